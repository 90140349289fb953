#include "passage/write/library_versions.hpp"

#include <algorithm>
#include <cctype>

#include "support/catch.hpp"

using namespace passage;

TEST_CASE("Every library that is named states a version") {
  auto const found = writing_libraries();
  for (auto const* name : {"cairo", "Pango", "libxlsxwriter"}) {
    INFO(name);
    auto const row =
        std::find_if(found.begin(), found.end(), [&](auto const& each) { return each.first == name; });
    REQUIRE(row != found.end());
    REQUIRE_FALSE(row->second.empty());
    auto const& version = row->second;
    CHECK(std::any_of(version.begin(), version.end(),
                      [](unsigned char letter) { return std::isdigit(letter) != 0; }));
    CHECK(version.find('.') != std::string::npos);
  }
}
