// Options, their table and the front, for the page.
#include <algorithm>
#include <functional>

#include <fmt/core.h>

#include "passage/write/hazard_classes.hpp"
#include "passage/write/lanes.hpp"
#include "passage/write/map/control.hpp"
#include "passage/write/page/page_json.hpp"
#include "passage/write/palette.hpp"
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
  for (auto const& fact : option_facts(source.result, option, source.say))
    list.push_back({{"heading", fact.heading}, {"text", fact.text}, {"open", fact.is_open_question}});
  return list;
}

PageJson crossings_json(RouteOption const& option) {
  auto list = PageJson::array();
  for (auto const& crossing : option.assessment.crossings)
    list.push_back({{"gate", crossing.gate.value}, {"km", crossing.at / kilometre}});
  return list;
}

using Cell = std::function<std::string(RouteOption const&)>;

struct TableRow {
  std::string heading;
  Cell cell;
};

std::string count_text(std::optional<int> number) {
  return number ? std::to_string(*number) : std::string{};
}

void add_movement_rows(std::vector<TableRow>& rows, Messages const& say) {
  rows.push_back(
      {say("Length"), [&say](RouteOption const& o) { return length_text(o.assessment.length, say); }});
  rows.push_back({say("Time one way, waits included"), [&say](RouteOption const& o) {
                    return o.assessment.time ? time_text(*o.assessment.time, say) : "";
                  }});
  rows.push_back({say("of which likely waits"),
                  [&say](RouteOption const& o) { return time_text(o.assessment.wait_likely, say); }});
  rows.push_back({say("Days in all"), [](RouteOption const& o) {
                    return o.assessment.elapsed ? number_text(*o.assessment.elapsed / day) : "";
                  }});
  rows.push_back({say("Nights en route"),
                  [](RouteOption const& o) { return count_text(o.assessment.nights_en_route); }});
  rows.push_back({say("Earliest departure"), [&say](RouteOption const& o) {
                    return o.assessment.earliest_departure ? date_text(*o.assessment.earliest_departure, say)
                                                           : "";
                  }});
  rows.push_back({say("Largest gross weight (t)"), [](RouteOption const& o) {
                    return o.assessment.max_gross ? number_text(o.assessment.max_gross->value) : "";
                  }});
}

void add_agreement_rows(std::vector<TableRow>& rows, PageSource const& source) {
  bool const is_considered = source.result.control || !source.result.authorities.list.empty();
  rows.push_back({source.say("Agreements needed"), [is_considered](RouteOption const& o) {
                    return is_considered ? std::to_string(o.assessment.consents.size()) : "";
                  }});
  rows.push_back({source.say("of which missing"), [is_considered](RouteOption const& o) {
                    return is_considered ? std::to_string(o.assessment.agreements_missing.size()) : "";
                  }});
  rows.push_back({source.say("Crossing points"), [&source](RouteOption const& o) {
                    return source.result.graph.gates.empty() ? ""
                                                             : std::to_string(o.assessment.crossings.size());
                  }});
  rows.push_back({source.say("Changes of control"), [&source](RouteOption const& o) {
                    return source.result.control ? std::to_string(o.assessment.changes_of_control) : "";
                  }});
  rows.push_back({source.say("On contested ground"), [&source](RouteOption const& o) {
                    return o.assessment.contested ? length_text(*o.assessment.contested, source.say) : "";
                  }});
  rows.push_back({source.say("Holder not recorded"), [&source](RouteOption const& o) {
                    return o.assessment.unknown_control
                               ? length_text(*o.assessment.unknown_control, source.say)
                               : "";
                  }});
}

void add_incident_rows(std::vector<TableRow>& rows, PageSource const& source) {
  auto const scale = exposure_scale(source.result.options);
  rows.push_back({source.say("Recorded incidents within 5 km"), [](RouteOption const& o) {
                    return count_text(o.assessment.recorded_incidents_within_5km);
                  }});
  rows.push_back({source.say("Last recorded incident"), [&source](RouteOption const& o) {
                    return o.assessment.last_incident
                               ? date_text(o.assessment.last_incident->last, source.say)
                               : "";
                  }});
  rows.push_back({source.say("Expected recorded incidents within 1 km,") + " " + scale.text(source.say),
                  [scale](RouteOption const& o) {
                    auto const& sheet = o.assessment;
                    if (!sheet.exposure) return std::string{};
                    auto const shown = [&](ExpectedEvents events) {
                      return number_text(events.value * scale.passages_count);
                    };
                    auto text = shown(*sheet.exposure);
                    if (sheet.exposure_low && sheet.exposure_high)
                      text += fmt::format(" ({}\u2013{})", shown(*sheet.exposure_low),
                                          shown(*sheet.exposure_high));
                    return text;
                  }});
  rows.push_back({source.say("Where nobody records incidents"), [&source](RouteOption const& o) {
                    return o.assessment.unobserved ? length_text(*o.assessment.unobserved, source.say) : "";
                  }});
}

void add_band_rows(std::vector<TableRow>& rows, PageSource const& source, std::string const& heading,
                   std::vector<PeopleInBand> Assessment::*member) {
  std::vector<std::string> bands;
  for (auto const& option : source.result.options) {
    for (auto const& count : option.assessment.*member)
      if (std::ranges::find(bands, count.band) == bands.end()) bands.push_back(count.band);
  }
  for (auto const& band : bands) {
    rows.push_back({heading + " " + band_text(band), [band, member](RouteOption const& o) {
                      auto const& counts = o.assessment.*member;
                      auto const found = std::ranges::find(counts, band, &PeopleInBand::band);
                      return found == counts.end() ? std::string{} : people_text(found->people);
                    }});
  }
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
  std::vector<TableRow> rows;
  add_movement_rows(rows, source.say);
  add_agreement_rows(rows, source);
  add_incident_rows(rows, source);
  add_band_rows(rows, source, source.say("People near stops within"), &Assessment::people_near_stops);
  add_band_rows(rows, source, source.say("People along the road within"), &Assessment::people_along);
  add_band_rows(rows, source, source.say("People within a walk of"), &Assessment::people_walking);
  auto list = PageJson::array();
  for (auto const& row : rows) {
    PageJson item = {{"heading", row.heading}, {"cells", PageJson::array()}};
    bool has_value = false;
    for (auto const& option : source.result.options) {
      auto const text = row.cell(option);
      has_value = has_value || !text.empty();
      item["cells"].push_back(text.empty() ? "\u2013" : text);
    }
    if (has_value) list.push_back(item);
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
