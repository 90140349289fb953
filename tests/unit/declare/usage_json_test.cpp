#include "passage/declare/usage_json.hpp"

#include "support/catch.hpp"

#include "passage/declare/common_options.hpp"

using namespace passage;

TEST_CASE("the description of an option says choices and what is absent") {
  auto const options = options_of(rows_of<CommonOptions>(), detail::defaults_of<CommonOptions>());
  Table progress, memory;
  for (auto const& option : options) {
    if (option.name == "--progress") progress = describe(option);
    if (option.name == "--memory") memory = describe(option);
  }
  REQUIRE(find(progress, "choices"));
  CHECK(std::get<List>(find(progress, "choices")->value).size() == 3);
  CHECK(std::get<std::string>(find(progress, "default")->value) == "auto");
  CHECK(std::get<bool>(find(memory, "optional")->value));
  CHECK_FALSE(find(memory, "default"));
  CHECK(std::get<double>(find(memory, "low")->value) == 67108864);
}
