#include "passage/algorithms/sheet_facts.hpp"

#include <chrono>
#include <optional>
#include <string>

namespace passage {

namespace {

constexpr char const* default_disclaimer =
    "Desk analysis. Not a road assessment, security clearance or notification; it gives no permission and no "
    "guarantee and changes no duty "
    "under humanitarian law. Boundaries, names and designations imply no endorsement or acceptance.";

std::string text(std::optional<Text> const& value) {
  return value ? value->value : std::string{};
}

}  // namespace

Date made_on(Scenario const& scenario) {
  return scenario.brief.made_on.value_or(
      std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now()));
}

Date as_of(Scenario const& scenario) {
  return scenario.scenario.as_of.value_or(made_on(scenario));
}

SheetFacts sheet_facts(Scenario const& scenario) {
  SheetFacts facts;
  facts.title = scenario.brief.title ? scenario.brief.title->value : text(scenario.scenario.name);
  facts.question = text(scenario.scenario.question);
  facts.status = word_of(scenario.scenario.status);
  facts.sensitivity_label = "severe";
  facts.as_of = as_of(scenario);
  facts.made_on = made_on(scenario);
  facts.do_not_use_after =
      facts.made_on + std::chrono::days{static_cast<int>(scenario.scenario.valid_for / day)};
  facts.disclaimer = scenario.brief.disclaimer ? scenario.brief.disclaimer->value : default_disclaimer;
  facts.contact = text(scenario.brief.contact);
  facts.stale_after = scenario.scenario.stale_after;
  facts.paper = std::string{word_of(scenario.brief.paper)};
  facts.is_portrait = scenario.brief.orientation == tables::Orientation::portrait;
  return facts;
}

}  // namespace passage
