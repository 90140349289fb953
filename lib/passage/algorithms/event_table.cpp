#include "passage/algorithms/event_table.hpp"

#include <array>
#include <map>

namespace passage {

std::string_view words_of(std::optional<LocationPrecision> precision) {
  constexpr std::array<std::string_view, 7> words = {
      "exact", "near a place", "district", "province", "region or between places", "country", "water or air"};
  if (!precision) return "not stated";
  return words[static_cast<std::size_t>(*precision)];
}

void EventTable::add(std::string const& name, std::span<Incident const> incidents,
                     std::vector<EventUse> const& uses) {
  struct Group {
    std::size_t events = 0;
    DateSpan when;
  };
  std::map<std::pair<std::optional<LocationPrecision>, EventUse>, Group> groups;
  for (std::size_t i = 0; i < incidents.size(); ++i) {
    auto const& when = incidents[i].when;
    auto& group = groups[{incidents[i].precision, uses[i]}];
    if (group.events++ == 0) group.when = when;
    group.when.first = std::min(group.when.first, when.first);
    group.when.last = std::max(group.when.last, when.last);
  }
  for (auto const& [key, group] : groups) {
    groups_.push_back({name, std::string{words_of(key.first)}, std::string{words_of(key.second)},
                       group.events, group.when});
  }
}

void EventTable::add_unread(Findings const& findings) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 6> reasons{
      {{"unreadable_date", "left out: its date cannot be read"},
       {"coordinates_zero", "left out: it lies at 0 0"},
       {"no_geometry", "left out: it has no coordinates"},
       {"coordinates_missing", "left out: its coordinates are missing or no numbers"},
       {"coordinates_outside_range", "left out: its coordinates are no place on earth"},
       {"duplicate_incident", "left out: its id occurred before"}}};
  for (auto const& [code, reason] : reasons) {
    std::size_t rows = 0;
    for (auto const& finding : findings.list()) {
      if (finding.code == code && finding.input == "incidents") rows += finding.count;
    }
    if (rows > 0) groups_.push_back({"", "", std::string{reason}, rows, std::nullopt});
  }
}

}  // namespace passage
