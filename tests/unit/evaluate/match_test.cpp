#include "passage/evaluate/match.hpp"

#include <algorithm>
#include <cmath>

#include "support/catch.hpp"

#include "passage/base/random.hpp"

using namespace passage;
using passage::testing::Approx;

namespace {

RoadFeature road(Line line) {
  RoadFeature made;
  made.length = Metres{length(line)};
  made.line = std::move(line);
  return made;
}

double total_length(std::vector<MatchedPiece> const& pieces) {
  double sum = 0;
  for (auto const& piece : pieces) sum += length(piece.line);
  return sum;
}

std::vector<std::optional<std::uint32_t>> roads_of(std::vector<MatchedPiece> const& pieces) {
  std::vector<std::optional<std::uint32_t>> roads;
  for (auto const& piece : pieces) {
    if (roads.empty() || roads.back() != piece.road) roads.push_back(piece.road);
  }
  return roads;
}

Line joined(std::vector<Line> const& lines) {
  Line whole;
  for (auto const& line : lines) {
    for (auto const& point : line) {
      if (whole.empty() || whole.back() != point) whole.push_back(point);
    }
  }
  return whole;
}

/// A lattice of crooked roads, one per side of each square.
struct Lattice {
  static constexpr int side = 6;
  std::vector<RoadFeature> roads;
  std::vector<std::pair<int, int>> ends;

  explicit Lattice(std::uint64_t seed) {
    Random random{seed};
    std::vector<Point> nodes;
    for (int row = 0; row < side; ++row) {
      for (int column = 0; column < side; ++column) {
        nodes.push_back({column * 5000 + random.uniform(-900, 900), row * 5000 + random.uniform(-900, 900)});
      }
    }
    auto add = [&](int a, int b) {
      Line line{nodes[std::size_t(a)]};
      for (int i = 1; i < 6; ++i) {
        double const t = i / 6.0;
        auto const p = nodes[std::size_t(a)], q = nodes[std::size_t(b)];
        line.push_back({p.x + (q.x - p.x) * t + random.uniform(-200, 200),
                        p.y + (q.y - p.y) * t + random.uniform(-200, 200)});
      }
      line.push_back(nodes[std::size_t(b)]);
      bool const drawn_backwards = random.below(2) == 0;
      roads.push_back(road(drawn_backwards ? reversed(line) : line));
      ends.emplace_back(drawn_backwards ? b : a, drawn_backwards ? a : b);
    };
    for (int row = 0; row < side; ++row) {
      for (int column = 0; column < side; ++column) {
        if (column + 1 < side) add(row * side + column, row * side + column + 1);
        if (row + 1 < side) add(row * side + column, (row + 1) * side + column);
      }
    }
  }
};

}  // namespace

TEST_CASE("a line cut from roads is given back piece by piece") {
  std::vector<RoadFeature> const roads{road({{0, 0}, {5000, 100}, {10000, 0}}),
                                       road({{10000, 8000}, {10000, 0}}), road({{10000, 0}, {20000, 0}})};
  RoadMatcher const matcher{roads};
  auto const start = part_of(roads[0].line, Share{0.3}, Share{1});
  auto const end = reversed(part_of(roads[1].line, Share{0.25}, Share{1}));
  auto const pieces = matcher.match(joined({start, end}), {Metres{1}});
  REQUIRE(pieces.size() == 2);
  CHECK(pieces[0].road == 0u);
  CHECK(pieces[0].forward);
  CHECK(pieces[0].from.value == Approx(0.3).epsilon(1e-12));
  CHECK(pieces[0].upto.value == 1);
  CHECK(pieces[1].road == 1u);
  CHECK_FALSE(pieces[1].forward);
  CHECK(pieces[1].from.value == Approx(0.25).epsilon(1e-12));
  CHECK(pieces[1].upto.value == 1);
  CHECK(pieces[1].line.front() == Point{10000, 0});
}

TEST_CASE("random walks over a lattice are found again exactly") {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    Lattice const lattice{seed};
    RoadMatcher const matcher{lattice.roads};
    Random random{seed + 1000};
    int node = static_cast<int>(random.below(36));
    std::vector<Line> driven;
    std::vector<std::optional<std::uint32_t>> expected;
    for (int step = 0; step < 12; ++step) {
      std::vector<std::uint32_t> choices;
      for (std::uint32_t i = 0; i < lattice.roads.size(); ++i) {
        bool const just_driven = !expected.empty() && expected.back() == i;
        if ((lattice.ends[i].first == node || lattice.ends[i].second == node) && !just_driven)
          choices.push_back(i);
      }
      auto const chosen = choices[random.below(choices.size())];
      bool const forward = lattice.ends[chosen].first == node;
      driven.push_back(forward ? lattice.roads[chosen].line : reversed(lattice.roads[chosen].line));
      expected.push_back(chosen);
      node = forward ? lattice.ends[chosen].second : lattice.ends[chosen].first;
    }
    auto const line = joined(driven);
    for (double tolerance_m : {1.0, 25.0}) {
      auto const pieces = matcher.match(line, {Metres{tolerance_m}});
      CHECK(roads_of(pieces) == expected);
      CHECK(total_length(pieces) == Approx(length(line)).epsilon(1e-12));
      for (auto const& piece : pieces) {
        CHECK(piece.from.value == Approx(0).margin(1e-12));
        CHECK(piece.upto.value == Approx(1).epsilon(1e-12));
      }
    }
  }
}

TEST_CASE("the order of the roads does not matter") {
  Lattice lattice{5};
  auto const line = joined({lattice.roads[0].line, lattice.roads[1].line});
  auto const before = total_length(RoadMatcher{lattice.roads}.match(line));
  std::ranges::reverse(lattice.roads);
  CHECK(total_length(RoadMatcher{lattice.roads}.match(line)) == before);
}

TEST_CASE("a drawn line follows the road it is near, not a parallel or crossing one") {
  Line wanted, parallel;
  for (int i = 0; i <= 40; ++i) {
    wanted.push_back({i * 500.0, 80 * std::sin(i * 0.7)});
    parallel.push_back({i * 500.0, 300 + 80 * std::sin(i * 0.7)});
  }
  std::vector<RoadFeature> const roads{road(wanted), road(parallel), road({{9000, -5000}, {9000, 5000}}),
                                       road({{3000, 4000}, {3200, -4000}})};
  Line drawn;
  for (int i = 0; i <= 10; ++i) drawn.push_back({i * 2000.0 + 40, 60 + (i % 2) * 50.0});
  auto const pieces = RoadMatcher{roads}.match(drawn, {Metres{250}});
  CHECK(roads_of(pieces) == std::vector<std::optional<std::uint32_t>>{0u});
  CHECK(total_length(pieces) == Approx(length(wanted)).epsilon(0.02));
}

TEST_CASE("a drawn line that turns at a junction uses both roads up to it") {
  std::vector<RoadFeature> const roads{road({{0, 0}, {10000, 0}}), road({{10000, 0}, {10000, 10000}}),
                                       road({{10000, 0}, {22000, 0}})};
  Line const drawn{{100, 90}, {9900, 120}, {9880, 9900}};
  auto const pieces = RoadMatcher{roads}.match(drawn, {Metres{250}});
  CHECK(roads_of(pieces) == std::vector<std::optional<std::uint32_t>>{0u, 1u});
  CHECK(pieces.front().upto.value == 1);
  CHECK(pieces.back().from.value == Approx(0).margin(1e-12));
  CHECK(total_length(pieces) == Approx(9900 + 9900).epsilon(0.01));
}

TEST_CASE("where a line leaves the roads it is kept as drawn") {
  std::vector<RoadFeature> const roads{road({{0, 0}, {10000, 0}}), road({{20000, 0}, {30000, 0}})};
  Line const drawn{{0, 0}, {10000, 0}, {15000, 6000}, {20000, 0}, {30000, 0}};
  auto const pieces = RoadMatcher{roads}.match(drawn, {Metres{100}});
  CHECK(roads_of(pieces) == std::vector<std::optional<std::uint32_t>>{0u, std::nullopt, 1u});
  double unmatched = 0;
  for (auto const& piece : pieces) unmatched += piece.road ? 0 : length(piece.line);
  CHECK(unmatched == Approx(2 * std::hypot(5000, 6000)).epsilon(0.05));
}

TEST_CASE("no roads, no match; a line of one place has no pieces") {
  std::vector<RoadFeature> const none;
  RoadMatcher const matcher{none};
  auto const pieces = matcher.match({{0, 0}, {1000, 0}});
  REQUIRE(pieces.size() == 1);
  CHECK_FALSE(pieces[0].road);
  CHECK(matcher.match({{5, 5}, {5, 5}}).empty());
}

TEST_CASE("a loop road and a way there and back are followed all the way") {
  Line loop;
  for (int i = 0; i <= 24; ++i) {
    double const angle = i * 2 * 3.14159265358979 / 24;
    loop.push_back({3000 * std::cos(angle), 3000 * std::sin(angle)});
  }
  loop.back() = loop.front();
  std::vector<RoadFeature> const roads{road({{9000, 0}, {3000, 0}}), road(loop)};
  auto const there_and_back = joined({roads[0].line, roads[1].line, reversed(roads[0].line)});
  auto const pieces = RoadMatcher{roads}.match(there_and_back);
  CHECK(total_length(pieces) == Approx(length(there_and_back)).epsilon(1e-12));
  CHECK(roads_of(pieces) == std::vector<std::optional<std::uint32_t>>{0u, 1u, 0u});
}

TEST_CASE("short links between long ones are not lost") {
  std::vector<RoadFeature> const roads{road({{0, 0}, {10000, 0}}), road({{10000, 0}, {10003, 0}}),
                                       road({{10003, 0}, {20000, 0}})};
  auto const line = joined({roads[0].line, roads[1].line, roads[2].line});
  CHECK(roads_of(RoadMatcher{roads}.match(line, {Metres{25}})) ==
        std::vector<std::optional<std::uint32_t>>{0u, 1u, 2u});
}

TEST_CASE("a roundabout is followed over the place where its line begins") {
  // Twelve sides, 20 m wide: sides of about 2.6 m on each side of the seam at its east.
  Line ring;
  for (int i = 0; i <= 24; ++i) {
    double const angle = (i % 24) * 3.14159265358979 / 12;
    ring.push_back({20 * std::cos(angle), 20 * std::sin(angle)});
  }
  std::vector<RoadFeature> const roads{road(ring), road({ring[22], {400, -300}}),
                                       road({{400, 300}, ring[3]})};
  Line const driven = joined({{{400, -300}, ring[22]},
                              {ring[22], ring[23], ring[0], ring[1], ring[2], ring[3]},
                              {ring[3], {400, 300}}});
  auto const pieces = RoadMatcher{roads}.match(driven, {Metres{1}});
  for (auto const& piece : pieces) REQUIRE(piece.road);
  CHECK(roads_of(pieces) == std::vector<std::optional<std::uint32_t>>{1, 0, 2});
  CHECK(total_length(pieces) == Approx(length(driven)));
}
