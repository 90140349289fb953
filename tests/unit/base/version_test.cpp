#include "passage/base/version.hpp"

#include "support/catch.hpp"

TEST_CASE("the version has three parts") {
  auto const text = std::string{passage::version()};
  CHECK(std::count(text.begin(), text.end(), '.') == 2);
}
