#pragma once
// What another program says of a file: readers that share no code with the product.
#include <cstdio>
#include <filesystem>
#include <string>

#include "support/catch.hpp"

namespace passage::testing {

/// Everything a command prints.
inline std::string output_of(std::string const& command) {
  auto* pipe = popen(command.c_str(), "r");
  REQUIRE(pipe != nullptr);
  std::string text;
  char block[4096];
  while (auto const size = std::fread(block, 1, sizeof block, pipe)) text.append(block, size);
  pclose(pipe);
  return text;
}

/// The text of a PDF file as Poppler reads it; pages end in a form feed.
inline std::string text_of_pdf(std::filesystem::path const& path) {
  return output_of("pdftotext -layout '" + path.string() + "' -");
}

/// What GDAL finds in a workbook.
inline std::string sheets_of(std::filesystem::path const& path) {
  return output_of("ogrinfo -al '" + path.string() + "' 2>&1");
}

}  // namespace passage::testing
