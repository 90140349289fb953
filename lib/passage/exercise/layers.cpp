#include <algorithm>
#include <cmath>

#include <fmt/core.h>

#include "passage/exercise/tables.hpp"
#include "passage/geo/geodesic.hpp"

namespace passage::exercise {
namespace {

constexpr char const* mark = "EXERCISE";

Field whole(int number) {
  return static_cast<std::int64_t>(number);
}

Field optional_text(std::string const& text) {
  return text.empty() ? Field{} : Field{text};
}

/// Collects the rows of one layer.
class Layer {
 public:
  Layer(std::string const& name, std::vector<std::string> columns) {
    named_.name = name;
    named_.table.source = "district.gpkg, layer " + name;
    named_.table.crs = Crs{};
    named_.table.columns = std::move(columns);
    named_.table.columns.emplace_back("exercise");
  }
  void add(Geometry geometry, std::vector<Field> fields) {
    fields.emplace_back(std::string(mark));
    auto const id = static_cast<std::int64_t>(named_.table.features.size()) + 1;
    named_.table.features.push_back({id, std::move(geometry), std::move(fields)});
  }
  NamedTable take() { return std::move(named_); }

 private:
  NamedTable named_;
};

std::string road_name(District const& district, Road const& road, std::size_t number) {
  auto const near = [&](int cell) {
    auto const& lattice = district.relief.lattice;
    return std::min_element(district.towns.begin(), district.towns.end(),
                            [&](Town const& a, Town const& b) {
                              return lattice.distance_m(a.cell, cell) < lattice.distance_m(b.cell, cell);
                            })
        ->name.local;
  };
  auto const from = near(road.cells.front()), upto = near(road.cells.back());
  constexpr char letters[] = {'P', 'S', 'T'};
  auto const code = fmt::format("{}{:03}", letters[static_cast<std::size_t>(road.road_class)], number);
  return from == upto ? fmt::format("{} {}", code, from) : fmt::format("{} {} - {}", code, from, upto);
}

double mean_height_m(District const& district, Road const& road) {
  double sum = 0;
  for (auto const cell : road.cells) sum += district.relief.elevation_m[static_cast<std::size_t>(cell)];
  return sum / static_cast<double>(road.cells.size());
}

NamedTable roads(District const& district, Projector const& to_degrees) {
  Layer layer("roads", {"id", "name", "class", "speed_kmh", "length_m", "surface", "max_load_t", "last_used",
                        "season"});
  auto random = Random(district.request.seed).stream("road records");
  for (std::size_t i = 0; i < district.network.roads.size(); ++i) {
    auto const& road = district.network.roads[i];
    auto const line = to_degrees(road.line);
    auto const measured_m = geodesic_length(line).value * road.measured_m / road.drawn_m;
    constexpr char const* surfaces[] = {"paved", "gravel", "earth"};
    constexpr int loads[] = {45, 30, 18}, ages[] = {12, 45, 140};
    auto const rank = static_cast<std::size_t>(road.road_class);
    auto const wet = road.road_class == RoadClass::track && mean_height_m(district, road) < 150;
    auto const used =
        district.as_of - std::chrono::days{1 + random.below(static_cast<std::uint64_t>(ages[rank]))};
    auto const never = road.road_class == RoadClass::track && random.below(4) == 0;
    layer.add(MultiLine{line},
              {fmt::format("R{:03}", i + 1), road_name(district, road, i + 1),
               std::string(name_of(road.road_class)), whole(road.speed_kmh), std::round(measured_m * 10) / 10,
               std::string(surfaces[rank]), whole(loads[rank]), never ? Field{} : Field{format_date(used)},
               std::string(wet ? "dry season only" : "all year")});
  }
  return layer.take();
}

NamedTable gates(District const& district, Projector const& to_degrees) {
  Layer layer("gates", {"id", "name", "party", "type", "state", "wait_min", "wait_least_min", "wait_most_min",
                        "window", "max_load_t", "confidence", "seen", "decides", "remark"});
  for (auto const& point : district.crossings.points) {
    layer.add(
        MultiPoint{to_degrees(point.place)},
        {point.id, point.name, optional_text(point.party), point.type, point.state, whole(point.wait_min),
         whole(point.wait_least_min), whole(point.wait_most_min), optional_text(point.window),
         point.max_load_t ? whole(*point.max_load_t) : Field{}, point.confidence_share,
         format_date(point.seen), whole(point.decides ? 1 : 0), optional_text(point.remark)});
  }
  return layer.take();
}

NamedTable bridges(District const& district, Projector const& to_degrees) {
  Layer layer("bridges", {"id", "type", "river", "road_id", "max_load_t", "status"});
  int number = 0;
  for (auto const& crossing : district.network.crossings) {
    auto const& road = district.network.roads[crossing.road];
    auto const& river = district.rivers.list[crossing.river];
    auto const track = road.road_class == RoadClass::track;
    auto const large = district.rivers.major[static_cast<std::size_t>(crossing.cell)] != 0;
    auto load = track ? (large ? 12 : 18) : road.road_class == RoadClass::primary ? 45 : 30;
    for (auto const& point :
         district.crossings.points) {  // the gates layer knows the loads of the great ones
      if (point.type == "bridge" && distance(point.place, crossing.place) < 1 && point.max_load_t)
        load = *point.max_load_t;
    }
    layer.add(MultiPoint{to_degrees(crossing.place)},
              {fmt::format("W{:03}", ++number), std::string(!track || large ? "bridge" : "ford"), river.name,
               fmt::format("R{:03}", crossing.road + 1), whole(load),
               std::string(load <= 10 ? "restricted" : "open")});
  }
  return layer.take();
}

/// The strip that two holders claim lies in both their areas: overlapping areas are contested ground.
NamedTable control(District const& district, Projector const& to_degrees) {
  Layer layer("control", {"holder", "date", "source"});
  auto const& control = district.control;
  auto const date = format_date(district.as_of - std::chrono::days{9});
  for (int holder = 0; holder < control.contested(); ++holder) {
    auto const claims = holder == control.claimants.first || holder == control.claimants.second;
    auto const area = district.ground->polygons([&](int label) {
      auto const here = GroundLabel::of(label).control;
      return here == holder || (claims && here == control.contested());
    });
    layer.add(to_degrees(area),
              {control.holders[static_cast<std::size_t>(holder)], date, std::string("access working group")});
  }
  auto const unknown = district.ground->polygons(
      [&](int label) { return GroundLabel::of(label).control == control.unknown(); });
  if (!unknown.empty())
    layer.add(to_degrees(unknown), {Field{}, date, std::string("access working group: no information")});
  return layer.take();
}

/// What another source says; older, and it disagrees.
NamedTable second_control(District const& district, Projector const& to_degrees) {
  Layer layer("control_second_source", {"holder", "date", "source"});
  for (int holder = 0; holder < district.second_control.contested(); ++holder) {
    auto const area =
        district.second_ground->polygons([&](int label) { return GroundLabel::of(label).control == holder; });
    layer.add(to_degrees(area), {district.second_control.holders[static_cast<std::size_t>(holder)],
                                 format_date(district.as_of - std::chrono::days{74}),
                                 std::string("mapping group, from reports")});
  }
  return layer.take();
}

NamedTable admin1(District const& district, Projector const& to_degrees) {
  Layer layer("admin1", {"ADM0_EN", "ADM0_PCODE", "ADM1_EN", "ADM1_PCODE"});
  for (std::size_t i = 0; i < district.admin.first.size(); ++i) {
    auto const area = district.ground->polygons([&](int label) {
      return district.admin.second[static_cast<std::size_t>(GroundLabel::of(label).unit)].parent == i;
    });
    auto const& unit = district.admin.first[i];
    layer.add(to_degrees(area), {std::string(mark), std::string("XA"), unit.name, unit.code});
  }
  return layer.take();
}

NamedTable admin2(District const& district, Projector const& to_degrees) {
  Layer layer("admin2",
              {"ADM0_EN", "ADM0_PCODE", "ADM1_EN", "ADM1_PCODE", "ADM2_EN", "ADM2_PCODE", "severity"});
  auto random = Random(district.request.seed).stream("severity");
  for (std::size_t i = 0; i < district.admin.second.size(); ++i) {
    auto const area = district.ground->polygons(
        [&](int label) { return static_cast<std::size_t>(GroundLabel::of(label).unit) == i; });
    auto const& unit = district.admin.second[i];
    auto const& parent = district.admin.first[unit.parent];
    layer.add(to_degrees(area), {std::string(mark), std::string("XA"), parent.name, parent.code, unit.name,
                                 unit.code, whole(2 + static_cast<int>(random.below(4)))});
  }
  return layer.take();
}

NamedTable rivers(District const& district, Projector const& to_degrees) {
  Layer layer("rivers", {"name", "class", "catchment_km2"});
  for (auto const& river : district.rivers.list)
    layer.add(MultiLine{to_degrees(river.line)}, {river.name, std::string(river.major ? "river" : "stream"),
                                                  whole(static_cast<int>(std::lround(river.catchment_km2)))});
  return layer.take();
}

NamedTable area_layer(char const* name, std::string const& label, MultiPolygon const& area) {
  Layer layer(name, {"name"});
  if (!area.empty()) layer.add(area, {label});
  return layer.take();
}

NamedTable closures(District const& district, Projector const& to_degrees) {
  Layer layer("closures", {"name", "reason", "since", "source"});
  for (auto const& closure : district.hazards.closures)
    layer.add(MultiLine{to_degrees(closure.line)}, {closure.name, closure.reason, format_date(closure.since),
                                                    std::string("road conditions report")});
  return layer.take();
}

NamedTable mined(District const& district, Projector const& to_degrees) {
  Layer layer("explosive_hazards", {"name", "status", "surveyed"});
  for (auto const& field : district.hazards.mined)
    layer.add(to_degrees(field.area), {field.name, field.status, format_date(field.surveyed)});
  return layer.take();
}

NamedTable verified(District const& district, Projector const& to_degrees) {
  Layer layer("verified_roads", {"verified_on", "by"});
  for (auto const& road : district.hazards.verified)
    layer.add(MultiLine{to_degrees(road.line)}, {format_date(road.on), std::string("clearance team")});
  return layer.take();
}

}  // namespace

std::vector<NamedTable> district_layers(District const& district) {
  Projector const to_degrees(district.plane, Crs{});
  auto const ground = [&](auto belongs) { return to_degrees(district.ground->polygons(belongs)); };
  return {roads(district, to_degrees),
          gates(district, to_degrees),
          bridges(district, to_degrees),
          control(district, to_degrees),
          second_control(district, to_degrees),
          admin1(district, to_degrees),
          admin2(district, to_degrees),
          rivers(district, to_degrees),
          area_layer("lakes", "lake", ground([](int label) { return GroundLabel::of(label).lake; })),
          area_layer("land", "island", ground([](int) { return true; })),
          closures(district, to_degrees),
          mined(district, to_degrees),
          verified(district, to_degrees)};
}

}  // namespace passage::exercise
