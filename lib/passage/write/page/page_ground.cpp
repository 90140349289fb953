// What lies under and around the options, for the page.
#include <algorithm>

#include <fmt/core.h>

#include "passage/model/place_size.hpp"
#include "passage/write/detail/base64.hpp"
#include "passage/write/map/base_layers.hpp"
#include "passage/write/map/control.hpp"
#include "passage/write/map/message_layers.hpp"
#include "passage/write/page/density_overlay.hpp"
#include "passage/write/page/page_json.hpp"
#include "passage/write/palette.hpp"
#include "passage/write/words.hpp"

namespace passage::detail {

namespace {

/// More lines than this and the smallest roads are left out of the page (the GeoPackage has them all).
constexpr std::size_t most_roads = 6000;

PageJson lines_json(PageSource const& source, std::vector<Line> const& lines) {
  auto list = PageJson::array();
  for (auto const& line : lines)
    if (source.is_near(bounds(line))) list.push_back(source.simple(line));
  return list;
}

PageJson roads_json(PageSource const& source) {
  auto list = PageJson::array();
  for (auto weight : {RoadWeight::main, RoadWeight::secondary, RoadWeight::minor, RoadWeight::track}) {
    for (auto const& road : source.result.base.roads) {
      if (road_weight(road.road_class) != weight || !source.is_near(bounds(road.line))) continue;
      if (list.size() >= most_roads) return list;
      list.push_back({{"weight", static_cast<int>(weight)}, {"line", source.simple(road.line)}});
    }
  }
  return list;
}

PageJson control_json(PageSource const& source) {
  auto list = PageJson::array();
  if (!source.result.control) return list;
  for (auto const& look : holder_looks(*source.result.control)) {
    PageJson item = {{"party", look.party.value},
                     {"holder", isolated(source.result.authorities.name(look.party))},
                     {"as_of", look.as_of ? date_text(*look.as_of, source.say) : ""},
                     {"angle_degrees", look.hatch.angle_degrees},
                     {"spacing_px", look.hatch.spacing_mm * 4},
                     {"areas", PageJson::array()}};
    for (auto const& area : source.result.control->areas()) {
      bool const is_held = std::ranges::find(area.holders, look.party) != area.holders.end();
      if (is_held && source.is_near(bounds(area.area))) item["areas"].push_back(source.rings(area.area));
    }
    list.push_back(item);
  }
  return list;
}

PageJson lines_of_control_json(PageSource const& source) {
  auto list = PageJson::array();
  if (!source.result.control) return list;
  auto const& facts = source.result.facts;
  for (auto const& piece : front_pieces(*source.result.control, facts.as_of, facts.stale_after)) {
    if (source.is_near(bounds(piece.line)))
      list.push_back({{"stale", piece.is_stale}, {"line", source.simple(piece.line)}});
  }
  return list;
}

PageJson closures_json(PageSource const& source) {
  auto list = PageJson::array();
  for (auto const& closure : source.result.closures) {
    if (!source.is_near(bounds(closure.geometry))) continue;
    PageJson item = {
        {"name", isolated(closure.name)}, {"points", PageJson::array()}, {"rings", PageJson::array()}};
    if (auto const* lines = std::get_if<MultiLine>(&closure.geometry)) {
      for (auto const& line : *lines) item["points"].push_back(source.flat(point_at(line, Share{0.5})));
    } else if (auto const* points = std::get_if<MultiPoint>(&closure.geometry)) {
      for (auto point : *points) item["points"].push_back(source.flat(point));
    } else if (auto const* polygons = std::get_if<MultiPolygon>(&closure.geometry)) {
      item["rings"] = source.rings(*polygons);
    }
    list.push_back(item);
  }
  return list;
}

PageJson restricted_json(PageSource const& source) {
  auto list = PageJson::array();
  for (auto const& area : source.result.restricted) {
    if (!source.is_near(bounds(area.area))) continue;
    list.push_back({{"name", isolated(area.name)},
                    {"explosive", area.is_explosive_hazard},
                    {"rings", source.rings(area.area)}});
  }
  return list;
}

PageJson gates_json(PageSource const& source) {
  auto list = PageJson::array();
  for (auto const& gate : source.result.graph.gates) {
    std::string holders;
    for (auto party : gate.holders)
      holders += (holders.empty() ? "" : ", ") + isolated(source.result.authorities.name(party));
    list.push_back({{"name", isolated(gate.name.empty() ? gate.id : gate.name)},
                    {"at", source.flat(gate.point)},
                    {"state", std::string{name_of(gate.state)}},
                    {"state_text", gate.is_recorded ? source.say(std::string{name_of(gate.state)})
                                                    : source.say("unrecorded")},
                    {"type", source.say(gate.type)},
                    {"wait", gate.wait.value > 0 ? time_text(gate.wait, source.say) : ""},
                    {"window", gate.window},
                    {"holder", holders},
                    {"seen", gate.seen ? date_text(*gate.seen, source.say) : ""}});
  }
  return list;
}

char const* role_name(PlaceRole role) {
  static constexpr std::array names = {"origin", "stop", "destination", "site", "town"};
  return names[static_cast<std::size_t>(role)];
}

PageJson places_json(PageSource const& source) {
  auto list = PageJson::array();
  auto add = [&](Place const& place) {
    list.push_back({{"name", isolated(place.name)},
                    {"role", role_name(place.role)},
                    {"kind", input_text(place.kind, source.say)},
                    {"population", size_for_names(place)},
                    {"passed", is_passed(source.result, place)},
                    {"at", source.flat(place.point)}});
  };
  for (auto const& place : source.result.places) add(place);
  for (auto const& place : source.result.base.places) {
    auto const is_same = [&](Place const& other) {
      return other.name == place.name && distance(other.point, place.point) < 1;
    };
    if (source.ground.contains(place.point) && std::ranges::none_of(source.result.places, is_same))
      add(place);
  }
  return list;
}

PageJson density_json(PageSource const& source) {
  if (!source.result.hazard) return nullptr;
  auto const overlay = density_overlay(*source.result.hazard);
  auto const classes = hazard_classes(*source.result.hazard);
  if (!overlay || !classes) return nullptr;
  PageJson json = {{"png", "data:image/png;base64," + base64(overlay->png)},
                   {"bounds",
                    {{overlay->degrees.low.y, overlay->degrees.low.x},
                     {overlay->degrees.high.y, overlay->degrees.high.x}}},
                   {"unit", source.say("Expected recorded incidents per 1 000 km² and year")},
                   {"classes", PageJson::array()}};
  for (std::size_t i = 0; i < HazardClasses::count; ++i)
    json["classes"].push_back({{"name", class_text(classes->names[i], source.say)},
                               {"colour", palette::density[i].hex()},
                               {"opacity", palette::density_opacity_share}});
  return json;
}

}  // namespace

void add_ground(PageJson& data, PageSource const& source) {
  data["roads"] = roads_json(source);
  data["rivers"] = lines_json(source, source.result.base.rivers);
  data["water"] = PageJson::array();
  for (auto const& polygons : source.result.base.water)
    if (source.is_near(bounds(polygons))) data["water"].push_back(source.rings(polygons));
  data["boundaries"] = lines_json(source, source.result.base.boundaries);
  data["disputed"] = lines_json(source, source.result.base.disputed_lines);
  data["control"] = control_json(source);
  data["lines_of_control"] = lines_of_control_json(source);
  data["closures"] = closures_json(source);
  data["restricted"] = restricted_json(source);
  data["gates"] = gates_json(source);
  data["places"] = places_json(source);
  data["density"] = density_json(source);
}

}  // namespace passage::detail
