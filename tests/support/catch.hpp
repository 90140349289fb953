#pragma once
// One header for Catch2 2.13 (Debian 12) and 3.
#if __has_include(<catch2/catch_all.hpp>)
#include <catch2/catch_all.hpp>
namespace passage::testing {
using Catch::Approx;
inline auto contains(std::string const& text) {
  return Catch::Matchers::ContainsSubstring(text);
}
}  // namespace passage::testing
#else
#include <catch2/catch.hpp>
namespace passage::testing {
using Catch::Detail::Approx;
inline auto contains(std::string const& text) {
  return Catch::Matchers::Contains(text);
}
}  // namespace passage::testing
#endif
