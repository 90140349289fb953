#include "passage/search/network/openings.hpp"

#include <algorithm>
#include <bit>
#include <map>

#include <fmt/format.h>

#include "passage/base/parallel.hpp"
#include "passage/search/network/detail/gate_graph.hpp"

namespace passage {

namespace {

/// The time a spot on a link takes from a terminal: by either end of the link.
class SpotTimes {
 public:
  SpotTimes(RoadGraph const& graph, detail::GateGraph const& gates) : graph_(graph), gates_(gates) {}

  std::uint64_t from(std::size_t terminal, PeopleAtSpot const& spot) const {
    auto const& link = graph_.links[spot.link.value];
    if (!link.is_passable()) return unreached_cost;
    auto const& costs = gates_.costs_from(terminal);
    auto const whole = link.criterion().quanta;
    auto const ahead = running_total(whole, spot.position);
    auto best = unreached_cost;
    auto const by = [&](std::uint64_t at_node, std::uint64_t rest) {
      if (at_node != unreached_cost) best = std::min(best, at_node + rest);
    };
    by(costs[link.start.value], ahead);
    if (!link.is_one_way) by(costs[link.end.value], whole - ahead);
    return best;
  }

 private:
  RoadGraph const& graph_;
  detail::GateGraph const& gates_;
};

/// People in one part of the roads, which is reached through some of the terminals only. The sets of openings
/// differ there by nothing but when these terminals are reached.
class Part {
 public:
  explicit Part(std::vector<std::size_t> terminals) : terminals_(std::move(terminals)) {}

  void add(std::vector<std::uint64_t> const& times, Persons people) {
    people_.push_back(people);
    for (auto const terminal : terminals_) times_.push_back(times[terminal]);
  }

  /// Takes note of one more set, given when each terminal is reached.
  void meet(std::vector<std::uint64_t> const& arrivals, std::uint64_t budget) {
    std::vector<std::uint64_t> left;
    left.reserve(terminals_.size());
    for (auto const terminal : terminals_)
      left.push_back(arrivals[terminal] > budget ? 0 : budget - arrivals[terminal] + 1);
    auto const number = static_cast<std::uint32_t>(known_.size());
    sets_.push_back(known_.try_emplace(std::move(left), number).first->second);
  }

  /// The people reached for every set that was met, in order.
  std::vector<Persons> reached() const {
    auto const ladders = ladders_of_times();
    auto const groups = group(ladders);
    std::vector<Persons> by_number(known_.size());
    for (auto const& [left, number] : known_) by_number[number] = count(groups, steps_of(left, ladders));
    std::vector<Persons> by_set;
    by_set.reserve(sets_.size());
    for (auto const number : sets_) by_set.push_back(by_number[number]);
    return by_set;
  }

 private:
  using Ladder = std::vector<std::uint64_t>;  ///< the times left that occur at a terminal, ascending
  /// People whom no set tells apart: for every terminal the first step of its ladder that reaches them.
  struct Groups {
    std::vector<std::uint32_t> steps;  ///< per group and terminal
    std::vector<Persons> people;
  };

  std::vector<Ladder> ladders_of_times() const {
    std::vector<Ladder> ladders(terminals_.size());
    for (auto const& [left, number] : known_) {
      for (std::size_t i = 0; i < left.size(); ++i) ladders[i].push_back(left[i]);
    }
    for (auto& ladder : ladders) {
      std::ranges::sort(ladder);
      ladder.erase(std::unique(ladder.begin(), ladder.end()), ladder.end());
    }
    return ladders;
  }

  /// `left` counts from 1, so that 0 reaches nobody.
  static std::vector<std::uint32_t> steps_of(std::vector<std::uint64_t> const& left,
                                             std::vector<Ladder> const& ladders) {
    std::vector<std::uint32_t> steps;
    steps.reserve(left.size());
    for (std::size_t i = 0; i < left.size(); ++i) {
      auto const place = std::ranges::lower_bound(ladders[i], left[i]);
      steps.push_back(static_cast<std::uint32_t>(place - ladders[i].begin()));
    }
    return steps;
  }

  Groups group(std::vector<Ladder> const& ladders) const {
    Groups groups;
    std::map<std::vector<std::uint32_t>, std::size_t> numbers;
    std::vector<std::uint32_t> steps(terminals_.size()), last;
    std::size_t number = 0;
    for (std::size_t i = 0; i < people_.size(); ++i) {
      for (std::size_t k = 0; k < steps.size(); ++k) {
        // A time t is within what is left when left ≥ t + 1 in the counting from 1.
        auto const time = times_[i * steps.size() + k];
        auto const place = std::ranges::upper_bound(ladders[k], time);
        steps[k] = static_cast<std::uint32_t>(place - ladders[k].begin());
      }
      if (steps != last) {
        auto const [entry, is_new] = numbers.try_emplace(steps, groups.people.size());
        if (is_new) {
          groups.people.emplace_back();
          groups.steps.insert(groups.steps.end(), steps.begin(), steps.end());
        }
        number = entry->second;
        last = steps;
      }
      groups.people[number] += people_[i];
    }
    return groups;
  }

  static Persons count(Groups const& groups, std::vector<std::uint32_t> const& steps) {
    Persons sum;
    for (std::size_t i = 0; i < groups.people.size(); ++i) {
      auto const* const needed = &groups.steps[i * steps.size()];
      bool is_reached = false;
      for (std::size_t k = 0; k < steps.size(); ++k) is_reached = is_reached || needed[k] <= steps[k];
      if (is_reached) sum += groups.people[i];
    }
    return sum;
  }

  std::vector<std::size_t> terminals_;
  std::vector<Persons> people_;
  std::vector<std::uint64_t> times_;                           ///< per person spot and terminal
  std::map<std::vector<std::uint64_t>, std::uint32_t> known_;  ///< times left at the terminals, numbered
  std::vector<std::uint32_t> sets_;                            ///< per set met: its number
};

/// Spots with people, grouped by the terminals that can reach them within the budget.
std::vector<Part> parts_of(RoadGraph const& graph, detail::GateGraph const& gates,
                           std::span<PeopleAtSpot const> people) {
  SpotTimes const spot_times{graph, gates};
  std::map<std::vector<std::size_t>, Part> parts;
  std::vector<std::uint64_t> times(gates.terminals());
  std::vector<std::size_t> terminals, last;
  Part* part = nullptr;
  for (auto const& spot : people) {
    terminals.clear();
    for (std::size_t i = 0; i < times.size(); ++i) {
      times[i] = spot_times.from(i, spot);
      if (times[i] != unreached_cost) terminals.push_back(i);
    }
    if (terminals.empty()) continue;
    if (!part || terminals != last) {
      part = &parts.try_emplace(terminals, terminals).first->second;
      last = terminals;
    }
    part->add(times, spot.people);
  }
  std::vector<Part> list;
  list.reserve(parts.size());
  for (auto& [reaching, group] : parts) list.push_back(std::move(group));
  return list;
}

bool is_worth_more(Persons a, Persons b) {
  // Sums of the same people in another order differ in the last digits only.
  return a.value > b.value + 1e-6 + 1e-9 * b.value;
}

}  // namespace

std::vector<Persons> reached_by(RoadGraph const& graph, OpeningQuestion const& question,
                                std::span<OpeningSet const> sets, Context& context) {
  detail::GateGraph const gates{graph, question.origins, question.gates, question.budget, context};
  auto parts = parts_of(graph, gates, question.people);
  for (std::size_t i = 0; i < sets.size(); ++i) {
    if (i % 1024 == 0) context.check_cancel();
    auto const arrivals = gates.arrivals(sets[i]);
    for (auto& part : parts) part.meet(arrivals, question.budget.quanta);
  }
  std::vector<std::vector<Persons>> by_part(parts.size());
  parallel_for(parts.size(), context, [&](std::size_t i, int) { by_part[i] = parts[i].reached(); });
  std::vector<Persons> reached(sets.size());
  for (auto const& part : by_part) {
    for (std::size_t i = 0; i < sets.size(); ++i) reached[i] += part[i];
  }
  return reached;
}

namespace {

void require_at_most(std::size_t gates) {
  if (gates <= OpeningValues::most_gates) return;
  throw Error{ErrorKind::input, "too_many_openings",
              fmt::format("openings: got {} crossing points that could open, expected at most {}", gates,
                          OpeningValues::most_gates),
              "name the crossing points that are being negotiated"};
}

}  // namespace

OpeningValues evaluate_openings(RoadGraph const& graph, OpeningQuestion const& question, Context& context) {
  require_at_most(question.gates.size());
  OpeningValues values;
  values.gates = question.gates;
  std::vector<OpeningSet> all(std::size_t{1} << question.gates.size());
  for (std::size_t set = 0; set < all.size(); ++set) all[set] = set;
  values.reached = reached_by(graph, question, all, context);
  return values;
}

std::vector<OpeningSet> best_openings(OpeningValues const& values, std::size_t most) {
  std::vector<OpeningSet> best;
  for (std::size_t size = 1; size <= std::min(most, values.gates.size()); ++size) {
    OpeningSet winner = 0;
    for (OpeningSet set = 1; set < values.reached.size(); ++set) {
      if (static_cast<std::size_t>(std::popcount(set)) != size) continue;
      if (winner == 0 || is_worth_more(values.reached[set], values.reached[winner])) winner = set;
    }
    best.push_back(winner);
  }
  return best;
}

std::vector<Complement> complements(OpeningValues const& values) {
  std::vector<Complement> found;
  for (OpeningSet set = 1; set < values.reached.size(); ++set) {
    auto const size = std::popcount(set);
    if (size != 2 && size != 3) continue;
    // The best partition of the set into two parts, each of which may be a whole of its own.
    Persons apart;
    for (OpeningSet part = (set - 1) & set; part > 0; part = (part - 1) & set) {
      auto sum = values.newly_reached(part) + values.newly_reached(set & ~part);
      for (OpeningSet inner = (part - 1) & part; inner > 0; inner = (inner - 1) & part) {
        sum = std::max(sum, values.newly_reached(inner) + values.newly_reached(part & ~inner) +
                                values.newly_reached(set & ~part));
      }
      apart = std::max(apart, sum);
    }
    if (is_worth_more(values.newly_reached(set), apart))
      found.push_back({set, values.newly_reached(set), apart});
  }
  std::ranges::stable_sort(found, [](Complement const& a, Complement const& b) {
    auto const left = a.newly_reached - a.apart, right = b.newly_reached - b.apart;
    if (is_worth_more(left, right) || is_worth_more(right, left)) return left > right;
    return std::popcount(a.set) < std::popcount(b.set);
  });
  return found;
}

std::vector<Persons> shapley_values(OpeningValues const& values) {
  auto const count = values.gates.size();
  // weight(s) = s!·(n−s−1)!/n! = 1 / (n·C(n−1, s))
  std::vector<double> weight(count);
  double choose = 1;
  for (std::size_t size = 0; size < count; ++size) {
    weight[size] = 1 / (static_cast<double>(count) * choose);
    choose = choose * static_cast<double>(count - 1 - size) / static_cast<double>(size + 1);
  }
  std::vector<Persons> shares(count);
  for (OpeningSet set = 0; set < values.reached.size(); ++set) {
    for (std::size_t gate = 0; gate < count; ++gate) {
      auto const bit = OpeningSet{1} << gate;
      if (set & bit) continue;
      shares[gate] += (values.reached[set | bit] - values.reached[set]) *
                      weight[static_cast<std::size_t>(std::popcount(set))];
    }
  }
  return shares;
}

namespace {

/// The next larger number with as many bits (Gosper); 0 when it has more than `bits` digits.
OpeningSet next_of_size(OpeningSet set, std::size_t bits) {
  auto const lowest = set & (~set + 1);
  auto const ripple = set + lowest;
  auto const next = ripple | (((set ^ ripple) >> 2u) / lowest);
  return next >> bits ? 0 : next;
}

/// The time from the origin of a contracted graph to a node with some crossing points open.
std::uint64_t time_to(detail::GateGraph const& contracted, NodeId to, OpeningSet open) {
  auto const arrivals = contracted.arrivals(open);
  auto time = unreached_cost;
  for (std::size_t i = 0; i < contracted.terminals(); ++i) {
    auto const way = contracted.costs_from(i)[to.value];
    if (arrivals[i] != unreached_cost && way != unreached_cost) time = std::min(time, arrivals[i] + way);
  }
  return time;
}

}  // namespace

std::vector<ConnectingSet> connecting_openings(RoadGraph const& graph, NodeId from, NodeId to,
                                               std::vector<GateId> const& gates, Context& context) {
  require_at_most(gates.size());
  std::vector<NodeId> const origins{from};
  detail::GateGraph const contracted{graph, origins, gates, Duration{unreached_cost / 4}, context};
  std::vector<ConnectingSet> found;
  auto const everything = (OpeningSet{1} << gates.size()) - 1;
  if (time_to(contracted, to, everything) == unreached_cost) return found;
  for (std::size_t size = 0; size <= gates.size() && found.empty(); ++size) {
    context.check_cancel();
    auto set = (OpeningSet{1} << size) - 1;
    do {
      auto const time = time_to(contracted, to, set);
      if (time != unreached_cost) found.push_back({set, Duration{time}});
      set = size == 0 ? 0 : next_of_size(set, gates.size());
    } while (set != 0);
  }
  std::ranges::stable_sort(found, {}, &ConnectingSet::time);
  return found;
}

}  // namespace passage
