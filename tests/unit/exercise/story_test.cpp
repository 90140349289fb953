#include "passage/exercise/story.hpp"

#include "sample.hpp"
#include "support/catch.hpp"

using namespace passage;
using namespace passage::exercise;

TEST_CASE("the scenario names the places as the table has them, the note the tensions") {
  auto const& district = sample::district();
  auto const text = scenario_text(district);
  for (auto const index : district.task.destinations)
    CHECK_THAT(text, passage::testing::contains(district.towns[index].name.local));
  CHECK_THAT(text, passage::testing::contains("layername=gates"));
  auto const note = trainers_note(district);
  CHECK_THAT(note, passage::testing::contains("10 t"));
  CHECK_THAT(note, passage::testing::contains("EXERCISE"));
}
