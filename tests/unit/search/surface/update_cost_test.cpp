#include "passage/search/surface/update_cost.hpp"

#include "support/catch.hpp"
#include "support/friction_of.hpp"

using namespace passage;
using namespace passage::testing;

TEST_CASE("an update gives the same labels as a full search, for openings and closures mixed") {
  std::mt19937_64 random{61};
  for (int repeat = 0; repeat < 12; ++repeat) {
    auto drawn = random_grid(random, 290, 300, 0.2);
    drawn.friction[0] = 1;
    auto const before = friction_of(drawn);
    CostOptions options;
    options.neighbours = repeat % 3 == 0   ? Neighbours::eight
                         : repeat % 3 == 1 ? Neighbours::sixteen
                                           : Neighbours::thirty_two;
    if (repeat % 2) options.max_cost = Seconds{20000};
    std::vector<CostSource> const sources{{CellId{0}, Seconds{0}}};
    Context context;
    context.threads = 1 + repeat % 2;
    auto field = accumulate_cost(before, sources, options, context);
    std::vector<CellId> changed;
    for (int change = 0; change < 15; ++change) {
      auto const cell = 1 + random() % (290 * 300 - 1);
      changed.push_back(CellId{cell});
      float const choices[] = {0, 0.3f, 1, 8, drawn.friction[cell] * 1.5f};
      drawn.friction[cell] = choices[random() % 5];
    }
    auto after = friction_of(drawn);
    auto const from = after.grid().id(5, 5), to = after.grid().id(280, 290);
    if (repeat % 4 == 3) {
      after.crossings.push_back({"bridge", from, to, Seconds{100}, false});
      changed.insert(changed.end(), {from, to});
    }
    auto const updated = update_cost(after, changed, sources, options, field, context);
    options.quantum = field.quantum();
    auto const full = accumulate_cost(after, sources, options, context);
    INFO(repeat << ": " << updated.invalidated_cells << " invalid, recomputed " << updated.was_recomputed);
    REQUIRE(difference(labels_of(field), labels_of(full)) == "");
  }
}

TEST_CASE("closing a gate and opening it again changes nothing") {
  OracleGrid drawn{40, 40, 100, 100, std::vector<float>(1600, 1.0f)};
  for (int row = 0; row < 40; ++row) drawn.friction[static_cast<std::size_t>(row * 40 + 20)] = 0;
  auto surface = friction_of(drawn);
  Crossing const gate{"gate", surface.grid().id(30, 19), surface.grid().id(30, 21), Seconds{300}, false};
  surface.crossings = {gate};
  std::vector<CostSource> const sources{{CellId{0}, Seconds{0}}};
  Context context;
  auto field = accumulate_cost(surface, sources, {}, context);
  auto const original = field.clone();
  auto closed = friction_of(drawn);
  auto const counts = update_cost(closed, {gate.from, gate.to}, sources, {}, field, context);
  CHECK((counts.was_recomputed || counts.invalidated_cells == 40 * 19));
  CHECK_FALSE(field.at(0, 39).is_reached());
  update_cost(surface, {gate.from, gate.to}, sources, {}, field, context);
  CHECK(field == original);
}
