// The notification form. Names, plates and telephone numbers are never stored: they are blanks.
#include <algorithm>

#include <fmt/core.h>

#include "passage/write/annex.hpp"
#include "passage/write/words.hpp"

namespace passage {

namespace {

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
  void line(std::string const& shape, Arguments const&... arguments) {
    text_ += fmt::format(fmt::runtime(say_(shape)), arguments...) + "\n";
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
    line("Content hash of this annex: {}; of the run: {}", annex_hash(table_), facts.reference_hash);
    text_ += say_("Desk analysis. Not a road assessment, security clearance or notification.") + "\n";
  }

  void movement() {
    title("Movement notification (blanks are filled by hand and never stored)");
    field("Organisation (role, no names)");
    field("Purpose", result_.facts.question);
    field("Cargo");
    field("Vehicles (number, kind, marks)");
    field("Departure: date, local time, UTC");
    field("Stops and expected arrival", say_("see the points of the chosen route"));
    field("Return: date, route");
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
    title("Points (km post; latitude, longitude; degrees minutes seconds; MGRS)");
    points(option);
    title("Segments");
    segments(option);
  }

  void points(RouteOption const& option) {
    for (auto const& row : table_.rows) {
      if (row[0] != option.id || row[2] == "bend") continue;
      text_ +=
          fmt::format("km {:>8}  {}, {}  {}  {}  {}", row[3], row[4], row[5], row[6], row[7], say_(row[2]));
      if (!row[8].empty())
        text_ += ": " + row[8];
      else if (!row[9].empty())
        text_ += fmt::format(" ({} km {} {})", row[10], say_("from"), row[9]);
      if (!row[11].empty()) text_ += "; " + say_("holder as recorded") + ": " + say_(row[11]);
      if (!row[12].empty()) text_ += "; " + say_(row[12]);
      if (!row[13].empty()) text_ += ", " + row[13];
      if (!row[14].empty())
        text_ += "; " + fmt::format(fmt::runtime(say_("{} to {} h after departure")), row[14], row[15]);
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
    title("How to read this");
    line("Datum WGS 84. MGRS squares are truncated to a metre, never rounded.");
    line("Straight lines from point to point, bends of annex.csv included, leave the route by at most {} km.",
         decimal(annex_tolerance / kilometre, 0));
    line(
        "Arrival: earliest with modelled moving time and least waits; latest a quarter slower with longest "
        "waits; "
        "halts and nights are not in it.");
    line("Opening hours are local, as recorded.");
    text_ += say_(result_.facts.disclaimer) + "\n";
  }

  RunResult const& result_;
  Messages const& say_;
  CsvTable table_;
  std::string text_;
};

}  // namespace

std::string annex_text(RunResult const& result, Messages const& say) {
  return Form{result, say}.text();
}

}  // namespace passage
