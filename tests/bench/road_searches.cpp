// Times searches on roads on the inputs that other programs read, so that answers can be compared.
// usage: bench_road_searches one-to-all PREFIX PAIRS       PREFIX.edges.csv (id,a,b,time,length,risk;
// two-way),
//                                                          PREFIX.q.csv (a,b), nodes from 1
//        bench_road_searches k-paths PREFIX A B K
//        bench_road_searches front FILE FROM TO            "nodes arcs", then "a b cost1 cost2": directed
//        bench_road_searches consents SIDE PARTIES EPSILON STRETCH [MOST]   a made-up road network
//        bench_road_searches covered SIDE PARTIES          ε-fronts against the exact one: points left
//        uncovered bench_road_searches gates CELLS GATES             all opening sets; 60 of them searched
//        again
// Prints one line each: what was found, wall milliseconds and milliseconds of this thread's processor time.
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <string>
#include <vector>

#include <fmt/core.h>
#include <fmt/format.h>

#include "passage/base/random.hpp"
#include "passage/search/network/consent_front.hpp"
#include "passage/search/network/dijkstra.hpp"
#include "passage/search/network/front.hpp"
#include "passage/search/network/k_shortest.hpp"
#include "passage/search/network/openings.hpp"

using namespace passage;

namespace {

/// Wall clock and processor time of the process since it was made.
class Watch {
 public:
  double wall_ms() const {
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start_).count();
  }
  double processor_ms() const { return 1000.0 * static_cast<double>(std::clock() - clock_) / CLOCKS_PER_SEC; }

 private:
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
  std::clock_t clock_ = std::clock();
};

double median(std::vector<double> values) {
  std::ranges::sort(values);
  return values[values.size() / 2];
}

RoadLink link_between(std::uint32_t a, std::uint32_t b, std::uint64_t time, std::uint64_t exposure) {
  RoadLink link;
  link.start = NodeId{a};
  link.end = NodeId{b};
  link.time = Duration{time};
  link.exposure = FemtoEvents{exposure};
  return link;
}

std::vector<std::string> fields_of(std::string const& line) {
  std::vector<std::string> fields(1);
  for (char const letter : line) {
    if (letter == ',' || letter == ' ' || letter == '\t') {
      if (!fields.back().empty()) fields.emplace_back();
    } else if (letter != '\r') {
      fields.back() += letter;
    }
  }
  return fields;
}

std::uint32_t number(std::string const& text) {
  return static_cast<std::uint32_t>(std::stoul(text));
}

RoadGraph read_edges(std::string const& prefix) {
  RoadGraph graph;
  std::ifstream file{prefix + ".edges.csv"};
  std::uint32_t nodes = 0;
  for (std::string line; std::getline(file, line);) {
    auto const fields = fields_of(line);
    auto const a = number(fields[1]) - 1, b = number(fields[2]) - 1;
    graph.links.push_back(link_between(a, b, number(fields[3]), number(fields[5])));
    nodes = std::max({nodes, a + 1, b + 1});
  }
  graph.nodes.resize(nodes);
  return graph;
}

RoadGraph read_arcs(std::string const& name) {
  RoadGraph graph;
  std::ifstream file{name};
  std::string line;
  std::getline(file, line);
  graph.nodes.resize(number(fields_of(line)[0]));
  while (std::getline(file, line)) {
    auto const fields = fields_of(line);
    if (fields.size() < 4) continue;
    graph.links.push_back(
        link_between(number(fields[0]) - 1, number(fields[1]) - 1, number(fields[2]), number(fields[3])));
    graph.links.back().is_one_way = true;
  }
  return graph;
}

int one_to_all(std::string const& prefix, std::size_t pairs) {
  auto const graph = read_edges(prefix);
  SearchGraph const arcs{graph};
  Context context;
  std::ifstream file{prefix + ".q.csv"};
  std::vector<double> wall, processor;
  std::uint64_t check = 0;
  std::string line;
  while (wall.size() < pairs && std::getline(file, line)) {
    auto const fields = fields_of(line);
    Watch const watch;
    auto const costs = least_costs(arcs, NodeId{number(fields[0]) - 1}, {}, context);
    wall.push_back(watch.wall_ms());
    processor.push_back(watch.processor_ms());
    check += costs[number(fields[1]) - 1];
  }
  fmt::print("one-to-all nodes {} arcs {} wall_ms {:.1f} processor_ms {:.1f} least_wall_ms {:.1f} check {}\n",
             graph.nodes.size(), graph.links.size() * 2, median(wall), median(processor),
             *std::ranges::min_element(wall), check);
  return 0;
}

int k_paths(std::string const& prefix, std::uint32_t a, std::uint32_t b, std::size_t count) {
  auto const graph = read_edges(prefix);
  Watch const watch;
  SearchGraph const arcs{graph};
  double const packed = watch.wall_ms();
  Context context;
  Watch const search;
  auto const paths = find_shortest_paths(graph, arcs, NodeId{a - 1}, NodeId{b - 1}, count, context);
  std::vector<std::uint64_t> costs;
  for (auto const& path : paths) costs.push_back(path.criterion.quanta);
  fmt::print("k-paths wall_ms {:.1f} processor_ms {:.1f} pack_ms {:.1f} costs {}\n", search.wall_ms(),
             search.processor_ms(), packed, fmt::join(costs, ","));
  return 0;
}

int front(std::string const& name, std::uint32_t from, std::uint32_t to) {
  auto const graph = read_arcs(name);
  SearchGraph const arcs{graph};
  Context context;
  FrontOptions options;
  options.max_stretch = 1e9;
  Watch const watch;
  auto const found = find_front(graph, arcs, NodeId{from - 1}, NodeId{to - 1}, options, context);
  double const wall = watch.wall_ms(), processor = watch.processor_ms();
  std::uint64_t check = 0;
  for (auto const& path : found.paths) check += path.criterion.quanta * 31 + path.exposure.quanta;
  fmt::print("front from {} to {} solutions {} labels {} wall_ms {:.1f} processor_ms {:.1f} check {}\n", from,
             to, found.paths.size(), found.labels, wall, processor, check);
  return 0;
}

/// Where incidents were recorded: a sum of hot spots over a square of places.
class RiskField {
 public:
  RiskField(std::uint32_t side, Random& random) : spread_(side * 0.04) {
    for (int i = 0; i < 40; ++i) {
      double const x = random.uniform(0, side), y = random.uniform(0, side);
      spots_.push_back({x, y});
    }
  }
  double at(std::uint32_t row, std::uint32_t column) const {
    double sum = 0.1;
    for (auto const& spot : spots_) {
      double const across = (spot.x - column) / spread_, along = (spot.y - row) / spread_;
      sum += std::exp(-(across * across + along * along) / 2);
    }
    return sum;
  }

 private:
  double spread_;
  std::vector<Point> spots_;
};

/// A lattice of places with a quarter of its roads missing, every 25th row and column a fast road, 30 % of
/// the ground held by nobody in blocks, the rest in patches of `parties` holders, exposure from hot spots.
RoadGraph lattice_of_parties(std::uint32_t side, std::uint32_t parties, std::uint64_t seed) {
  Random random{seed};
  RoadGraph graph;
  graph.nodes.resize(static_cast<std::size_t>(side) * side);
  RiskField const risk{side, random};
  std::uint32_t const patch = std::max(4u, side / 12);
  std::uint32_t const patches = side / patch + 1;
  std::vector<std::uint64_t> holders(static_cast<std::size_t>(patches) * patches);
  for (auto& holder : holders) {
    holder = random.uniform() < 0.3 ? 0 : std::uint64_t{1} << random.below(parties);
  }
  auto const add = [&](std::uint32_t row, std::uint32_t column, std::uint32_t far_row,
                       std::uint32_t far_column) {
    bool const is_fast = (row % 25 == 0 && row == far_row) || (column % 25 == 0 && column == far_column);
    if (!is_fast && random.uniform() < 0.28) return;
    double const speed = is_fast ? 80 : random.uniform(20, 50);
    double const length = random.uniform(150, 260);
    auto link = link_between(
        row * side + column, far_row * side + far_column,
        static_cast<std::uint64_t>(length / speed * 3.6 * 1000),
        static_cast<std::uint64_t>(std::lround(length * risk.at(row, column) * random.uniform(0.8, 1.2))));
    auto const holder = holders[static_cast<std::size_t>(row / patch) * patches + column / patch];
    for (std::uint32_t party = 0; party < parties; ++party) {
      if (holder >> party & 1u) link.consents |= ConsentSet::of(PartyId{party});
    }
    graph.links.push_back(link);
  };
  for (std::uint32_t row = 0; row < side; ++row) {
    for (std::uint32_t column = 0; column < side; ++column) {
      if (column + 1 < side) add(row, column, row, column + 1);
      if (row + 1 < side) add(row, column, row + 1, column);
    }
  }
  return graph;
}

NodeId near_corner(std::uint32_t side, bool is_far) {
  auto const line = side / 25 / 5 * 25;  // on fast roads, so that both ends are joined to the rest
  auto const far = (side - 1) / 25 * 25 - line;
  return NodeId{is_far ? far * side + far : line * side + line};
}

int consents(std::uint32_t side, std::uint32_t parties, ConsentFrontOptions const& options) {
  auto const graph = lattice_of_parties(side, parties, 1);
  Context context;
  Watch const watch;
  auto const found =
      find_consent_front(graph, near_corner(side, false), near_corner(side, true), options, context);
  fmt::print(
      "consents nodes {} parties {} epsilon {} proposals {} complete {} labels {} wall_ms {:.0f} "
      "processor_ms {:.0f} "
      "ns_per_label {:.0f}\n",
      graph.nodes.size(), parties, options.epsilon.value, found.paths.size(), found.is_complete, found.labels,
      watch.wall_ms(), watch.processor_ms(),
      watch.processor_ms() * 1e6 / static_cast<double>(std::max<std::size_t>(found.labels, 1)));
  return 0;
}

int covered(std::uint32_t side, std::uint32_t parties) {
  auto const graph = lattice_of_parties(side, parties, 3);
  Context context;
  auto const from = near_corner(side, false), to = near_corner(side, true);
  ConsentFrontOptions options;
  options.max_stretch = 1.6;
  // The exact points, set by set: one two-criteria front for every set of authorities that is allowed.
  SearchGraph const all{graph};
  auto const least = least_costs(all, from, {}, context)[to.value];
  options.bound = Duration{stretched(least, options.max_stretch)};
  std::vector<Path> exact;
  for (std::uint64_t allowed = 0; allowed < std::uint64_t{1} << parties; ++allowed) {
    ConsentSet refused;
    for (std::uint32_t party = 0; party < parties; ++party) {
      if (!(allowed >> party & 1u)) refused |= ConsentSet::of(PartyId{party});
    }
    FrontOptions plain;
    plain.bound = options.bound;
    for (auto& path : find_front(graph, SearchGraph{graph, refused}, from, to, plain, context).paths)
      exact.push_back(std::move(path));
  }
  for (double const epsilon : {0.0, 0.01, 0.03, 0.1}) {
    options.epsilon = Share{epsilon};
    auto const found = find_consent_front(graph, from, to, options, context);
    std::size_t uncovered = 0, asked = 0;
    for (auto const& point : exact) {
      auto const within = [&](std::uint64_t value, std::uint64_t least_value) {
        return static_cast<double>(value) <= static_cast<double>(least_value) * (1 + epsilon);
      };
      if (static_cast<double>(point.criterion.quanta) * (1 + epsilon) >
          static_cast<double>(options.bound->quanta))
        continue;
      ++asked;
      uncovered += std::ranges::none_of(found.paths, [&](Path const& path) {
        return path.consents.is_subset_of(point.consents) &&
               within(path.criterion.quanta, point.criterion.quanta) &&
               within(path.exposure.quanta, point.exposure.quanta);
      });
    }
    fmt::print("covered nodes {} parties {} epsilon {} exact_points {} proposals {} uncovered {}\n",
               graph.nodes.size(), parties, epsilon, asked, found.paths.size(), uncovered);
  }
  return 0;
}

/// Roads as a lattice of `cells` places, cut by lines of control that only `gates` crossing points pass.
struct Divided {
  RoadGraph graph;
  std::vector<GateId> gates;
  std::vector<PeopleAtSpot> people;
};

Divided divided_roads(std::uint32_t cells, std::uint32_t gates) {
  Random random{11};
  Divided made;
  auto const side = static_cast<std::uint32_t>(std::lround(std::sqrt(cells)));
  auto const regions = 3u;  // three by three regions, lines of control between them
  made.graph.nodes.resize(static_cast<std::size_t>(side) * side);
  auto const region = [&](std::uint32_t row, std::uint32_t column) {
    return row * regions / side * regions + column * regions / side;
  };
  std::vector<RoadLink> borders;
  auto const add = [&](std::uint32_t row, std::uint32_t column, std::uint32_t far_row,
                       std::uint32_t far_column) {
    auto link = link_between(row * side + column, far_row * side + far_column, 20 + random.below(80), 0);
    if (region(row, column) != region(far_row, far_column)) {
      borders.push_back(link);
      return;
    }
    made.graph.links.push_back(link);
    made.people.push_back({EdgeId{static_cast<std::uint32_t>(made.graph.links.size() - 1)},
                           Share{random.uniform()}, Persons{static_cast<double>(random.below(50))}});
  };
  for (std::uint32_t row = 0; row < side; ++row) {
    for (std::uint32_t column = 0; column < side; ++column) {
      if (column + 1 < side) add(row, column, row, column + 1);
      if (row + 1 < side) add(row, column, row + 1, column);
    }
  }
  for (std::uint32_t gate = 0; gate < gates; ++gate) {
    auto link = borders[random.below(borders.size())];
    link.gate = GateId{gate};
    link.obstacle = Obstacle::closed_gate;
    made.graph.links.push_back(link);
    made.graph.gates.emplace_back();
    made.gates.push_back(GateId{gate});
  }
  return made;
}

/// With exactly these crossing points open, by one search on all roads.
double reached_directly(Divided const& made, NodeId origin, OpeningSet open, Duration budget,
                        Context& context) {
  auto graph = made.graph;
  for (auto& link : graph.links) {
    if (link.is_crossing() && (open >> link.gate.value & 1u)) link.obstacle = Obstacle::none;
  }
  auto const costs = least_costs(SearchGraph{graph}, origin, {}, context);
  double sum = 0;
  for (auto const& spot : made.people) {
    auto const& link = graph.links[spot.link.value];
    auto const whole = link.time.quanta;
    auto const ahead = running_total(whole, spot.position);
    auto const by = [&](std::uint64_t cost, std::uint64_t rest) {
      return cost != unreached_cost && cost + rest <= budget.quanta;
    };
    if (by(costs[link.start.value], ahead) || by(costs[link.end.value], whole - ahead))
      sum += spot.people.value;
  }
  return sum;
}

int opening_sets(std::uint32_t cells, std::uint32_t count) {
  auto const made = divided_roads(cells, count);
  Context context;
  std::vector<NodeId> const origins{NodeId{0}};
  auto const side = std::sqrt(static_cast<double>(cells));
  Duration const budget{static_cast<std::uint64_t>(side * 2 * 45)};
  Watch const watch;
  auto const values = evaluate_openings(made.graph, {origins, made.people, made.gates, budget}, context);
  double const wall = watch.wall_ms(), processor = watch.processor_ms();
  Random random{5};
  int different = 0;
  constexpr int again = 60;
  for (int i = 0; i < again; ++i) {
    auto const set = static_cast<OpeningSet>(random.below(values.reached.size()));
    different +=
        std::abs(reached_directly(made, origins[0], set, budget, context) - values.reached[set].value) > 1e-6;
  }
  fmt::print(
      "gates cells {} gates {} sets {} wall_ms {:.0f} processor_ms {:.0f} solved_again {} different {} "
      "reached {:.0f} "
      "to {:.0f}\n",
      made.graph.nodes.size(), count, values.reached.size(), wall, processor, again, different,
      values.reached.front().value, values.reached.back().value);
  return different == 0 ? 0 : 1;
}

int run(std::vector<std::string> const& words) {
  auto const at = [&](std::size_t index) { return number(words.at(index)); };
  if (words.at(0) == "one-to-all") return one_to_all(words.at(1), at(2));
  if (words[0] == "k-paths") return k_paths(words.at(1), at(2), at(3), at(4));
  if (words[0] == "front") return front(words.at(1), at(2), at(3));
  if (words[0] == "covered") return covered(at(1), at(2));
  if (words[0] == "gates") return opening_sets(at(1), at(2));
  if (words[0] != "consents") throw std::out_of_range{words[0]};
  ConsentFrontOptions options;
  options.epsilon = Share{std::stod(words.at(3))};
  options.max_stretch = std::stod(words.at(4));
  if (words.size() > 5) options.most_consents = static_cast<int>(at(5));
  return consents(at(1), at(2), options);
}

}  // namespace

int main(int count, char** words) {
  try {
    return run({words + 1, words + count});
  } catch (std::out_of_range const&) {
    fmt::print(stderr, "usage: {} one-to-all | k-paths | front | consents | covered | gates …\n", words[0]);
    return 2;
  }
}
