#include "passage/algorithms/gates.hpp"

#include "support/catch.hpp"

TEST_CASE("gates is a command of the routes group") {
  CHECK(passage::gates_command.name == "gates");
  CHECK_FALSE(passage::gates_command.help.empty());
}
