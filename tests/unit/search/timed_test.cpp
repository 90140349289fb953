#include "passage/search/network/timed.hpp"

#include <cmath>
#include <map>

#include "support/catch.hpp"
#include "support/random_roads.hpp"

using namespace passage;
using namespace passage::testing;

namespace {

constexpr int day_min = 24 * 60, days = 4;

/// Opening hours of one day that repeat, in minutes; end after begin.
struct Hours {
  int begin = 0, end = day_min;
  bool at(int minute_of_all) const {
    int const of_day = minute_of_all % day_min;
    return of_day >= begin && of_day < end;
  }
};

struct Instance {
  RoadGraph graph;
  Hours travel;
  std::vector<Hours> gates;
};

Hours random_hours(Random& random) {
  int const begin = static_cast<int>(random.below(18)) * 60;
  return {begin,
          begin + 60 * (1 + static_cast<int>(random.below(static_cast<std::uint64_t>(24 - begin / 60))))};
}

/// Times in whole minutes.
Instance random_instance(std::uint64_t seed) {
  RandomRoads kind;
  kind.nodes = 6;
  kind.links = 12;
  kind.largest_cost = 240;
  Instance made{random_roads(seed, kind), {}, {}};
  Random random{seed + 77};
  made.travel = random_hours(random);
  made.graph.quantum = TimeQuantum{0};
  for (auto& link : made.graph.links) {
    link.time = Duration{link.time.quanta * 60};
    if (random.uniform() < 0.4) {
      link.gate = GateId{static_cast<std::uint32_t>(made.gates.size())};
      made.gates.push_back(random_hours(random));
    } else if (random.uniform() < 0.2) {
      link.delay = Duration{120 * (1 + random.below(300))};
      link.time = Duration{(link.time.quanta / 120 + 1) * 120} + link.delay;  // halves are whole minutes
    } else {
      link.time = Duration{(link.time.quanta / 120 + 1) * 120};
    }
  }
  return made;
}

// The oracle: minute by minute, with its own reading of every rule.

constexpr int calendar_min = days * day_min, never = calendar_min + 1;

/// The minute somebody is done who works `work` minutes, in travel hours only; never, where some of the work
/// is left when the calendar ends.
int worked(Instance const& in, int now, int work) {
  while (work > 0 && now < calendar_min) {
    if (in.travel.at(now)) --work;
    ++now;
  }
  return work > 0 ? never : now;
}
/// Travel hours include the minute they end in.
bool may_move(Instance const& in, int now) {
  return in.travel.at(now) || (now > 0 && in.travel.at(now - 1));
}
bool is_open(Hours const& gate, int now) {
  return gate.at(now) || (now > 0 && gate.at(now - 1));
}
/// The first minute at which somebody who comes at `now` may leave the crossing point behind.
int passed(Instance const& in, Hours const& gate, int now, int wait) {
  bool const fits = wait <= gate.end - gate.begin || gate.end - gate.begin == day_min;
  for (int begin = now; begin < calendar_min; ++begin) {
    if (!is_open(gate, begin)) continue;
    // Begun now; goes on while open where it fits at all, else right through.
    int end = begin;
    for (bool all_open = true; end <= calendar_min; ++end) {
      if (fits && end > begin) all_open = all_open && gate.at(end - 1);
      if (!all_open) break;
      // In hours common to both, the moment they end included; hours that only touch have none.
      bool const is_common =
          (in.travel.at(end) && gate.at(end)) || (end > 0 && in.travel.at(end - 1) && gate.at(end - 1));
      if (end >= begin + wait && is_common) return end;
    }
    // Who begins later does not end in time either where it stayed open to the end.
    if (!fits || end > calendar_min) break;
  }
  return never;
}

/// The minute somebody who is at the start of a link at `now` is at its end.
int driven(Instance const& in, RoadLink const& link, int now) {
  int const time = static_cast<int>(link.time.quanta / 60), delay = static_cast<int>(link.delay.quanta / 60);
  if (link.is_crossing()) return passed(in, in.gates[link.gate.value], now, time);
  now = worked(in, now, (time - delay) / (delay > 0 ? 2 : 1));
  if (delay > 0 && now < never) now = worked(in, now + delay, (time - delay) / 2);
  return now;
}

int first_move(Instance const& in, int now) {
  while (now < calendar_min && !may_move(in, now)) ++now;
  return now < calendar_min ? now : never;
}

constexpr int unlimited = 1000;

/// What a movement asks for beyond its ends. Minutes.
struct Asked {
  std::vector<std::uint32_t> places{0, 1};
  std::vector<int> access{0, 0}, takes{0, 0};  ///< per place
  int most_changes = unlimited;
};

/// A place on the way with everything that decides how it goes on.
struct At {
  std::uint32_t node = 0;
  std::size_t visited = 0;
  int ground = -1, changes = 0;
  auto operator<=>(At const&) const = default;
};

/// Unloads wherever the next place to visit is.
int visit(Instance const& in, Asked const& asked, At& at, int now) {
  while (now < never && at.visited + 2 < asked.places.size() && asked.places[at.visited + 1] == at.node) {
    ++at.visited;
    now = worked(in, now, asked.access[at.visited]);
    if (now < never) now = first_move(in, now + asked.takes[at.visited]);
    if (now < never) now = worked(in, now, asked.access[at.visited]);
  }
  return now;
}

int oracle(Instance const& in, Asked const& asked, int departure) {
  std::map<At, int> best;
  At start{asked.places.front(), 0, -1, 0};
  auto leaving = first_move(in, departure);
  if (leaving < never) leaving = worked(in, leaving, asked.access.front());
  leaving = visit(in, asked, start, leaving);
  best[start] = leaving;
  for (bool is_better = leaving < never; is_better;) {
    is_better = false;
    for (auto const& [at, now] : std::map<At, int>{best}) {
      if (now >= never) continue;
      for (auto const& link : in.graph.links) {
        if (!link.is_passable()) continue;
        auto go = [&, &from = at, begin = now](NodeId a, NodeId b) {
          if (from.node != a.value) return;
          auto next = from;
          next.node = b.value;
          if (!link.is_crossing() && asked.most_changes < unlimited) {
            next.changes += from.ground >= 0 && from.ground != static_cast<int>(link.holding);
            next.ground = static_cast<int>(link.holding);
          }
          if (next.changes > asked.most_changes) return;
          auto const then = visit(in, asked, next, driven(in, link, begin));
          auto& known = best.try_emplace(next, never).first->second;
          if (then < known) known = then, is_better = true;
        };
        go(link.start, link.end);
        if (!link.is_one_way) go(link.end, link.start);
      }
    }
  }
  int least = never;
  for (auto const& [at, now] : best) {
    if (at.node == asked.places.back() && at.visited + 2 == asked.places.size())
      least = std::min(least, now < never ? worked(in, now, asked.access.back()) : never);
  }
  return least;
}

ClockSpans spans(Hours const& hours) {
  if (hours.begin == 0 && hours.end == day_min) return {{Seconds{0}, day * days}};
  ClockSpans made;
  for (int number = 0; number < days; ++number)
    made.push_back({day * number + minute * hours.begin, day * number + minute * hours.end});
  return made;
}

TimedRules rules_of(Instance const& in, int departure) {
  TimedRules rules;
  rules.hours = spans(in.travel);
  for (auto const& gate : in.gates) rules.gates.emplace_back(spans(gate), rules.hours);
  rules.departure = minute * departure;
  return rules;
}

TimedRules rules_of(Instance const& in, Asked const& asked, int departure) {
  auto rules = rules_of(in, departure);
  rules.access_first = minute * asked.access.front();
  rules.access_last = minute * asked.access.back();
  for (std::size_t i = 1; i + 1 < asked.places.size(); ++i)
    rules.stops.push_back({minute * asked.access[i], minute * asked.takes[i]});
  return rules;
}

}  // namespace

TEST_CASE("the first to arrive is the first by trying every minute") {
  int reached = 0, waited = 0;
  for (std::uint64_t seed = 1; seed <= 400; ++seed) {
    auto const in = random_instance(seed);
    Random random{seed};
    int const departure = static_cast<int>(random.below(day_min));
    std::vector<NodeId> const ends{NodeId{0}, NodeId{1}};
    Context context;
    auto const found = first_to_arrive(in.graph, ends, rules_of(in, departure), context);
    auto const expected = oracle(in, Asked{}, departure);
    INFO("seed " << seed);
    if (expected == never) {
      CHECK_FALSE(found);
      continue;
    }
    REQUIRE(found);
    CHECK(std::lround(found->arrival / minute) == expected);
    CHECK(arrival_of(in.graph, ends, found->path.links, rules_of(in, departure)) == found->arrival);
    ++reached;
    waited += found->arrival > minute * departure + in.graph.quantum.seconds(found->path.time) + minute;
  }
  CHECK(reached > 100);
  CHECK(waited > 50);
}

TEST_CASE("with stops off the road and at most N changes of control it is the first by trying everything") {
  int reached = 0, limited = 0;
  for (std::uint64_t seed = 1; seed <= 300; ++seed) {
    auto in = random_instance(seed);
    Random random{seed + 5};
    for (std::uint32_t i = 0; i < 3; ++i) in.graph.holdings.push_back({{PartyId{i}}});
    for (auto& link : in.graph.links) link.holding = static_cast<std::uint32_t>(random.below(3));
    int const departure = static_cast<int>(random.below(day_min));
    Asked asked;
    if (seed % 2 == 0) asked = {{0, 2, 1}, {0, 30, 0}, {0, 90, 0}, unlimited};
    if (seed % 5 == 0) asked.places[asked.places.size() - 2] = 0;  // at the origin itself
    asked.access.front() = static_cast<int>(random.below(60));
    asked.access.back() = static_cast<int>(random.below(60));
    std::vector<NodeId> places;
    for (auto const place : asked.places) places.push_back(NodeId{place});
    auto const rules = rules_of(in, asked, departure);
    Context context;
    auto const freely = oracle(in, asked, departure);
    for (auto const most : {std::optional<int>{}, std::optional{0}, std::optional{1}}) {
      asked.most_changes = most.value_or(unlimited);
      auto const expected = oracle(in, asked, departure);
      auto const found = first_to_arrive(in.graph, Journey{in.graph, places, most, context}, rules, context);
      INFO("seed " << seed << ", at most " << asked.most_changes);
      REQUIRE(found.has_value() == (expected < never));
      limited += expected != freely;
      if (!found) continue;
      ++reached;
      CHECK(std::lround(found->arrival / minute) == expected);
      CHECK(arrival_of(in.graph, places, found->path.links, rules) == found->arrival);
    }
  }
  CHECK(reached > 200);
  CHECK(limited > 50);
}

TEST_CASE("what the end of the calendar cuts short does not arrive; what ends with it does") {
  Instance in;
  in.graph.nodes = {{0, 0}, {1, 0}};
  in.graph.quantum = TimeQuantum{0};
  RoadLink link;
  link.start = NodeId{0};
  link.end = NodeId{1};
  link.time = Duration{120 * 60};
  in.graph.links = {link};
  in.graph.index();
  in.travel = {22 * 60, 24 * 60};
  std::vector<NodeId> const ends{NodeId{0}, NodeId{1}};
  int const last_evening = (days - 1) * day_min + in.travel.begin;
  Context context;
  auto const in_time = first_to_arrive(in.graph, ends, rules_of(in, last_evening), context);
  REQUIRE(in_time);
  CHECK(in_time->arrival == day * days);
  CHECK(oracle(in, Asked{}, last_evening) == calendar_min);
  CHECK_FALSE(first_to_arrive(in.graph, ends, rules_of(in, last_evening + 1), context));
  CHECK(oracle(in, Asked{}, last_evening + 1) == never);
}

TEST_CASE("who leaves later never arrives earlier") {
  for (std::uint64_t seed = 500; seed < 600; ++seed) {
    auto const in = random_instance(seed);
    std::vector<NodeId> const ends{NodeId{0}, NodeId{1}};
    std::optional<Seconds> last;
    Context context;
    for (int departure = 0; departure < day_min; departure += 90) {
      auto const found = first_to_arrive(in.graph, ends, rules_of(in, departure), context);
      if (!found) break;
      if (last) CHECK(found->arrival >= *last);
      last = found->arrival;
    }
  }
}

TEST_CASE("wider opening hours never make the first to arrive later") {
  for (std::uint64_t seed = 700; seed < 800; ++seed) {
    auto in = random_instance(seed);
    std::vector<NodeId> const ends{NodeId{0}, NodeId{1}};
    Context context;
    auto const narrow = first_to_arrive(in.graph, ends, rules_of(in, 300), context);
    for (auto& gate : in.gates) gate = {};
    auto const wide = first_to_arrive(in.graph, ends, rules_of(in, 300), context);
    if (!narrow) continue;
    REQUIRE(wide);
    CHECK(wide->arrival <= narrow->arrival);
  }
}

TEST_CASE("stops on the way take their time") {
  auto in = random_instance(11);
  in.travel = {};
  for (auto& gate : in.gates) gate = {};
  std::vector<NodeId> const way{NodeId{0}, NodeId{2}, NodeId{1}};
  Context context;
  auto rules = rules_of(in, 60);
  auto const without = first_to_arrive(in.graph, way, rules, context);
  REQUIRE(without);
  rules.stops = {{Seconds{0}, hour}};
  CHECK(first_to_arrive(in.graph, way, rules, context)->arrival == without->arrival + hour);
}
