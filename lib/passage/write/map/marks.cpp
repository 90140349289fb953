// Closures, restricted ground, crossing points and places.
#include <algorithm>

#include <fmt/core.h>

#include "passage/model/place_size.hpp"
#include "passage/write/map/message_layers.hpp"
#include "passage/write/map/symbols.hpp"
#include "passage/write/words.hpp"

namespace passage {

namespace {

void draw_closure_at(MapDrawing& drawing, Point paper) {
  draw_closure(drawing.canvas, paper);
  drawing.placer.block(box_around(paper, 1.2));
}

void draw_closed_line(MapDrawing& drawing, Line const& line) {
  auto const paper = drawing.view(line);
  double const total_mm = length(paper);
  int const marks = std::max(1, static_cast<int>(total_mm / 3));
  for (int i = 0; i < marks; ++i) draw_closure_at(drawing, point_at(paper, Share{(i + 0.5) / marks}));
}

/// Names that a reader made of a number ("gate (OpenStreetMap node 12)") tell nobody anything on a map.
bool is_named(Gate const& gate) {
  return !gate.name.empty() && !gate.name.starts_with(gate.type + " (OpenStreetMap");
}

std::string gate_label(MapDrawing const& drawing, Gate const& gate) {
  auto text = is_named(gate) ? isolated(gate.name) : drawing.say(gate.type.empty() ? gate.id : gate.type);
  if (gate.state != GateState::closed && gate.wait.value > 0)
    text += ", " + time_text(gate.wait, drawing.say);
  return text;
}

bool is_on_an_option(RunResult const& result, std::size_t gate) {
  return std::ranges::any_of(result.options, [gate](RouteOption const& option) {
    return std::ranges::any_of(option.assessment.crossings,
                               [gate](RouteCrossing const& crossing) { return crossing.gate.value == gate; });
  });
}

int rank(Place const& place) {
  switch (place.role) {
    case PlaceRole::origin:
    case PlaceRole::destination:
      return 0;
    case PlaceRole::stop:
      return 5;
    case PlaceRole::site:
      return 20;
    case PlaceRole::town:
      break;
  }
  if (size_for_names(place) >= 100000) return 12;
  if (size_for_names(place) >= 20000) return 30;
  return size_for_names(place) >= 5000 ? 40 : 50;
}

TextStyle place_style(Place const& place) {
  bool const is_end = place.role == PlaceRole::origin || place.role == PlaceRole::destination;
  if (is_end) return {9, palette::ink, true, false, 0.4};
  if (place.role == PlaceRole::stop) return {8, palette::ink, true, false, 0.4};
  return {size_for_names(place) >= 20000 ? 7.5 : 7.0, palette::ink, false, false, 0.4};
}

}  // namespace

void draw_restricted(MapDrawing& drawing) {
  for (auto const& area : drawing.result.restricted) {
    if (!bounds(area.area).intersects(drawing.view.ground())) continue;
    auto const paper = drawing.view(area.area);
    auto const colour = area.is_explosive_hazard ? palette::closure : palette::grey;
    drawing.canvas.fill(paper, colour, 0.08);
    drawing.canvas.outline(paper, {colour, 0.35, 1, {0.3, 0.9}, true});
  }
}

void draw_closures(MapDrawing& drawing) {
  for (auto const& closure : drawing.result.closures) {
    if (!bounds(closure.geometry).intersects(drawing.view.ground())) continue;
    if (auto const* lines = std::get_if<MultiLine>(&closure.geometry)) {
      for (auto const& line : *lines) draw_closed_line(drawing, line);
    } else if (auto const* points = std::get_if<MultiPoint>(&closure.geometry)) {
      for (auto point : *points) draw_closure_at(drawing, drawing.view(point));
    } else if (auto const* polygons = std::get_if<MultiPolygon>(&closure.geometry)) {
      drawing.canvas.outline(drawing.view(*polygons), {palette::closure, 0.4, 1, {1.2, 0.8}, false});
    }
  }
}

void draw_gates(MapDrawing& drawing) {
  auto const& gates = drawing.result.graph.gates;
  for (std::size_t i = 0; i < gates.size(); ++i) {
    auto const centre = drawing.view(gates[i].point);
    if (!drawing.view.paper().contains(centre)) continue;
    bool const is_on_way = is_on_an_option(drawing.result, i);
    bool const is_covered = !drawing.placer.is_free(box_around(centre, 0.4));
    if (is_covered && !is_on_way) continue;  // under an inset
    draw_gate(drawing.canvas, centre, gates[i].state);
    drawing.placer.block(box_around(centre, gate_radius_mm));
    if (!is_named(gates[i]) && !is_on_way) continue;
    drawing.labels.push_back({gate_label(drawing, gates[i]),
                              {7, palette::ink, is_on_way, false, 0.4},
                              centre,
                              gate_radius_mm + 0.6,
                              is_on_way ? 2 : 35});
  }
}

bool is_passed(RunResult const& result, Place const& place) {
  return std::ranges::any_of(result.options, [&](RouteOption const& option) {
    return std::ranges::find(option.via, place.name) != option.via.end();
  });
}

namespace {

/// Towns of the ground: a symbol only where the name finds a place too, the smaller the farther apart.
void wish_town(MapDrawing& drawing, Place const& place) {
  auto const centre = drawing.view(place.point);
  if (!drawing.view.paper().grown(-1).contains(centre)) return;
  bool const is_named_in_an_option = is_passed(drawing.result, place);
  Label label{isolated(place.name), place_style(place), centre, 1.4, rank(place)};
  if (is_named_in_an_option) label.rank = 11;
  label.mark = [centre](Canvas& canvas) { draw_place(canvas, centre, PlaceRole::town); };
  label.mark_mm = 0.8;
  label.spacing_mm = is_named_in_an_option || size_for_names(place) >= 100000 ? 0
                     : size_for_names(place) >= 20000                         ? 6
                     : size_for_names(place) >= 5000                          ? 10
                                                                              : 16;
  drawing.labels.push_back(std::move(label));
}

void draw_named_place(MapDrawing& drawing, Place const& place) {
  auto const centre = drawing.view(place.point);
  if (!drawing.view.paper().contains(centre)) return;
  bool const is_covered = place.role == PlaceRole::site && !drawing.placer.is_free(box_around(centre, 1.2));
  if (is_covered) return;  // under an inset or another symbol
  draw_place(drawing.canvas, centre, place.role);
  double const half_mm = place.role == PlaceRole::town ? 0.8 : 1.6;
  drawing.placer.block(box_around(centre, half_mm));
  if (place.role == PlaceRole::destination)
    drawing.placer.block({{centre.x - 0.5, centre.y - 4.2}, {centre.x + 3, centre.y}});
  Label label{isolated(place.name), place_style(place), centre, half_mm + 0.6, rank(place)};
  label.is_never_left_out = label.rank == 0;
  drawing.labels.push_back(std::move(label));
}

}  // namespace

void draw_places(MapDrawing& drawing) {
  // Ends and stops of the way come before sites, whose symbols give way.
  for (bool is_site : {false, true}) {
    for (auto const& place : drawing.result.places) {
      if ((place.role == PlaceRole::site) == is_site) draw_named_place(drawing, place);
    }
  }
  for (auto const& place : drawing.result.base.places) {
    auto const is_same = [&](Place const& other) {
      return distance(other.point, place.point) < 1 && other.name == place.name;
    };
    if (std::ranges::none_of(drawing.result.places, is_same)) wish_town(drawing, place);
  }
}

}  // namespace passage
