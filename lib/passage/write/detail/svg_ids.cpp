#include "passage/write/detail/svg_ids.hpp"

#include <fstream>
#include <iterator>
#include <map>
#include <string>

#include <fmt/core.h>

#include "passage/write/detail/files.hpp"
#include "passage/write/detail/xml_text.hpp"

namespace passage::detail {

namespace {

/// Cairo numbers surfaces and images through the life of the process; counted from 1 in each file, the same
/// sheet is the same bytes whatever was drawn before.
std::string renumbered(std::string const& svg) {
  std::map<std::string, std::size_t, std::less<>> numbers;
  std::string made;
  std::size_t at = 0;
  while (at < svg.size()) {
    auto const mark = svg.find_first_of("\"#", at);
    if (mark == std::string::npos) break;
    made.append(svg, at, mark + 1 - at);
    at = mark + 1;
    for (std::string_view word : {"surface", "image"}) {
      if (svg.compare(at, word.size(), word) != 0) continue;
      auto const end = std::min(svg.find_first_not_of("0123456789", at + word.size()), svg.size());
      if (end == at + word.size()) continue;
      auto const [found, is_new] = numbers.try_emplace(svg.substr(at, end - at), numbers.size() + 1);
      made += fmt::format("{}{}", word, found->second);
      at = end;
      break;
    }
  }
  return made.append(svg, at, std::string::npos);
}

std::string text_of(std::filesystem::path const& path) {
  std::ifstream in{path, std::ios::binary};
  return {std::istreambuf_iterator<char>{in}, {}};
}

void overwrite(std::filesystem::path const& path, std::string const& text) {
  std::ofstream out{path, std::ios::binary};
  out.write(text.data(), static_cast<std::streamsize>(text.size()));
  out.close();
  if (!out) throw_cut_off(path, "is the disk full?");
}

}  // namespace

void renumber_svg_ids(std::filesystem::path const& path) {
  overwrite(path, renumbered(text_of(path)));
}

void describe_svg(std::filesystem::path const& path, std::string const& title,
                  std::string const& description) {
  auto svg = text_of(path);
  auto const head = svg.find('>', svg.find("<svg"));
  if (head == std::string::npos) throw_unwritable(path, "it is no drawing");
  svg.insert(head + 1,
             "\n<title>" + xml_text(title) + "</title>\n<desc>" + xml_text(description) + "</desc>");
  overwrite(path, svg);
}

}  // namespace passage::detail
