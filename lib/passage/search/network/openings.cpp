#include "passage/search/network/openings.hpp"

#include <algorithm>
#include <bit>
#include <map>

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

/// People in one part of the roads, which is reached through some of the terminals only.
class Part {
 public:
  explicit Part(std::vector<std::size_t> terminals) : terminals_(std::move(terminals)) {}

  void add(std::vector<std::uint64_t> const& times, Persons people) {
    people_.push_back(people);
    for (auto const terminal : terminals_) times_.push_back(times[terminal]);
  }

  /// How many are reached when the terminals are reached at `arrivals`; remembered by its own arrivals.
  Persons reached(std::vector<std::uint64_t> const& arrivals, std::uint64_t budget) {
    std::vector<std::uint64_t> key;
    for (auto const terminal : terminals_) key.push_back(arrivals[terminal]);
    auto const [entry, is_new] = known_.try_emplace(std::move(key));
    if (is_new) entry->second = count(entry->first, budget);
    return entry->second;
  }

 private:
  Persons count(std::vector<std::uint64_t> const& arrivals, std::uint64_t budget) const {
    Persons sum;
    for (std::size_t i = 0; i < people_.size(); ++i) {
      auto const* const times = &times_[i * terminals_.size()];
      for (std::size_t k = 0; k < arrivals.size(); ++k) {
        if (arrivals[k] == unreached_cost || times[k] == unreached_cost) continue;
        if (arrivals[k] > budget || times[k] > budget - arrivals[k]) continue;
        sum += people_[i];
        break;
      }
    }
    return sum;
  }

  std::vector<std::size_t> terminals_;
  std::vector<Persons> people_;
  std::vector<std::uint64_t> times_;  ///< per person spot and terminal
  std::map<std::vector<std::uint64_t>, Persons> known_;
};

/// Spots with people, grouped by the terminals that can reach them within the budget.
std::vector<Part> parts_of(RoadGraph const& graph, detail::GateGraph const& gates,
                           std::span<PeopleAtSpot const> people) {
  SpotTimes const spot_times{graph, gates};
  std::map<std::vector<std::size_t>, Part> parts;
  std::vector<std::uint64_t> times(gates.terminals());
  for (auto const& spot : people) {
    std::vector<std::size_t> terminals;
    for (std::size_t i = 0; i < times.size(); ++i) {
      times[i] = spot_times.from(i, spot);
      if (times[i] != unreached_cost) terminals.push_back(i);
    }
    if (terminals.empty()) continue;
    auto const entry = parts.try_emplace(terminals, terminals).first;
    entry->second.add(times, spot.people);
  }
  std::vector<Part> list;
  for (auto& [terminals, part] : parts) list.push_back(std::move(part));
  return list;
}

bool is_worth_more(Persons a, Persons b) {
  // Sums of the same people in another order differ in the last digits only.
  return a.value > b.value + 1e-6 + 1e-9 * b.value;
}

}  // namespace

OpeningValues evaluate_openings(RoadGraph const& graph, OpeningQuestion const& question, Context& context) {
  detail::GateGraph const gates{graph, question.origins, question.gates, question.budget, context};
  auto parts = parts_of(graph, gates, question.people);
  OpeningValues values;
  values.gates = question.gates;
  std::size_t const sets = std::size_t{1} << question.gates.size();
  for (std::size_t set = 0; set < sets; ++set) {
    if (set % 1024 == 0) context.check_cancel();
    auto const arrivals = gates.arrivals(static_cast<OpeningSet>(set));
    Persons sum;
    for (auto& part : parts) sum += part.reached(arrivals, question.budget.quanta);
    values.reached.push_back(sum);
  }
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

std::vector<ConnectingSet> connecting_openings(RoadGraph const& graph, NodeId from, NodeId to,
                                               std::vector<GateId> const& gates, Context& context) {
  std::vector<NodeId> const origins{from};
  detail::GateGraph const contracted{graph, origins, gates, Duration{unreached_cost / 4}, context};
  std::vector<ConnectingSet> found;
  auto least = static_cast<int>(gates.size()) + 1;
  for (OpeningSet set = 0; set < OpeningSet{1} << gates.size(); ++set) {
    if (std::popcount(set) > least) continue;
    if (set % 1024 == 0) context.check_cancel();
    auto const arrivals = contracted.arrivals(set);
    auto time = unreached_cost;
    for (std::size_t i = 0; i < contracted.terminals(); ++i) {
      auto const way = contracted.costs_from(i)[to.value];
      if (arrivals[i] != unreached_cost && way != unreached_cost) time = std::min(time, arrivals[i] + way);
    }
    if (time == unreached_cost) continue;
    if (std::popcount(set) < least) found.clear();
    least = std::popcount(set);
    found.push_back({set, Duration{time}});
  }
  std::ranges::stable_sort(found, {}, &ConnectingSet::time);
  return found;
}

}  // namespace passage
