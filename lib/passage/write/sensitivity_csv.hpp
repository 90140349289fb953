#pragma once
#include "passage/model/run_result.hpp"
#include "passage/write/csv.hpp"
#include "passage/write/messages.hpp"

namespace passage {

/// How much every displayed number hangs on what had to be assumed, one row per option, measure and
/// assumption: corridor_id, name, measure, assumption, value, shown, ratio. `measure` is a column of
/// assessment.csv, or chance_of_any_recorded_incident (of one passage). `shown` is the value as displayed,
/// `ratio` is value / shown, empty where that is 0. Assumptions: as_shown; draws_low and draws_high (90 % of
/// joint draws); half_life_halved, half_life_doubled, bandwidth_halved, bandwidth_doubled;
/// imprecise_elsewhere, imprecise_on_the_route (events known to an area only); exposure_low, exposure_high,
/// independent_incidents (of the chance); nights_and_opening_hours (exposure with the waits of the plan);
/// wait_min, wait_max (of the time); second_population.
CsvTable sensitivity_table(RunResult const& result);

/// One displayed measure of all options under every assumption that was tried, as the pages show numbers.
struct OtherReadings {
  std::string heading;                           ///< "Time one way, waits included"
  std::vector<std::string> assumptions;          ///< the first is the one that is shown
  std::vector<std::vector<std::string>> values;  ///< by assumption, then by option; empty where not tried
  std::vector<std::string> upsets;  ///< assumptions under which the options' order is another one
};

/// Measures that move under any assumption, in the order of the assessment's columns. Empty for readers whose
/// result holds neither readings nor certificates.
std::vector<OtherReadings> other_readings(RunResult const& result, Messages const& say);

/// What the other readings do to the order of the options, a sentence: "The order of the options is the same
/// under every reading."
std::string upset_sentence(OtherReadings const& readings, Messages const& say);

/// The same for one option in a few sentences, for its page: one per measure. Empty when nothing was varied.
std::vector<std::string> sensitivity_lines(RunResult const& result, RouteOption const& option,
                                           Messages const& say);

}  // namespace passage
