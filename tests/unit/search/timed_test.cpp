#include "passage/search/network/timed.hpp"

#include <cmath>

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

/// The minute somebody is done who works `work` minutes, in travel hours only.
int worked(Instance const& in, int now, int work) {
  while (work > 0 && now < days * day_min) {
    if (in.travel.at(now)) --work;
    ++now;
  }
  return now;
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
  for (int begin = now; begin < days * day_min; ++begin) {
    if (!is_open(gate, begin)) continue;
    // Begun now; goes on while open where it fits at all, else right through.
    for (int end = begin + wait; end <= days * day_min; ++end) {
      bool all_open = true;
      for (int m = begin; fits && m < end; ++m) all_open = all_open && gate.at(m);
      if (!all_open) break;
      // In hours common to both, the moment they end included; hours that only touch have none.
      bool const is_common =
          (in.travel.at(end) && gate.at(end)) || (end > 0 && in.travel.at(end - 1) && gate.at(end - 1));
      if (is_common) return end;
    }
    if (!fits) break;
  }
  return days * day_min + 1;
}

int oracle(Instance const& in, NodeId from, NodeId to, int departure) {
  int const never = days * day_min;
  std::vector<int> best(in.graph.nodes.size(), never + 1);
  int start = departure;
  while (start < never && !may_move(in, start)) ++start;
  best[from.value] = start;
  for (bool is_better = true; is_better;) {
    is_better = false;
    for (auto const& link : in.graph.links) {
      if (!link.is_passable()) continue;
      auto go = [&](NodeId a, NodeId b) {
        int now = best[a.value];
        if (now > never) return;
        int const time = static_cast<int>(link.time.quanta / 60),
                  delay = static_cast<int>(link.delay.quanta / 60);
        if (link.is_crossing()) {
          now = passed(in, in.gates[link.gate.value], now, time);
        } else {
          now = worked(in, now, (time - delay) / (delay > 0 ? 2 : 1));
          if (delay > 0) now = worked(in, now + delay, (time - delay) / 2);
        }
        if (now < best[b.value] && now <= never) {
          best[b.value] = now;
          is_better = true;
        }
      };
      go(link.start, link.end);
      if (!link.is_one_way) go(link.end, link.start);
    }
  }
  return best[to.value];
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

}  // namespace

TEST_CASE("the first to arrive is the first by trying every minute") {
  int reached = 0, waited = 0;
  for (std::uint64_t seed = 1; seed <= 400; ++seed) {
    auto const in = random_instance(seed);
    Random random{seed};
    int const departure = static_cast<int>(random.below(day_min));
    NodeId const from{0}, to{1};
    std::vector<NodeId> const ends{from, to};
    Context context;
    auto const found = first_to_arrive(in.graph, ends, rules_of(in, departure), context);
    auto const expected = oracle(in, from, to, departure);
    INFO("seed " << seed);
    // On the last day the two cut their calendars differently.
    if (expected > (days - 1) * day_min && expected <= days * day_min) continue;
    if (expected > days * day_min) {
      CHECK_FALSE(found);
      continue;
    }
    REQUIRE(found);
    CHECK(std::lround(found->arrival / minute) == expected);
    CHECK(arrival_of(in.graph, found->path.links, rules_of(in, departure)) == found->arrival);
    ++reached;
    waited += found->arrival > minute * departure + in.graph.quantum.seconds(found->path.time) + minute;
  }
  CHECK(reached > 100);
  CHECK(waited > 50);
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
  rules.stop_times = {hour};
  CHECK(first_to_arrive(in.graph, way, rules, context)->arrival == without->arrival + hour);
}
