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

TEST_CASE("a context is set up as asked, and from the machine where nothing is asked") {
  Context context;
  CommonOptions common;
  set_up(context, common);
  CHECK(context.threads >= 1);
  CHECK(context.seed == 1);
  CHECK_FALSE(context.may_overwrite);
  common.threads = Count{3};
  common.memory = Bytes{128.0 * 1024 * 1024};
  common.seed = Seed{7};
  common.overwrite = true;
  set_up(context, common);
  CHECK(context.threads == 3);
  CHECK(context.memory_bytes == std::uint64_t{128} << 20);
  CHECK(context.seed == 7);
  CHECK(context.may_overwrite);
}
