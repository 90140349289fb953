#include "passage/declare/common_options.hpp"

#include "support/catch.hpp"

#include "passage/declare/binding.hpp"

using namespace passage;

TEST_CASE("common options bind like any other") {
  Table const tree{{"memory", Node{std::string{"2GiB"}, "--memory"}},
                   {"progress", Node{std::string{"json"}, "--progress"}}};
  auto const options = bind_options<CommonOptions>(tree, command_line);
  CHECK(options.memory == Bytes{2147483648.0});
  CHECK(options.progress == ProgressStyle::json);
  CHECK_FALSE(options.threads);
  CHECK_THROWS_AS(
      bind_options<CommonOptions>(Table{{"threads", Node{std::string{"0"}, "--threads"}}}, command_line),
      Error);
}
