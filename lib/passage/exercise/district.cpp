#include "passage/exercise/district.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>
#include <utility>

#include <fmt/core.h>

#include "passage/base/error.hpp"
#include "passage/exercise/tensions.hpp"
#include "passage/exercise/warp.hpp"

namespace passage::exercise {
namespace {

using std::chrono::days;

constexpr int cells_along = 340;
constexpr LonLat centre{-11, -21};  // open ocean: nobody's ground

double cell_m(Size size) {
  switch (size) {
    case Size::small:
      return 500;
    case Size::province:
      return 1000;
    default:
      return 2000;
  }
}

double people_of(Size size) {
  switch (size) {
    case Size::small:
      return 1.2e6;
    case Size::province:
      return 3.8e6;
    default:
      return 14e6;
  }
}

Lattice lattice_of(Size size, Projector const& to_plane) {
  auto const middle = to_plane(centre);
  auto const cell = cell_m(size);
  auto const half = cells_along / 2;
  return {cells_along,
          cell,
          {(std::floor(middle.x / cell) - half) * cell, (std::floor(middle.y / cell) + half) * cell}};
}

void name_rivers(Rivers& rivers, Random const& random) {
  NameMaker names(random.stream("river names"));
  for (auto& river : rivers.list) river.name = names.make(Script::latin).local;
}

/// The ground on cells half as wide, with bent outlines.
Partition ground_of(Relief const& relief, Admin const& admin, Control const& control, Warp const& warp) {
  auto fine = relief.lattice;
  fine.side *= 2;
  fine.cell_m /= 2;
  Cells<int> labels(static_cast<std::size_t>(fine.cells()), -1);
  for (int cell = 0; cell < fine.cells(); ++cell) {
    auto const coarse = warp.cell_at(fine.centre(cell));
    auto const i = static_cast<std::size_t>(coarse);
    if (coarse >= 0 && relief.land[i])
      labels[static_cast<std::size_t>(cell)] =
          GroundLabel{admin.second_of[i], control.label[i], relief.lake[i] != 0}.value();
  }
  return {fine, labels};
}

std::vector<Line> front_lines(Partition const& ground) {
  return ground.lines([](int left, int right) {
    return left >= 0 && right >= 0 && GroundLabel::of(left).control != GroundLabel::of(right).control;
  });
}

/// From the port to the seats of the other holders, and to the town where displaced people gather.
Task make_task(Lattice const& lattice, std::vector<Town> const& towns, Control const& control) {
  Task task;
  for (std::size_t i = 1; i < control.seats.size(); ++i) task.destinations.push_back(control.seats[i]);
  double farthest = -1;
  std::size_t camp = 0;
  for (std::size_t i = 0; i < towns.size(); ++i) {
    auto const label = control.label[static_cast<std::size_t>(towns[i].cell)];
    if (towns[i].rank != 3 || label < 1 || label >= control.contested()) continue;
    double nearest = 1e12;
    for (auto const seat : control.seats)
      nearest = std::min(nearest, lattice.distance_m(towns[i].cell, towns[seat].cell));
    if (nearest > farthest) farthest = nearest, camp = i;
  }
  if (camp != 0) task.destinations.push_back(camp);
  for (std::size_t i = 0; i < towns.size() && task.stops.size() < 3; ++i) {
    auto const used =
        std::find(task.destinations.begin(), task.destinations.end(), i) != task.destinations.end();
    if (towns[i].rank == 2 && !used && i != task.origin) task.stops.push_back(i);
  }
  return task;
}

Ways ways_of(RoadNetwork const& network, std::vector<Town> const& towns, Task const& task) {
  std::vector<int> upto;
  for (auto const destination : task.destinations) upto.push_back(towns[destination].cell);
  return make_ways(network, towns[task.origin].cell, upto);
}

/// What people call a site of a type.
std::string_view site_words(std::string_view type) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 5> known{
      {{"river_port", "river port"},
       {"hub", "logistics hub"},
       {"displacement", "camp"},
       {"distribution", "distribution point"},
       {"health", "health post"}}};
  for (auto const& [one, words] : known)
    if (one == type) return words;
  return type;
}

std::vector<Site> make_sites(District const& district) {
  auto const& lattice = district.relief.lattice;
  std::vector<Site> sites;
  auto const add = [&](std::size_t town, std::string type, int people, int ago, std::string source,
                       Point shift) {
    auto const centre_point = lattice.centre(district.towns[town].cell);
    sites.push_back({fmt::format("S{}", sites.size() + 1),
                     fmt::format("{} {}", district.towns[town].name.local, site_words(type)),
                     std::move(type),
                     people,
                     district.as_of - days{ago},
                     std::move(source),
                     {centre_point.x + shift.x, centre_point.y + shift.y}});
  };
  add(0, "river_port", 0, 20, "port authority", {400, 300});
  add(0, "airstrip", 0, 20, "aviation notice", {-1600, 900});
  add(0, "hub", 0, 5, "logistics working group", {-500, -700});
  add(district.task.destinations.back(), "displacement", 41'500, 12,
      "site assessment, not in the census raster", {700, -600});
  for (std::size_t i = 0; i + 1 < district.task.destinations.size(); ++i) {
    add(district.task.destinations[i], "hospital", 0, 30, "health working group", {300, 200});
    add(district.task.destinations[i], "distribution", 0, 9, "food working group", {-350, -250});
  }
  for (std::size_t i = 0; i < district.towns.size() && sites.size() < 18; ++i) {
    if (district.towns[i].rank == 3 && i % 3 == 0)
      add(i, "health", 0, 45, "health working group", {150, -120});
  }
  return sites;
}

struct Parts {
  Lattice lattice;
  Relief relief;
  Rivers rivers;
  std::vector<Town> towns;
  RoadNetwork network;
};

Parts make_parts(Request const& request, Projector const& to_plane, Random const& random, Context& context) {
  context.begin_step("Shape the land", 0, 0.5);
  Parts parts{lattice_of(request.size, to_plane), {}, {}, {}, {}};
  parts.relief = make_relief(parts.lattice, random.stream("relief"));
  context.begin_step("Rivers, settlements and roads", 0.5, 0.7);
  parts.rivers = make_rivers(parts.relief, random.stream("rivers"));
  name_rivers(parts.rivers, random);
  parts.towns = make_towns(parts.relief, parts.rivers, random.stream("towns"));
  parts.network = make_roads(parts.relief, parts.rivers, parts.towns, random.stream("rivers"));
  return parts;
}

Raster<Persons> people_raster(Parts const& parts, Request const& request, Projector const& to_plane,
                              Warp const& warp, Random const& random) {
  auto const half = cells_along * parts.lattice.cell_m / 2 / 111'000;
  auto const wide = half / std::cos(centre.lat * M_PI / 180) * 1.03;
  Box const degrees{{centre.lon - wide, centre.lat - half * 1.03},
                    {centre.lon + wide, centre.lat + half * 1.03}};
  return make_population({parts.relief, parts.rivers, parts.network, parts.towns, to_plane, warp, degrees,
                          0.0025 * parts.lattice.cell_m / 500, people_of(request.size)},
                         random);
}

void add_people_and_events(District& district, Random const& random) {
  district.population.for_each_valid(
      [&](std::int64_t, std::int64_t, Persons people) { district.people += people.value; });
  std::vector<Point> hot, quiet;
  for (auto const& point : district.crossings.points) {
    if (point.type != "line crossing" || !district.ways.has(point.road)) continue;
    (point.at_contested ? hot : quiet).push_back(point.place);
  }
  district.events = make_events({district.relief, district.network, district.towns, district.admin,
                                 district.control, hot, quiet, district.as_of},
                                random.stream("events"));
}

}  // namespace

District make_district(Request const& request, Context& context) {
  if (request.parties < 2 || request.parties > 4)
    throw Error(ErrorKind::usage, "parties_range",
                fmt::format("exercise: got {} parties, expected 2 to 4", request.parties));
  Random const random(request.seed);
  auto const plane = Crs::utm(29, false);
  Projector const to_plane(Crs{}, plane);
  auto parts = make_parts(request, to_plane, random, context);
  context.begin_step("People", 0.7, 0.8);
  Warp const warp(parts.lattice, random.stream("warp"));
  auto population = people_raster(parts, request, to_plane, warp, random.stream("people"));
  auto elevation = make_elevation(parts.relief, plane, warp, random.stream("elevation"));
  context.begin_step("Holders, crossing points, events", 0.8, 1);
  auto admin = make_admin(parts.relief, parts.rivers, parts.towns, random.stream("admin"));
  auto control = make_control(parts.relief, parts.rivers, parts.towns, parts.network, request.parties,
                              random.stream("control"));
  auto second =
      make_second_control(parts.relief, parts.rivers, parts.towns, control, random.stream("control"));
  auto ground = ground_of(parts.relief, admin, control, warp);
  auto second_ground = ground_of(parts.relief, admin, second, warp);
  auto const as_of = *parse_date("2024-06-15");
  auto task = make_task(parts.lattice, parts.towns, control);
  auto ways = ways_of(parts.network, parts.towns, task);
  auto crossings = make_crossings(
      {parts.lattice, parts.towns, parts.rivers, parts.network, control, front_lines(ground), ways, as_of},
      random.stream("crossings"));
  auto hazards = make_hazards({parts.relief, parts.towns, parts.network, control, ways, as_of},
                              random.stream("hazards"));
  District district{request,
                    plane,
                    as_of,
                    std::move(parts.relief),
                    std::move(parts.rivers),
                    std::move(parts.towns),
                    std::move(parts.network),
                    std::move(admin),
                    std::move(control),
                    std::move(second),
                    std::move(ground),
                    std::move(second_ground),
                    std::move(crossings),
                    std::move(hazards),
                    {},
                    {},
                    std::move(task),
                    std::move(ways),
                    std::move(population),
                    std::move(elevation),
                    0};
  add_people_and_events(district, random);
  district.sites = make_sites(district);
  add_tensions(district);
  context.progress(1);
  return district;
}

}  // namespace passage::exercise
