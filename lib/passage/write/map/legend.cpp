#include "passage/write/map/legend.hpp"

#include <algorithm>
#include <functional>

#include <fmt/core.h>

#include "passage/geo/overlay.hpp"
#include "passage/write/map/base_layers.hpp"
#include "passage/write/map/control.hpp"
#include "passage/write/map/density.hpp"
#include "passage/write/map/symbols.hpp"
#include "passage/write/words.hpp"

namespace passage {

namespace {

constexpr double row_mm = 3.7, text_pt = 7, gap_mm = 1.2;

/// A sample drawn in a box, and what it means.
struct Entry {
  double sample_mm;
  std::function<void(Canvas&, Box const&)> draw;
  std::string text;
};

/// Entries under a heading. They follow each other on a line and break as words do; names stand one a line.
struct Group {
  std::string heading;
  std::vector<Entry> entries;
  bool is_list = false;
};

Line middle_line(Box const& box) {
  return {{box.low.x, box.centre().y}, {box.high.x, box.centre().y}};
}

MultiPolygon polygon_of(Box const& box) {
  return {{{box.low, {box.high.x, box.low.y}, box.high, {box.low.x, box.high.y}, box.low}, {}}};
}

Entry pen_entry(Pen const& pen, std::string text) {
  return {7, [pen](Canvas& canvas, Box const& box) { canvas.line(middle_line(box), pen); }, std::move(text)};
}

Entry area_entry(std::function<void(Canvas&, Box const&)> draw, std::string text) {
  return {7,
          [draw = std::move(draw)](Canvas& canvas, Box const& box) {
            draw(canvas, box);
            canvas.outline_box(box, {palette::light_grey, 0.15});
          },
          std::move(text)};
}

Group option_group(MapDrawing const& drawing) {
  Group group{drawing.say("Route options"), {}};
  group.entries.push_back({9,
                           [](Canvas& canvas, Box const& box) {
                             canvas.line(middle_line(box), {palette::option(0), 1.2});
                             draw_number(canvas, box.centre(), "1", palette::option(0));
                           },
                           drawing.say("option")});
  group.entries.push_back(
      {9,
       [](Canvas& canvas, Box const& box) {
         canvas.line(middle_line(box), {palette::option(0), 1.2});
         auto const c = box.centre();
         canvas.line({{c.x - 2, c.y - 1.1}, {c.x - 2, c.y + 1.1}}, {palette::white, 0.8, 1, {}, false});
         canvas.line({{c.x - 2, c.y - 1.1}, {c.x - 2, c.y + 1.1}}, {palette::option(0), 0.35});
         canvas.text("20", {c.x - 1.2, c.y - 1.6}, {7, palette::option(0), true, false, 0.4});
       },
       drawing.say("km from origin")});
  bool const has_unknown = std::ranges::any_of(drawing.result.options, [](RouteOption const& option) {
    return !unknown_stretches(option.assessment).empty();
  });
  if (has_unknown) {
    group.entries.push_back({7,
                             [](Canvas& canvas, Box const& box) {
                               canvas.line(middle_line(box), {palette::option(0), 1.2});
                               canvas.line(middle_line(box), {palette::white, 0.7, 1, {0.9, 1.1}, false});
                             },
                             drawing.say("holder not recorded")});
  }
  return group;
}

Group gate_group(MapDrawing const& drawing) {
  Group group{drawing.say("Crossing points, with likely wait"), {}};
  for (auto state : {GateState::open, GateState::conditional, GateState::unknown, GateState::closed}) {
    bool const is_used = std::ranges::any_of(drawing.result.graph.gates, [&](Gate const& gate) {
      return gate.state == state && drawing.view.ground().contains(gate.point);
    });
    if (!is_used) continue;
    group.entries.push_back(
        {3.4, [state](Canvas& canvas, Box const& box) { draw_gate(canvas, box.centre(), state); },
         drawing.say(std::string{name_of(state)})});
  }
  return group;
}

Group place_group(MapDrawing const& drawing) {
  static constexpr std::array names = {"origin", "stop", "destination", "site", "town"};
  Group group{drawing.say("Places"), {}};
  for (auto role :
       {PlaceRole::origin, PlaceRole::stop, PlaceRole::destination, PlaceRole::site, PlaceRole::town}) {
    bool const is_used = std::ranges::any_of(drawing.result.places,
                                             [role](Place const& place) { return place.role == role; }) ||
                         (role == PlaceRole::town && !drawing.result.base.places.empty());
    if (!is_used) continue;
    double const down = role == PlaceRole::destination ? 1.2 : 0;
    group.entries.push_back({3.4,
                             [role, down](Canvas& canvas, Box const& box) {
                               draw_place(canvas, {box.low.x + 1.4, box.centre().y + down}, role);
                             },
                             drawing.say(names[static_cast<std::size_t>(role)])});
  }
  return group;
}

/// Holders of ground on the sheet, with the patterns that all of them together give them.
std::vector<HolderLook> shown_looks(MapDrawing const& drawing) {
  auto const& control = *drawing.result.control;
  auto const& ground = drawing.view.ground();
  MultiPolygon const window = {
      {{ground.low, {ground.high.x, ground.low.y}, ground.high, {ground.low.x, ground.high.y}, ground.low},
       {}}};
  auto looks = holder_looks(control);
  std::erase_if(looks, [&](HolderLook const& look) {
    return std::ranges::none_of(control.areas(), [&](ControlArea const& area) {
      bool const is_held = std::ranges::find(area.holders, look.party) != area.holders.end();
      return is_held && bounds(area.area).intersects(ground) && !intersection(area.area, window).empty();
    });
  });
  return looks;
}

Group control_group(MapDrawing const& drawing) {
  if (!drawing.result.control) return {};
  auto const& control = *drawing.result.control;
  Group group{drawing.say("Holder of ground as recorded"), {}, true};
  auto const looks = shown_looks(drawing);
  for (auto const& look : looks) {
    auto text = isolated(drawing.result.authorities.name(look.party));
    if (look.as_of) text += ", " + date_text(*look.as_of, drawing.say);
    group.entries.push_back(area_entry(
        [hatch = look.hatch](Canvas& canvas, Box const& box) { draw_hatch(canvas, polygon_of(box), hatch); },
        text));
  }
  if (looks.size() > 1) {
    auto draw = [looks](Canvas& canvas, Box const& box) {
      draw_hatch(canvas, polygon_of(box), looks[0].hatch);
      draw_hatch(canvas, polygon_of(box), looks[1].hatch);
    };
    group.entries.push_back(area_entry(draw, drawing.say("contested: crossed patterns")));
  }
  if (drawing.result.facts.shows_all_holders)
    group.entries.push_back(
        area_entry([](Canvas& canvas, Box const& box) { draw_dots(canvas, polygon_of(box)); },
                   drawing.say("holder not recorded")));
  auto const& facts = drawing.result.facts;
  auto const fronts = front_pieces(control, facts.as_of, facts.stale_after);
  for (bool is_stale : {false, true}) {
    if (!std::ranges::any_of(fronts,
                             [is_stale](FrontPiece const& piece) { return piece.is_stale == is_stale; }))
      continue;
    auto const older = fmt::format(fmt::runtime(drawing.say("line of control, over {} days old")),
                                   static_cast<int>(facts.stale_after / day));
    group.entries.push_back(
        {7, [is_stale](Canvas& canvas, Box const& box) { draw_front(canvas, middle_line(box), is_stale); },
         is_stale ? older : drawing.say("line of control")});
  }
  return group;
}

Group density_group(MapDrawing const& drawing) {
  if (!drawing.result.hazard) return {};
  Group group{drawing.say("Expected recorded incidents per 1 000 km² and year"), {}};
  if (auto const classes = hazard_classes(*drawing.result.hazard)) {
    for (std::size_t i = 0; i < HazardClasses::count; ++i) {
      auto draw = [i](Canvas& canvas, Box const& box) {
        canvas.fill_box(box, palette::density[i], palette::density_opacity_share);
      };
      auto entry = area_entry(draw, class_text(classes->names[i], drawing.say));
      entry.sample_mm = 4.5;
      group.entries.push_back(entry);
    }
  }
  auto entry =
      area_entry([](Canvas& canvas, Box const& box) { draw_no_data(canvas, {box}); }, drawing.say("no data"));
  entry.sample_mm = 4.5;
  group.entries.push_back(entry);
  return group;
}

Group road_group(MapDrawing const& drawing) {
  Group group{drawing.say("Roads and land"), {}};
  static constexpr std::array names = {"main road", "secondary", "minor", "track"};
  for (auto weight : {RoadWeight::main, RoadWeight::secondary, RoadWeight::minor, RoadWeight::track}) {
    bool const is_used = std::ranges::any_of(drawing.result.base.roads, [weight](RoadFeature const& road) {
      return road_weight(road.road_class) == weight;
    });
    if (is_used)
      group.entries.push_back(
          pen_entry(road_pen(weight), drawing.say(names[static_cast<std::size_t>(weight)])));
  }
  if (!drawing.result.closures.empty())
    group.entries.push_back({3.4, [](Canvas& canvas, Box const& box) { draw_closure(canvas, box.centre()); },
                             drawing.say("closure")});
  auto const explosive = [](RestrictedArea const& area) { return area.is_explosive_hazard; };
  auto restricted = [&](Colour colour, char const* text) {
    group.entries.push_back({7,
                             [colour](Canvas& canvas, Box const& box) {
                               canvas.fill_box(box, colour, 0.08);
                               canvas.outline_box(box, {colour, 0.35, 1, {0.3, 0.9}, true});
                             },
                             drawing.say(text)});
  };
  if (std::ranges::any_of(drawing.result.restricted, explosive))
    restricted(palette::closure, "explosive hazard");
  if (!std::ranges::all_of(drawing.result.restricted, explosive)) restricted(palette::grey, "area to avoid");
  if (!drawing.result.base.water.empty())
    group.entries.push_back(area_entry(
        [](Canvas& canvas, Box const& box) { canvas.fill_box(box, palette::water); }, drawing.say("water")));
  if (!drawing.result.base.rivers.empty())
    group.entries.push_back(pen_entry(river_pen(), drawing.say("river")));
  if (!drawing.result.base.boundaries.empty())
    group.entries.push_back(pen_entry(boundary_pen(), drawing.say("boundary")));
  if (!drawing.result.base.disputed_lines.empty())
    group.entries.push_back(pen_entry(disputed_pen(), drawing.say("disputed line")));
  return group;
}

/// Draws a group, or only measures it; returns its height. On a right-to-left sheet samples stand at the
/// right.
double draw_group(Canvas& canvas, Group const& group, Box const& box, bool is_drawn) {
  TextStyle const heading{text_pt, palette::ink, true, false, 0, box.width()}, plain{text_pt};
  if (is_drawn) canvas.text(group.heading, box.low, heading);
  auto const from = [&](double x, double width_mm) {
    return canvas.is_right_to_left() ? box.low.x + box.high.x - x - width_mm : x;
  };
  double x = box.low.x, y = box.low.y + canvas.measure(group.heading, heading).height_mm + 0.2;
  for (auto const& entry : group.entries) {
    auto style = plain;
    double const needed = entry.sample_mm + gap_mm + canvas.measure(entry.text, plain).width_mm;
    if (x > box.low.x && (group.is_list || x + needed > box.high.x)) x = box.low.x, y += row_mm;
    style.width_mm = box.high.x - x - entry.sample_mm - gap_mm;
    double const more_mm = std::max(0.0, canvas.measure(entry.text, style).height_mm - row_mm);
    if (is_drawn) {
      double const left = from(x, entry.sample_mm);
      entry.draw(canvas, {{left, y + 0.6}, {left + entry.sample_mm, y + row_mm - 0.6}});
      canvas.text(entry.text, {from(x + entry.sample_mm + gap_mm, style.width_mm), y + 0.25}, style);
    }
    if (more_mm > 0.5) y += more_mm;
    x += needed + 2.2;
  }
  return y + row_mm + 0.9 - box.low.y;
}

}  // namespace

double draw_legend(MapDrawing& drawing, Box const& box, bool is_drawn) {
  constexpr double between_mm = 3;
  double const column_mm = (box.width() - between_mm) / 2;
  std::vector<Group> const left = {option_group(drawing), place_group(drawing), gate_group(drawing),
                                   road_group(drawing)},
                           right = {density_group(drawing), control_group(drawing)};
  double lowest = box.low.y, x = box.low.x;
  bool const is_mirrored = drawing.say.is_right_to_left();
  for (auto const* groups : {is_mirrored ? &right : &left, is_mirrored ? &left : &right}) {
    double y = box.low.y;
    for (auto const& group : *groups) {
      if (group.entries.empty()) continue;
      y += draw_group(drawing.canvas, group, {{x, y}, {x + column_mm, box.high.y}}, is_drawn);
    }
    lowest = std::max(lowest, y);
    x += column_mm + between_mm;
  }
  return lowest - box.low.y;
}

}  // namespace passage
