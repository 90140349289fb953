#include "passage/write/people_words.hpp"

#include <algorithm>

#include <fmt/core.h>

#include "passage/write/words.hpp"

namespace passage {

namespace {

template <class... Arguments>
std::string say_with(Messages const& say, std::string const& text, Arguments const&... arguments) {
  return fmt::format(fmt::runtime(say(text)), arguments...);
}

bool same_table(ReachKey const& a, ReachKey const& b) {
  return a.target == b.target && a.measure == b.measure && a.band == b.band;
}

NeedRow const* need_of(ReachReport const& report, PeopleRow const& row) {
  auto const found = std::ranges::find_if(report.need, [&](NeedRow const& need) {
    return !need.is_total && same_table(need.key, row.key) && need.key.kind == row.key.kind &&
           need.code == row.code;
  });
  return found == report.need.end() ? nullptr : &*found;
}

NeedRow const* total_of(ReachReport const& report, ReachKey const& key) {
  auto const found = std::ranges::find_if(report.need, [&](NeedRow const& need) {
    return need.is_total && same_table(need.key, key) && need.key.kind == "zone";
  });
  return found == report.need.end() ? nullptr : &*found;
}

std::string heading(ReachKey const& key, Messages const& say) {
  bool const walks = key.measure == ReachMeasure::walking;
  auto const where = key.target == ReachTarget::stops ? say("of the stops") : say("of the line");
  return say(walks ? "within a walk of" : "within") + " " + band_text(key.band, say) + " " + where;
}

PeopleArea area_of(ReachReport const& report, PeopleRow const& row, Messages const& say) {
  // A holder's own name is data; what stands in for one is said in the sheet's language.
  auto const name = row.name.empty() ? row.code : row.name;
  bool const is_stand_in = row.key.kind == "control" && (row.code.empty() || row.code == name);
  PeopleArea area{isolated(is_stand_in ? say(name) : name), row.people, row.within, {}, {}, {}};
  if (row.people.value > 0) area.rate = Share{row.within / row.people};
  if (auto const* need = need_of(report, row)) {
    area.need_share = need->need_share, area.reach_share = need->reach_share;
    if (need->rate) area.rate = need->rate;
  }
  return area;
}

void add_zone(PeopleTable& table, ReachReport const& report, PeopleRow const& row, Messages const& say) {
  if (row.code.empty()) return;  // people in no zone
  if (row.is_suppressed) {
    ++table.suppressed;
    return;
  }
  auto& list = row.within.value > 0 ? table.areas : table.without;
  list.push_back(area_of(report, row, say));
}

void add_totals(PeopleTable& table, NeedRow const& total, ReachReport const& report) {
  table.rate = total.rate;
  table.worst_ratio = total.worst_ratio;
  table.divergence = total.divergence;
  auto const named = std::ranges::find_if(report.people, [&](PeopleRow const& row) {
    return row.key.kind == "zone" && row.code == total.worst_code;
  });
  bool const has_name = named != report.people.end() && !named->name.empty();
  table.worst_name = isolated(has_name ? named->name : total.worst_code);
}

PeopleTable table_of(ReachReport const& report, PeopleRow const& all, Messages const& say) {
  PeopleTable table;
  table.key = all.key;
  table.heading = heading(all.key, say);
  table.within = all.within;
  table.left_out = all.people - all.within;
  for (auto const& row : report.people) {
    if (!same_table(row.key, all.key)) continue;
    if (row.key.kind == "zone") add_zone(table, report, row, say);
    if (row.key.kind == "control" && !row.is_suppressed)
      table.controlled.push_back(area_of(report, row, say));
    if (row.key.kind == "site" && row.within.value > 0) table.sites.push_back(area_of(report, row, say));
  }
  std::ranges::stable_sort(table.areas, {}, [](PeopleArea const& area) {
    return area.rate ? area.rate->value : area.within / area.people;
  });
  std::ranges::stable_sort(table.without, std::ranges::greater{}, [](PeopleArea const& area) {
    return std::pair{area.need_share ? area.need_share->value : 0, area.people.value};
  });
  if (auto const* total = total_of(report, all.key)) add_totals(table, *total, report);
  return table;
}

std::string names_with_people(std::vector<PeopleArea> const& areas, std::size_t most, bool shows_within,
                              Messages const& say) {
  std::string text;
  for (std::size_t i = 0; i < std::min(most, areas.size()); ++i) {
    auto const people = shows_within ? areas[i].within : areas[i].people;
    text += (text.empty() ? "" : ", ") + areas[i].name + " (" + people_text(people) + ")";
  }
  if (areas.size() > most) text += " " + say_with(say, "and {} more", areas.size() - most);
  return text;
}

}  // namespace

std::vector<PeopleTable> people_tables(ReachReport const& report, Messages const& say) {
  std::vector<PeopleTable> tables;
  for (auto const& row : report.people)
    if (row.key.kind == "all") tables.push_back(table_of(report, row, say));
  return tables;
}

std::vector<std::string> people_lines(PeopleTable const& table, Messages const& say, bool has_unreached) {
  std::vector<std::string> lines{say_with(say, "{} people live {}; {} on the raster do not.",
                                          people_text(table.within), table.heading,
                                          people_text(table.left_out))};
  if (has_unreached && !table.without.empty())
    lines.push_back(
        say_with(say, "Areas with nobody within: {}.", names_with_people(table.without, 12, false, say)));
  if (table.suppressed > 0)
    lines.push_back(say_with(say, "Areas with too few people to show: {}.", table.suppressed));
  std::string rates;
  if (table.rate) rates = say_with(say, "Rate of all: {}", percent_text(table.rate));
  if (table.worst_ratio)
    rates += "; " + say_with(say, "worst ratio: {} ({})", fmt::format("{:.2f}", table.worst_ratio->value),
                             table.worst_name);
  if (table.divergence)
    rates += "; " + say_with(say, "divergence: {}", fmt::format("{:.3f}", *table.divergence));
  if (!rates.empty()) lines.push_back(rates + ".");
  if (!table.sites.empty())
    lines.push_back(say("Sites beside the raster, not added to it") + ": " +
                    names_with_people(table.sites, 12, true, say) + ".");
  return lines;
}

PeopleTable const* widest_along(std::vector<PeopleTable> const& tables) {
  PeopleTable const* widest = nullptr;
  for (auto const& table : tables) {
    bool const is_along =
        table.key.measure == ReachMeasure::distance && table.key.target != ReachTarget::stops;
    if (is_along && (!widest || table.within >= widest->within)) widest = &table;
  }
  return widest;
}

std::string percent_text(std::optional<Share> const& share) {
  return share ? fmt::format("{:.1f} %", share->value * 100) : std::string{};
}

}  // namespace passage
