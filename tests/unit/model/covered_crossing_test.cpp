#include "passage/model/covered_crossing.hpp"

#include "support/catch.hpp"

using namespace passage;

TEST_CASE(
    "an agreement names a crossing point by its id or its name, never by its party or a part of either") {
  Gate gate;
  gate.id = "K3";
  gate.name = "Bridge";
  auto const names = [&gate](std::vector<std::string> covers) {
    Agreement agreement;
    agreement.covers = std::move(covers);
    return covers_crossing(agreement, gate);
  };
  CHECK(names({"gate:K3"}));
  CHECK(names({"SS0304", "gate:Bridge"}));
  CHECK_FALSE(names({"K3"}));
  CHECK_FALSE(names({"gate:K33", "gate:K", "gate:"}));
  CHECK_FALSE(names({}));
}
