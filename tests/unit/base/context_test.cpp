#include "passage/base/context.hpp"

#include <vector>

#include "support/catch.hpp"

#include "passage/base/error.hpp"
#include "passage/base/parallel.hpp"

using namespace passage;

namespace {
struct Recorder : Reporter {
  std::vector<double> fractions;
  void progress(std::string_view, double fraction) override { fractions.push_back(fraction); }
  void finding(Finding const&) override {}
  void log(std::string_view) override {}
};
}  // namespace

TEST_CASE("progress never falls and maps steps onto the whole") {
  Recorder recorder;
  Context context{&recorder};
  context.begin_step("read", 0, 0.5);
  context.progress(1);
  context.begin_step("search", 0.5, 1);
  context.progress(0.5);
  context.progress(0.1);
  CHECK(recorder.fractions == std::vector<double>{0, 0.5, 0.5, 0.75, 0.75});
}

TEST_CASE("cancel is an error of its own kind") {
  std::atomic<bool> cancel{false};
  Context context{nullptr, &cancel};
  CHECK_NOTHROW(context.check_cancel());
  cancel = true;
  CHECK_THROWS_AS(context.progress(0.1), Error);
}

TEST_CASE("parallel work is stored by index and the first failure ends it") {
  Context context;
  context.threads = 4;
  std::vector<int> results(1000);
  parallel_for(results.size(), context, [&](std::size_t i, int) { results[i] = static_cast<int>(i); });
  for (std::size_t i = 0; i < results.size(); ++i) REQUIRE(results[i] == static_cast<int>(i));
  CHECK_THROWS_AS(parallel_for(1000, context,
                               [](std::size_t i, int) {
                                 if (i == 7) throw Error{ErrorKind::input, "x", "y"};
                               }),
                  Error);
}
