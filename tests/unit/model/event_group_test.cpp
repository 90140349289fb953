#include "passage/model/event_group.hpp"

#include "support/catch.hpp"

TEST_CASE("A group without dates stands for rows that never became events") {
  passage::EventGroup const group{"", "", "left out: its date cannot be read", 3, {}};
  CHECK(group.events == 3);
  CHECK_FALSE(group.when);
}
