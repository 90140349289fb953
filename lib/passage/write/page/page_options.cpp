// Options, their table and the front, for the page.
#include <algorithm>

#include <fmt/core.h>

#include "passage/write/hazard_classes.hpp"
#include "passage/write/lanes.hpp"
#include "passage/write/map/control.hpp"
#include "passage/write/page/page_json.hpp"
#include "passage/write/palette.hpp"
#include "passage/write/plan_words.hpp"
#include "passage/write/sensitivity_csv.hpp"
#include "passage/write/words.hpp"

namespace passage::detail {

namespace {

template <class Quantity>
PageJson or_null(std::optional<Quantity> quantity, double unit) {
  return quantity ? PageJson(quantity->value / unit) : PageJson(nullptr);
}

PageJson parties_json(ConsentSet parties) {
  auto list = PageJson::array();
  for (auto party : parties.members()) list.push_back(party.value);
  return list;
}

std::string holder_text(PageSource const& source, RouteSegment const& segment) {
  if (!segment.is_control_considered) return {};
  if (!segment.holding.is_recorded()) return source.say("holder not recorded");
  std::string text;
  for (auto party : segment.holding.holders)
    text += (text.empty() ? "" : " / ") + isolated(source.result.authorities.name(party));
  return text;
}

PageJson segments_json(PageSource const& source, RouteOption const& option,
                       std::optional<HazardClasses> const& classes) {
  auto list = PageJson::array();
  for (auto const& segment : option.assessment.segments) {
    PageJson item = {{"from_km", segment.from / kilometre}, {"to_km", segment.upto / kilometre}};
    if (segment.is_control_considered) {
      item["holder"] = holder_text(source, segment);
      item["holders"] = PageJson::array();
      for (auto party : segment.holding.holders) item["holders"].push_back(party.value);
    }
    if (segment.mean_rate && classes) item["class"] = classes->class_of(*segment.mean_rate);
    if (segment.mean_rate) item["rate"] = segment.mean_rate->value * 365250;  // per 1 000 km² and year
    if (segment.is_closed) item["closed"] = true;
    list.push_back(item);
  }
  return list;
}

/// The line cut where it begins or ends to share its road with other options.
PageJson parts_json(PageSource const& source, std::vector<LanePoint> const& lanes) {
  auto list = PageJson::array();
  Line part;
  for (std::size_t i = 0; i < lanes.size(); ++i) {
    bool const is_change =
        i > 0 && (lanes[i].rank != lanes[i - 1].rank || lanes[i].sharing != lanes[i - 1].sharing);
    if (is_change) {
      part.push_back(lanes[i].point);
      list.push_back(
          {{"rank", lanes[i - 1].rank}, {"sharing", lanes[i - 1].sharing}, {"line", source.simple(part)}});
      part.clear();
    }
    part.push_back(lanes[i].point);
  }
  if (part.size() > 1)
    list.push_back(
        {{"rank", lanes.back().rank}, {"sharing", lanes.back().sharing}, {"line", source.simple(part)}});
  return list;
}

PageJson facts_json(PageSource const& source, RouteOption const& option) {
  auto list = PageJson::array();
  auto const add = [&list](std::vector<FactLine> const& facts, bool is_more) {
    for (auto const& fact : facts)
      list.push_back({{"heading", fact.heading},
                      {"text", fact.text},
                      {"open", fact.is_open_question},
                      {"more", is_more}});
  };
  add(option_facts(source.result, option, source.say), false);
  add(plan_facts(source.result, option, source.say), true);
  add(explanation_facts(source.result, option, source.say), true);
  std::string other;
  for (auto const& line : sensitivity_lines(source.result, option, source.say))
    other += (other.empty() ? "" : ". ") + line;
  if (!other.empty())
    list.push_back(
        {{"heading", source.say("Other readings")}, {"text", other}, {"open", false}, {"more", true}});
  return list;
}

PageJson crossings_json(RouteOption const& option) {
  auto list = PageJson::array();
  for (auto const& crossing : option.assessment.crossings)
    list.push_back({{"gate", crossing.gate.value}, {"km", crossing.at / kilometre}});
  return list;
}

}  // namespace

PageJson options_json(PageSource const& source) {
  auto const& result = source.result;
  std::vector<Line> lines;
  for (auto const& option : result.options) lines.push_back(option.line);
  auto const lanes = shared_lanes(lines, {std::max(source.tolerance_m * 4, 50.0), 30});
  auto const classes = result.hazard ? hazard_classes(*result.hazard) : std::nullopt;
  double const scale = exposure_scale(result.options).passages_count;
  auto list = PageJson::array();
  for (std::size_t i = 0; i < result.options.size(); ++i) {
    auto const& option = result.options[i];
    auto const& sheet = option.assessment;
    list.push_back({{"id", option.id},
                    {"title", option_title(result, option, source.say)},
                    {"colour", palette::option(i).hex()},
                    {"pair", fmt::format("{}-{}", option.from, option.to)},
                    {"to", option.to < result.places.size() ? isolated(result.places[option.to].name) : ""},
                    {"line", source.simple(option.line)},
                    {"parts", parts_json(source, lanes[i])},
                    {"length_km", sheet.length / kilometre},
                    {"time_h", or_null(sheet.time, 3600)},
                    {"exposure", or_null(sheet.exposure, 1 / scale)},
                    {"exposure_low", or_null(sheet.exposure_low, 1 / scale)},
                    {"exposure_high", or_null(sheet.exposure_high, 1 / scale)},
                    {"needed", parties_json(sheet.consents)},
                    {"missing", parties_json(sheet.agreements_missing)},
                    {"facts", facts_json(source, option)},
                    {"segments", segments_json(source, option, classes)},
                    {"crossings", crossings_json(option)}});
  }
  return list;
}

PageJson table_json(PageSource const& source) {
  auto list = PageJson::array();
  for (auto const& row : comparison_rows(source.result, source.say)) {
    PageJson item = {{"heading", row.heading}, {"cells", PageJson::array()}};
    for (auto const& cell : row.cells) item["cells"].push_back(cell.empty() ? "\u2013" : cell);
    list.push_back(item);
  }
  return list;
}

PageJson if_no_json(PageSource const& source) {
  auto const& result = source.result;
  auto list = PageJson::array();
  for (auto const& answer : result.if_no) {
    PageJson item = {
        {"pair", fmt::format("{}-{}", answer.from, answer.to)},
        {"refused", parties_json(answer.refusal.refused)},
        {"closed", PageJson::array()},
        {"option", answer.option ? PageJson(result.options[*answer.option].id) : PageJson(nullptr)},
        {"extra_h", or_null(answer.extra, 3600)}};
    for (auto gate : answer.refusal.closed) item["closed"].push_back(gate.value);
    for (auto const stop : answer.lost_stops) item["lost_stops"].push_back(result.places[stop].name);
    if (answer.path) {
      item["time_h"] = result.graph.quantum.seconds(answer.path->time) / hour;
      item["line"] = source.simple(line_of(result.graph, *answer.path));
    }
    list.push_back(item);
  }
  return list;
}

PageJson front_json(PageSource const& source) {
  auto const& result = source.result;
  double const scale = exposure_scale(result.options).passages_count;
  auto list = PageJson::array();
  for (auto const& pair : result.fronts) {
    for (auto const& path : pair.front.paths) {
      PageJson item = {{"pair", fmt::format("{}-{}", pair.from, pair.to)},
                       {"time_h", result.graph.quantum.seconds(path.time) / hour},
                       {"exposure", expected_events(path.exposure).value * scale},
                       {"needed", parties_json(path.consents)}};
      if (!path.links.empty()) item["line"] = source.simple(line_of(result.graph, path));
      for (auto const& option : result.options)
        if (!path.links.empty() && option.path == path) item["option"] = option.id;
      list.push_back(item);
    }
  }
  return list;
}

}  // namespace passage::detail
