#pragma once
// What every list of libraries and versions has to state.
#include <algorithm>
#include <cctype>
#include <initializer_list>
#include <string>

#include "support/catch.hpp"

namespace passage::testing {

/// Each of `names` stands in `found` (pairs of name and version), with a number that has parts.
template <class Libraries>
void check_versions(Libraries const& found, std::initializer_list<char const*> names) {
  for (std::string const name : names) {
    INFO(name);
    auto const row =
        std::find_if(found.begin(), found.end(), [&](auto const& each) { return each.first == name; });
    REQUIRE(row != found.end());
    std::string const version = row->second;
    CHECK(std::any_of(version.begin(), version.end(),
                      [](unsigned char letter) { return std::isdigit(letter) != 0; }));
    CHECK(version.find('.') != std::string::npos);
  }
}

}  // namespace passage::testing
