// The notification form. Names, plates and telephone numbers are never stored: they are blanks.
#include <algorithm>

#include <fmt/core.h>

#include "passage/base/time_zone.hpp"
#include "passage/write/annex.hpp"
#include "passage/write/plan_words.hpp"
#include "passage/write/right_to_left.hpp"
#include "passage/write/words.hpp"

namespace passage {

namespace {

namespace column = annex_column;

constexpr char const* blank = "______________________";

class Form {
 public:
  Form(RunResult const& result, Messages const& say)
      : result_(result), say_(say), table_(annex_table(result)) {}

  std::string text() {
    head();
    movement();
    for (auto const& option : result_.options) {
      if (option.line.size() >= 2) route(option);
    }
    foot();
    return std::move(text_);
  }

 private:
  template <class... Arguments>
  std::string with(std::string const& shape, Arguments const&... arguments) const {
    return fmt::format(fmt::runtime(say_(shape)), arguments...);
  }
  template <class... Arguments>
  void line(std::string const& shape, Arguments const&... arguments) {
    text_ += with(shape, arguments...) + "\n";
  }
  void field(std::string const& name, std::string const& value = {}) {
    text_ += fmt::format("{}: {}\n", say_(name), value.empty() ? blank : value);
  }
  void title(std::string const& name) { text_ += "\n" + say_(name) + "\n" + std::string(70, '-') + "\n"; }

  void head() {
    auto const& facts = result_.facts;
    text_ += banner(facts, say_) + "\n";
    text_ += facts.title + (facts.question.empty() ? "" : " \u2013 " + facts.question) + "\n";
    line("as of {}; made on {}; do not use after {}", date_text(facts.as_of, say_),
         date_text(facts.made_on, say_), date_text(facts.do_not_use_after, say_));
    field("Sensitivity", say_(facts.sensitivity_label));
    if (!table_.rows.empty()) {
      auto const& row = table_.rows.front();
      line("Content hash of this annex: {}; of the run: {}", row[column::content_hash], facts.reference_hash);
      line("Points hash, which annex.gpx and annex.kml carry too: {}", row[column::points_hash]);
    }
    text_ += say_("Desk analysis. Not a road assessment, security clearance or notification.") + "\n";
  }

  std::string vehicles() const {
    auto const& movement = result_.facts.movement;
    if (movement.vehicle_count == 0) return {};
    auto kind = movement.vehicle;
    std::ranges::replace(kind, '_', ' ');
    auto text = fmt::format("{} \u00d7 {}", movement.vehicle_count, say_(kind));
    if (movement.load) text += ", " + with("{:g} t gross each", movement.load->value);
    return text + "; " + say_("marks") + " " + blank;
  }

  std::string return_text() const {
    auto const& way = result_.facts.movement.return_way;
    if (way == "none") return say_("no return");
    if (way == "same_route") return say_("by the same route") + "; " + say_("date") + " " + blank;
    if (way == "any") return say_("by any route") + "; " + say_("date") + " " + blank;
    return {};
  }

  std::string departure(bool has_plan) const {
    auto const& day = result_.facts.movement.departure_day;
    if (!day) return {};
    if (has_plan) return with("not before {}; see the plan of the chosen route", date_text(*day, say_));
    return with("not before {}", date_text(*day, say_)) + "; " + blank;
  }

  void movement() {
    title("Movement notification (blanks are filled by hand and never stored)");
    field("Organisation (role, no names)");
    field("Purpose", result_.facts.question);
    field("Cargo");
    field("Vehicles (number, kind, marks)", vehicles());
    bool const has_plan = std::ranges::any_of(
        result_.options, [](RouteOption const& o) { return o.assessment.plan.has_value(); });
    field("Departure: date, local time, UTC", departure(has_plan));
    // Whoever does not see the plan has no planned times: what is agreed is filled in by hand.
    if (!has_plan) field("Windows agreed, local time and UTC");
    field("Stops and expected arrival", say_("see the points of the chosen route"));
    field("Return: date, route", return_text());
    field("Leader of the movement (role, no names)");
    field("Liaison with crossing points (role, no names)");
    field("Contact (role, no names)");
    field("Notified to, on, reference");
  }

  void route(RouteOption const& option) {
    text_ += "\n" + std::string(70, '=') + "\n";
    line("Route option {}: {}", option.id, option_title(result_, option, say_));
    // A letter carries the route and its crossing points; incidents, agreements and doubts stay in the brief.
    for (auto const& fact : option_facts(result_, option, say_)) {
      if (fact.heading.empty() || fact.heading == say_("Crossing points"))
        text_ += (fact.heading.empty() ? "" : fact.heading + ": ") + fact.text + "\n";
    }
    if (option.assessment.plan) plan(*option.assessment.plan);
    title("Points (km post; latitude, longitude; degrees minutes seconds; MGRS)");
    points(option);
    obstacles(option);
    title("Segments");
    segments(option);
  }

  static std::string clock(MovementPlan const& plan, Seconds time, Seconds offset) {
    return clock_text(clock_of(plan, time, offset)).substr(11);
  }

  void plan(MovementPlan const& plan) {
    line("Planned: leaves {}; arrives {}", moment_text(plan, plan.departure),
         moment_text(plan, plan.arrival));
    for (auto const& pause : plan.pauses) {
      line("Window offered: {}\u2013{} local, {}\u2013{} UTC", clock(plan, pause.begin, {}),
           clock(plan, pause.end, {}), clock(plan, pause.begin, plan.utc_offset),
           clock(plan, pause.end, plan.utc_offset));
    }
  }

  std::string where(std::vector<std::string> const& row) const {
    std::string text;
    if (!row[column::name].empty()) {
      text = ": " + row[column::name];
    } else if (!row[column::nearest_place].empty()) {
      text = fmt::format(" ({} km {} {})", row[column::nearest_place_km], say_("from"),
                         row[column::nearest_place]);
    }
    if (!row[column::nearest_place_pcode].empty()) text += ", " + row[column::nearest_place_pcode];
    return text;
  }

  std::string hours(std::vector<std::string> const& row) const {
    if (row[column::opening_hours_local].empty()) return {};
    auto text = ", " + row[column::opening_hours_local];
    if (!row[column::opening_hours_utc].empty())
      text += " " + with("local, {} UTC", row[column::opening_hours_utc]);
    return text;
  }

  void points(RouteOption const& option) {
    for (auto const& row : table_.rows) {
      if (row[column::corridor_id] != option.id || row[column::kind] == "bend") continue;
      text_ += fmt::format("km {:>8}  {}, {}  {}  {}  {}", row[column::km], row[column::lat],
                           row[column::lon], row[column::dms], row[column::mgrs], say_(row[column::kind]));
      text_ += where(row);
      if (!row[column::holder_as_recorded].empty())
        text_ += "; " + say_("holder as recorded") + ": " + say_(row[column::holder_as_recorded]);
      if (!row[column::crossing_state].empty()) text_ += "; " + say_(row[column::crossing_state]);
      text_ += hours(row);
      if (!row[column::earliest_after_departure_h].empty())
        text_ += "; " + with("{} to {} h after departure", row[column::earliest_after_departure_h],
                             row[column::latest_after_departure_h]);
      if (!row[column::planned_arrival_local].empty())
        text_ += "; " + with("planned {} ({} UTC)", row[column::planned_arrival_local],
                             row[column::planned_arrival_utc].substr(11));
      text_ += "\n";
    }
  }

  std::string station(std::optional<Station> const& station) const {
    return station ? fmt::format("{}, km {:.1f}", station->name, station->at / kilometre) : blank;
  }

  void obstacles(RouteOption const& option) {
    auto const list = stations(result_, option);
    if (list.empty()) return;
    title("Assembly and fall-back points: proposals by rule, to be confirmed");
    for (auto const& obstacle : list) {
      auto const name = obstacle.obstacle.empty() ? say_("change of control") : obstacle.obstacle;
      text_ += fmt::format("{} (km {:.1f}): {} {}", name, obstacle.at / kilometre, say_("assembly point"),
                           station(obstacle.assembly));
      if (result_.facts.shows_fall_back)
        text_ += fmt::format("; {} {}", say_("fall-back point"), station(obstacle.fall_back));
      text_ += "\n";
    }
  }

  void segments(RouteOption const& option) {
    Metres sum;
    for (auto const& segment : option.assessment.segments) {
      std::vector<std::string> holders;
      holders.reserve(segment.holding.holders.size());
      for (auto party : segment.holding.holders) holders.push_back(result_.authorities.name(party));
      auto holder = segment.holding.is_recorded() ? list_cell(holders) : say_("not recorded");
      if (!segment.is_control_considered) holder = say_("not considered");
      text_ += fmt::format("km {:>8} \u2013 {:>8}  {:>8} km  {:>7}  {}  {}\n",
                           decimal(segment.from / kilometre, 3), decimal(segment.upto / kilometre, 3),
                           decimal((segment.upto - segment.from) / kilometre, 3),
                           time_text(segment.time, say_), holder, say_(segment.road_class));
      sum += segment.upto - segment.from;
    }
    line("Sum of the segments: {} km; length of the route: {} km", decimal(sum / kilometre, 3),
         decimal(option.assessment.length / kilometre, 3));
  }

  void foot() {
    auto const& facts = result_.facts;
    title("How to read this");
    if (facts.coordinate_grid.value > 0)
      line(
          "Datum WGS 84. Coordinates are rounded to {:g} m; MGRS squares hold them and are truncated, never "
          "rounded.",
          facts.coordinate_grid.value);
    else
      line("Datum WGS 84. MGRS squares are truncated to a metre, never rounded.");
    line("Straight lines from point to point, bends of annex.csv included, leave the route by at most {} km.",
         decimal(annex_tolerance / kilometre, 0));
    line(
        "Arrival: earliest with modelled moving time and least waits; latest a quarter slower with longest "
        "waits; "
        "halts and nights are not in it.");
    auto const is_planned = [](RouteOption const& option) { return option.assessment.plan.has_value(); };
    if (std::ranges::any_of(result_.options, is_planned))
      line(
          "Planned times have halts, reserve, opening hours and nights in them; between the steps of the "
          "plan "
          "they follow the driving time.");
    if (facts.movement.utc_offset)
      line("Local time: {} ({} on the day of departure).", facts.movement.time_zone,
           format_utc_offset(*facts.movement.utc_offset));
    else
      line("Opening hours are local, as recorded.");
    station_rules();
    text_ += say_(facts.disclaimer) + "\n";
  }

  void station_rules() {
    line(
        "Assembly point: the last named place within {:.0f} km before a crossing point that is not simply "
        "open "
        "or has opening hours, or before a change of control, all ground from there on being of one recorded "
        "holder. A blank: no place fits.",
        assembly_reach / kilometre);
    if (result_.facts.shows_fall_back)
      line(
          "Fall-back point: the last named place at least {:.0f} km before the assembly point, by the same "
          "rule.",
          fall_back_distance / kilometre);
  }

  RunResult const& result_;
  Messages const& say_;
  CsvTable table_;
  std::string text_;
};

/// Rows of points and segments begin with "km" and run from the left: their coordinates are copied into
/// receivers, so no sign that nobody sees may stand in them.
std::string right_to_left_form(std::string const& text) {
  std::string made;
  for (std::size_t at = 0; at < text.size();) {
    auto const end = std::min(text.find('\n', at), text.size() - 1) + 1;
    auto const row = text.substr(at, end - at);
    made += row.starts_with("km ") ? row : in_right_to_left_script(row);
    at = end;
  }
  return made;
}

}  // namespace

std::string annex_text(RunResult const& result, Messages const& say) {
  auto const text = Form{result, say}.text();
  return say.is_right_to_left() ? right_to_left_form(text) : text;
}

}  // namespace passage
