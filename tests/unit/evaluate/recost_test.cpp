#include "passage/evaluate/recost.hpp"

#include <algorithm>

#include "support/catch.hpp"

#include "passage/base/random.hpp"

using namespace passage;
using passage::testing::Approx;

namespace {

Crs const frame = Crs::utm(36, true);

RoadFeature road(Line line, Metres measured) {
  RoadFeature made;
  made.line = std::move(line);
  made.length = measured;
  return made;
}

MatchedPiece piece(std::uint32_t on, double from, double upto, bool forward = true) {
  MatchedPiece made;
  made.road = on;
  made.from = Share{from};
  made.upto = Share{upto};
  made.forward = forward;
  return made;
}

}  // namespace

TEST_CASE("length is the measured one, in proportion") {
  Projector const to_degrees{frame, Crs{}};
  std::vector<RoadFeature> const roads{road({{500000, 0}, {510000, 0}}, Metres{12000})};
  RoadTimes const times{{Seconds{1200}}, {}, TimeQuantum{-20}};
  auto const costs = recost({piece(0, 0.25, 0.75)}, roads, times, to_degrees);
  CHECK(costs.length.value == Approx(6000));
  REQUIRE(costs.time);
  CHECK(costs.time->value == Approx(600));
  CHECK(costs.unmatched.value == 0);
}

TEST_CASE("pieces cost together what the whole road costs, to the quantum") {
  Projector const to_degrees{frame, Crs{}};
  std::vector<RoadFeature> roads{road({{500000, 0}, {510000, 0}}, Metres{12345.678})};
  roads[0].delay = Seconds{17.3};
  TimeQuantum const quantum{-3};
  RoadTimes const times{{Seconds{1234.567}}, {}, quantum};
  Random random{1};
  for (int round = 0; round < 100; ++round) {
    std::vector<double> cuts{0, 1};
    for (int i = 0; i < 20; ++i) cuts.push_back(random.uniform());
    std::ranges::sort(cuts);
    std::vector<MatchedPiece> pieces;
    for (std::size_t i = 1; i < cuts.size(); ++i) pieces.push_back(piece(0, cuts[i - 1], cuts[i]));
    auto const costs = recost(pieces, roads, times, to_degrees);
    CHECK(costs.time ==
          quantum.seconds(quantum.quantise(Seconds{1234.567}) + quantum.quantise(Seconds{17.3})));
    CHECK(costs.delay == quantum.seconds(quantum.quantise(Seconds{17.3})));
    CHECK(costs.length.value == Approx(12345.678));
  }
}

TEST_CASE("pieces cost what a search counts for the same pieces") {
  // The search's own rule: differences of a running total in quanta.
  Projector const to_degrees{frame, Crs{}};
  std::vector<RoadFeature> const roads{road({{500000, 0}, {510000, 0}}, Metres{10000})};
  TimeQuantum const quantum{-10};
  RoadTimes const times{{Seconds{777.7}}, {}, quantum};
  auto const total = quantum.quantise(Seconds{777.7});
  Random random{2};
  for (int round = 0; round < 100; ++round) {
    double const from = random.uniform(0, 0.5), upto = random.uniform(0.5, 1);
    auto const costs = recost({piece(0, from, upto, false)}, roads, times, to_degrees);
    CHECK(costs.time == quantum.seconds(piece_of(total, Share{from}, Share{upto})));
  }
}

TEST_CASE("off the roads length is geodesic and time needs a speed") {
  Projector const to_degrees{frame, Crs{}};
  MatchedPiece off;
  off.upto = Share{1};
  off.line = {{500000, 0}, {500000, 10000}};
  std::vector<RoadFeature> const none;
  auto const unknown = recost({off}, none, {}, to_degrees);
  CHECK_FALSE(unknown.time);
  // Along the central meridian UTM shortens by 0.9996.
  CHECK(unknown.length.value == Approx(10000 / 0.9996).epsilon(1e-6));
  CHECK(unknown.unmatched == unknown.length);
  auto const known = recost({off}, none, {{}, kilometres_per_hour(36), {}}, to_degrees);
  REQUIRE(known.time);
  CHECK(known.time->value == Approx(1000 / 0.9996).epsilon(1e-6));
}

TEST_CASE("a road without a known time leaves the whole time empty") {
  Projector const to_degrees{frame, Crs{}};
  std::vector<RoadFeature> const roads{road({{500000, 0}, {510000, 0}}, Metres{1}),
                                       road({{510000, 0}, {520000, 0}}, Metres{1})};
  RoadTimes const times{{Seconds{5}, Seconds{0}}, {}, TimeQuantum{}};
  CHECK_FALSE(recost({piece(0, 0, 1), piece(1, 0, 1)}, roads, times, to_degrees).time);
}
