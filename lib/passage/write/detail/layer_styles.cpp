#include "passage/write/detail/layer_styles.hpp"

#include <array>
#include <set>

#include <fmt/core.h>

#include "passage/write/csv.hpp"
#include "passage/write/detail/qml.hpp"
#include "passage/write/map/base_layers.hpp"
#include "passage/write/map/control.hpp"
#include "passage/write/palette.hpp"

namespace passage::detail {

namespace {

QmlSymbolLayer line(Colour colour, double width_mm, std::string const& pen = "solid") {
  return {"SimpleLine",
          {{"line_color", qml_colour(colour)},
           {"line_width", fmt::format("{}", width_mm)},
           {"line_width_unit", "MM"},
           {"line_style", pen},
           {"capstyle", "round"},
           {"joinstyle", "round"}}};
}

QmlSymbolLayer marker(std::string const& shape, Colour fill, double size_mm, double angle_degrees = 0) {
  return {"SimpleMarker",
          {{"name", shape},
           {"color", qml_colour(fill)},
           {"outline_color", qml_colour(palette::ink)},
           {"outline_width", "0.4"},
           {"outline_width_unit", "MM"},
           {"size", fmt::format("{}", size_mm)},
           {"size_unit", "MM"},
           {"angle", fmt::format("{}", angle_degrees)}}};
}

QmlSymbolLayer letter(std::string const& text) {
  return {"FontMarker",
          {{"chr", text},
           {"font", "Noto Sans"},
           {"font_style", "Bold"},
           {"color", qml_colour(palette::ink)},
           {"size", "2.6"},
           {"size_unit", "MM"},
           {"horizontal_anchor_point", "1"},
           {"vertical_anchor_point", "1"}}};
}

QmlStyle options_style(RunResult const& result) {
  QmlStyle style{"corridor_id", {}, {{R"("corridor_id" || '  ' || "name")", 9, true, true}}};
  for (std::size_t i = 0; i < result.options.size(); ++i) {
    style.categories.push_back({result.options[i].id,
                                result.options[i].id + "  " + result.options[i].name,
                                {"line", {line(palette::white, 2.2), line(palette::option(i), 1.2)}}});
  }
  return style;
}

QmlStyle areas_style(RunResult const& result) {
  QmlStyle style{"corridor_id", {}, {}};
  for (std::size_t i = 0; i < result.options.size(); ++i) {
    QmlSymbolLayer fill{
        "SimpleFill",
        {{"color", qml_colour(palette::option(i))}, {"style", "solid"}, {"outline_style", "no"}}};
    style.categories.push_back(
        {result.options[i].id, "Option " + result.options[i].id, {"fill", {fill}, 0.15}});
  }
  return style;
}

QmlStyle segments_style() {
  return {"is_contested",
          {{"0", "held by one holder as recorded, or not recorded", {"line", {line(palette::grey, 0.3)}}},
           {"1", "contested", {"line", {line(palette::ink, 0.5, "dash")}}}},
          {}};
}

QmlStyle gates_style() {
  auto const ring = marker("circle", palette::white, 3.6);
  return {"state",
          {{"open", "open", {"marker", {ring}}},
           {"closed", "closed", {"marker", {ring, marker("line", palette::ink, 3.6, 90)}}},
           {"conditional", "conditional", {"marker", {ring, marker("semi_circle", palette::ink, 3.6)}}},
           {"unknown", "unknown", {"marker", {ring, letter("?")}}}},
          {{R"("name" || coalesce(', ' || round("wait_min") || ' min', ''))", 7}}};
}

QmlStyle places_style() {
  return {"role",
          {{"origin", "origin", {"marker", {marker("square", palette::ink, 3)}}},
           {"destination", "destination", {"marker", {marker("star", palette::ink, 4)}}},
           {"stop", "stop", {"marker", {marker("diamond", palette::ink, 3)}}},
           {"site", "site", {"marker", {marker("triangle", palette::white, 3)}}},
           {"town", "town", {"marker", {marker("circle", palette::white, 1.6)}}}},
          {{"\"name\"", 8}}};
}

QmlStyle water_style() {
  QmlSymbolLayer const fill{"SimpleFill",
                            {{"color", qml_colour(palette::water)},
                             {"style", "solid"},
                             {"outline_color", qml_colour(palette::water_line)},
                             {"outline_width", "0.15"},
                             {"outline_width_unit", "MM"}}};
  return {"", {{"", "", {"fill", {fill}}}}, {}};
}

QmlStyle lines_style() {
  Colour const boundary{150, 150, 150};
  return {"kind",
          {{"river", "river", {"line", {line(palette::water_line, 0.4)}}},
           {"boundary", "boundary", {"line", {line(boundary, 0.25, "dash dot")}}},
           {"disputed line", "disputed line", {"line", {line(boundary, 0.3, "dash")}}}},
          {}};
}

QmlStyle roads_style() {
  QmlStyle style{"weight", {}, {}};
  static constexpr std::array names = {"main road", "secondary", "minor", "track"};
  for (std::size_t i = 0; i < names.size(); ++i) {
    auto const pen = road_pen(static_cast<RoadWeight>(i));
    style.categories.push_back(
        {names[i],
         names[i],
         {"line", {line(pen.colour, pen.width_mm, pen.dashes_mm.empty() ? "solid" : "dash")}}});
  }
  return style;
}

QmlSymbolLayer hatch(Hatch const& look) {
  return {"LinePatternFill",
          {{"angle", fmt::format("{}", look.angle_degrees)},
           {"distance", fmt::format("{}", look.spacing_mm)},
           {"distance_unit", "MM"},
           {"line_width", "0.15"},
           {"line_width_unit", "MM"}},
          line({120, 120, 120}, 0.15).options};
}

/// The patterns of the map sheet; ground of several holders has all of theirs.
QmlStyle control_style(RunResult const& result, FeatureLayer const& layer) {
  QmlStyle style{"holder", {}, {{R"("holder" || coalesce('\n' || "as_of", ''))", 7}}};
  style.labels.front().is_over_area = true;
  if (!result.control) return style;
  auto const looks = holder_looks(*result.control);
  std::set<std::string> known;
  for (auto const& feature : layer.features) {
    auto const holders = as_text(feature.fields.front());
    if (!known.insert(holders).second) continue;
    QmlSymbol symbol{"fill", {}};
    for (auto const& look : looks) {
      auto const name = list_cell({result.authorities.name(look.party)});
      bool const is_its = (";" + holders + ";").find(";" + name + ";") != std::string::npos;
      if (is_its) symbol.layers.push_back(hatch(look.hatch));
    }
    style.categories.push_back({holders, holders, symbol});
  }
  return style;
}

QmlStyle closures_style() {
  auto cross = marker("cross2", palette::closure, 2.6);
  for (auto& [key, value] : cross.options)
    if (key == "outline_color") value = qml_colour(palette::closure);
  return {"", {{"", "", {"marker", {cross}}}}, {}};
}

}  // namespace

void add_corridor_styles(std::vector<FeatureLayer>& layers, RunResult const& result) {
  for (auto& layer : layers) {
    QmlStyle style;
    if (layer.name == "options") style = options_style(result);
    if (layer.name == "areas") style = areas_style(result);
    if (layer.name == "segments") style = segments_style();
    if (layer.name == "gates") style = gates_style();
    if (layer.name == "places") style = places_style();
    if (layer.name == "water") style = water_style();
    if (layer.name == "lines") style = lines_style();
    if (layer.name == "roads") style = roads_style();
    if (layer.name == "control") style = control_style(result, layer);
    if (layer.name == "closures") style = closures_style();
    layer.style_qml = qml(style, layer);
  }
}

}  // namespace passage::detail
