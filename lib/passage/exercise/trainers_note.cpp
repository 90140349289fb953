#include <algorithm>
#include <limits>
#include <map>

#include <fmt/core.h>

#include "passage/exercise/story.hpp"

namespace passage::exercise {
namespace {

using std::chrono::days;

Town const& town(District const& district, std::size_t index) {
  return district.towns[index];
}

std::string both(Name const& name) {
  return name.local == name.latin ? name.local : fmt::format("{} ({})", name.local, name.latin);
}

std::string latin_list(District const& district, std::vector<std::size_t> const& towns) {
  std::string text;
  for (auto const index : towns) text += (text.empty() ? "" : ", ") + town(district, index).name.latin;
  return text;
}

struct Facts {
  CrossingPoint const* decider = nullptr;
  CrossingPoint const* closed = nullptr;
  CrossingPoint const* slow = nullptr;
  CrossingPoint const* weak = nullptr;
  CrossingPoint const* lent = nullptr;
};

Facts facts(District const& district) {
  Facts found;
  for (auto const& point : district.crossings.points) {
    if (point.decides && !found.decider) found.decider = &point;
    if (point.state == "closed" && !found.closed) found.closed = &point;
    if (point.state == "open" && point.wait_min > 120 && !found.slow) found.slow = &point;
    if (point.max_load_t && *point.max_load_t <= 10 && !found.weak) found.weak = &point;
    if (point.remark.find("manned by others") != std::string::npos && !found.lent) found.lent = &point;
  }
  return found;
}

std::string tension(std::string const& title, std::string const& text) {
  return fmt::format("- **{}** {}\n", title, text);
}

std::string crossing_tensions(District const& district) {
  auto const found = facts(district);
  std::string text;
  if (found.lent)
    text += tension("A legal authority without the crossing.",
                    fmt::format("{} lies at the edge of ground recorded as held by {}, but {} mans it.",
                                found.lent->name, district.control.holders[0], found.lent->party));
  if (found.decider)
    text += tension("A unit that does not follow its headquarters.",
                    fmt::format("At {} the word of {} is not enough; the commander decides.",
                                found.decider->name, found.decider->party));
  if (found.slow)
    text += tension("Open, but slow.",
                    fmt::format("{} is open to relief traffic and takes {} min, at worst {} min.",
                                found.slow->name, found.slow->wait_min, found.slow->wait_most_min));
  if (found.closed)
    text += tension("Closed, and on the table.", fmt::format("{} could be reopened.", found.closed->name));
  if (found.weak)
    text += tension("A 10 t bridge.",
                    fmt::format("{} carries {} t. The lorries weigh 18 t: transload there, or go round.",
                                found.weak->name, *found.weak->max_load_t));
  return text;
}

std::string other_tensions(District const& district) {
  std::string text;
  auto const camp = std::find_if(district.sites.begin(), district.sites.end(),
                                 [](Site const& site) { return site.type == "displacement"; });
  text += tension(
      "A fast road past suspected explosive hazards.",
      "The shortest way runs beside fields that were surveyed seven months ago; only a part of the road was "
      "verified since.");
  text +=
      tension("Two control maps that disagree.",
              "`control` and `control_second_source` draw the front in different places. Run the scenario "
              "with the other one: `--control 'district.gpkg|layername=control_second_source'`.");
  text += tension("A road for the dry season only.",
                  "Tracks on low ground carry `dry season only`; the rains are expected within weeks.");
  if (camp != district.sites.end())
    text += tension(
        "People the raster does not know.",
        fmt::format("{} people live at {}; the population raster has none of them. In "
                    "`sites_as_received.csv` its coordinates are swapped; `passage check` should say so.",
                    camp->people, camp->name));
  text +=
      tension("No news is not quiet.",
              "In the ground of unknown control nobody reports. Few recorded incidents there say nothing.");
  text += tension(
      "A pause that is too short.",
      "Six hours are offered; driving with halts and reserve, and waiting, take more, loading and "
      "unloading not counted. The page says by how much, for each option. Which crossing points would "
      "have to wait less, and would a longer pause or a shorter halt do?");
  text += tension("Parity.",
                  "Each holder asks that the other's people are not served first. Look at who is reached.");
  return text;
}

std::string role_cards(District const& district) {
  std::string text;
  constexpr char const* wants[] = {
      "control over what enters, seen to be lawful", "to be treated as an equal, respect for its posts",
      "trade through its crossing points, food for its towns", "to be left alone"};
  constexpr char const* lines[] = {"no inspection by others on its ground",
                                   "no armed escort of another holder",
                                   "no route that by-passes its port road", "no convoy at night"};
  for (std::size_t i = 0; i < district.control.holders.size(); ++i) {
    auto const& seat = town(district, district.control.seats[i]).name;
    text += fmt::format(
        "### {}\nSeat: {}.\nPosition: movements pass when it says so.\nWants: {}.\nRed line: {}.\n"
        "May concede: the state and the wait of the crossing points whose `party` it is.\n\n",
        district.control.holders[i], both(seat), wants[i], lines[i]);
  }
  return text +
         "### Access team\nMay concede: order of stops, convoy size, who is notified. Never: who is served "
         "by need.\n\n";
}

/// Hours to one destination with the likely waits; `shut` is a crossing point that says no.
std::optional<Way> way_today(District const& district, std::size_t destination, CrossingPoint const* shut) {
  constexpr double infinity = std::numeric_limits<double>::infinity();
  std::map<std::size_t, double> delays_h;
  for (auto const& closure : district.hazards.closures) delays_h[closure.road] = infinity;
  for (auto const& field : district.hazards.mined) {
    if (field.status == "confirmed") delays_h[field.road] = infinity;
  }
  for (auto const& point : district.crossings.points)
    delays_h[point.road] += point.state == "closed" || &point == shut ? infinity : point.wait_min / 60.0;
  return quickest_way(district.network, district.towns[district.task.origin].cell,
                      district.towns[destination].cell, [&](std::size_t road) {
                        auto const delay = delays_h.find(road);
                        return drive_h(district.network.roads[road]) +
                               (delay == delays_h.end() ? 0 : delay->second);
                      });
}

std::string solution_of(District const& district, std::size_t destination) {
  auto const way = way_today(district, destination, nullptr);
  auto text = fmt::format("- **{}**: ", both(town(district, destination).name));
  if (!way) return text + "no way as recorded.\n";
  text += fmt::format("{:.1f} h by the quickest way, likely waits included.", way->hours);
  for (auto const& point : district.crossings.points) {
    auto const used = std::find(way->roads.begin(), way->roads.end(), point.road) != way->roads.end();
    if (!used || point.type != "line crossing") continue;
    auto const round = way_today(district, destination, &point);
    text += round ? fmt::format(" If {} says no: {:.1f} h more.", point.id, round->hours - way->hours)
                  : fmt::format(" If {} says no: no way.", point.id);
  }
  return text + "\n";
}

std::string solutions(District const& district) {
  std::string text =
      "\n## Solution sheet\nFor a vehicle of any weight, roads outside the lines of control only where they "
      "are "
      "recorded. Loads, agreements and exposure are for Passage to say.\n";
  for (auto const destination : district.task.destinations) text += solution_of(district, destination);
  return text;
}

constexpr char const* injects = R"(
## Injects by day
1. The question, the scenario, one copy of the map. First offers.
2. The crossing point that follows nobody turns back a car. Its agreement is now asked in its own name.
3. The pause is confirmed: six hours, not more. Does any option fit?
4. Rain: tracks on low ground are gone. Run again with them in `closures`.
5. A second control map arrives. Which crossing points change hands?
6. Final deal. Debrief.

)";

}  // namespace

std::string trainers_note(District const& district) {
  auto const& origin = town(district, district.task.origin).name;
  std::string text = fmt::format(
      "# EXERCISE {}: trainer's note\n\nNothing here exists. The island lies in open ocean near 21 S 11 "
      "W.\n\n"
      "Task: 12 lorries from {} to {}.\n\nPeople in the raster: {:.0f}. Recorded incidents: {} in three "
      "years to {}. "
      "Crossing points: {}.\n\n## Tensions that are built in\n",
      district.request.seed, both(origin), latin_list(district, district.task.destinations), district.people,
      district.events.size(), format_date(district.as_of), district.crossings.points.size());
  text += crossing_tensions(district) + other_tensions(district);
  text += solutions(district);
  text += injects;
  text += "## Role cards\n" + role_cards(district);
  text +=
      "## Debrief\nCompare three things: the first offer, the final deal, and the options that Passage lists "
      "with every "
      "crossing point open.\nValue of a concession: run the scenario with `--set gates.ID.state=open` and "
      "compare the two "
      "answers with `passage compare`.\nAsk: which agreement bought the most hours? Which bought nothing? "
      "What did nobody "
      "know?\n";
  return text;
}

}  // namespace passage::exercise
