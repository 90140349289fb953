#include "passage/declare/help.hpp"

#include "support/catch.hpp"

namespace passage {

namespace {
struct Wordy {
  std::vector<Text> names;
};
Outputs run(Wordy const&, Context&) {
  return {};
}
}  // namespace

template <>
inline constexpr auto params<Wordy> = declare<Wordy>(
    param<&Wordy::names>("names",
                         "A help text that is long enough to need a second line, because it goes on and on "
                         "without coming to an end."));

TEST_CASE("help is wrapped at blanks and keeps its margin") {
  constexpr Algorithm wordy = algorithm<Wordy>("wordy", "Wordy", "", "Says much.");
  auto const help = help_text(wordy, true);
  std::size_t start = 0, longest = 0;
  while (start < help.size()) {
    auto const end = help.find('\n', start);
    longest = std::max(longest, end - start);
    start = end + 1;
  }
  CHECK(longest <= 101);
  CHECK_THAT(help, testing::contains("\n                              "));
  CHECK_THAT(help, testing::contains("[list]"));
  CHECK_THAT(help, testing::contains("common\n  --threads N"));
}

}  // namespace passage
