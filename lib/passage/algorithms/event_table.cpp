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

EventTable::EventTable() {
  table_.columns = {"class", "place_precision", "treatment", "events", "first", "last"};
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
    table_.rows.push_back({name, std::string{words_of(key.first)}, std::string{words_of(key.second)},
                           std::to_string(group.events), format_date(group.when.first),
                           format_date(group.when.last)});
  }
}

}  // namespace passage
