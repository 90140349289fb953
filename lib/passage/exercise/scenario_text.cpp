
#include <fmt/core.h>

#include "passage/exercise/story.hpp"

namespace passage::exercise {
namespace {

using std::chrono::days;

Town const& town(District const& district, std::size_t index) {
  return district.towns[index];
}

std::string quoted_list(District const& district, std::vector<std::size_t> const& towns) {
  std::string text;
  for (auto const index : towns)
    text += fmt::format("{}\"{}\"", text.empty() ? "" : ", ", town(district, index).name.local);
  return text;
}

std::string latin_list(District const& district, std::vector<std::size_t> const& towns) {
  std::string text;
  for (auto const index : towns) text += (text.empty() ? "" : ", ") + town(district, index).name.latin;
  return text;
}

std::string header(District const& district) {
  auto const& origin = town(district, district.task.origin).name;
  auto const& first = town(district, district.task.destinations.front()).name;
  return fmt::format(
      "# EXERCISE. Everything here is made up: the island, its people, its organisations, its events.\n"
      "# Run it:   passage run scenario.toml --out answer\n"
      "# Look at the layers of district.gpkg in QGIS; trainers_note.md says what is hidden in them.\n"
      "# Every table but [scenario], [from], [to] and [roads] may be deleted to see what changes.\n\n"
      "[scenario]\n"
      "name     = \"EXERCISE {}: from {} across the lines\"\n"
      "question = \"EXERCISE: food for the cut-off city of {} before the rains\"\n"
      "as_of    = {}      # evidence decays back from this day\n"
      "cell     = \"500 m\"         # of the analysis frame\n"
      "seed     = {}\n\n"
      "[from]                       # {}\n"
      "source = \"places.csv\"\n"
      "select = [\"{}\"]\n\n"
      "[to]                         # {}; all who wait: [{}]\n"
      "source = \"places.csv\"\n"
      "select = [\"{}\"]\n\n",
      district.request.seed, origin.latin, first.latin, format_date(district.as_of), district.request.seed,
      origin.latin, origin.local, first.latin, quoted_list(district, district.task.destinations),
      first.local);
}

/// Most districts have roads that are shut; a table of none would be refused.
std::string closures(District const& district) {
  if (district.hazards.closures.empty())
    return "# No road is known to be shut: there is no table [closures].\n\n";
  return "[closures]                   # lines along roads that are shut\n"
         "source = \"district.gpkg|layername=closures\"\n\n";
}

std::string movement(District const& district) {
  return fmt::format(
      "# [via]                      # uncomment to unload on the way: {}\n"
      "# source = \"stops.csv\"\n"
      "# order  = \"any\"\n\n"
      "[roads]\n"
      "source    = \"district.gpkg|layername=roads\"\n"
      "speed     = \"speed_kmh\"\n"
      "class     = \"class\"\n"
      "length    = \"length_m\"      # measured on the ground, a little longer than the drawn line\n"
      "last_used = \"last_used\"\n\n"
      "[movement]\n"
      "vehicle = \"heavy_truck\"\n"
      "load    = \"18 t\"            # gross weight of one lorry: one bridge carries less\n"
      "count   = 12\n"
      "hours   = \"daylight\"\n"
      "time_zone = \"UTC-1\"       # clocks of the island; sheets print UTC beside it\n"
      "halt    = {{ every = \"2 h\", for = \"15 min\" }}\n"
      "margins = {{ load = \"2 h\", unload = \"4 h\", reserve = \"25%\" }}\n"
      "depart  = {}\n"
      "return  = \"any\"\n\n",
      latin_list(district, district.task.stops), format_date(district.as_of + days{3}));
}

std::string agreements(District const& district) {
  constexpr char const* answers[] = {"written", "asked", "not_asked", "verbal"};
  std::string text =
      "# Who must agree, and what they have answered. Absent means not asked; refused and unknown are never "
      "yes.\n";
  for (std::size_t i = 0; i < district.control.holders.size(); ++i) {
    text += fmt::format(
        "[[agreements]]\nwith   = \"{}\"\nkind   = \"consent\"\ncovers = \"held_area\"\nstatus = \"{}\"\n"
        "lead   = \"{} d\"\n",
        district.control.holders[i], answers[i], 3 + 4 * i);
    if (i == 0) text += fmt::format("valid_to = {}\n", format_date(district.as_of + days{30}));
    text += "\n";
  }
  text += fmt::format(
      "[[agreements]]\nwith   = \"Relief Commission\"\nkind   = \"clearance\"\ncovers = \"everywhere\"\n"
      "status = \"verbal\"\nlead   = \"5 d\"\nvalid_to = {}\n\n",
      format_date(district.as_of + days{45}));
  auto const decider = std::find_if(district.crossings.points.begin(), district.crossings.points.end(),
                                    [](CrossingPoint const& point) { return point.decides; });
  if (decider != district.crossings.points.end()) {
    text += fmt::format(
        "[[agreements]]               # this crossing point does not follow its headquarters\n"
        "with   = \"Commander at {}\"\nkind   = \"assurance\"\ncovers = [\"gate:{}\"]\nstatus = "
        "\"not_asked\"\n"
        "lead   = \"2 d\"\n\n",
        decider->id, decider->id);
  }
  return text;
}

constexpr char const* lines_and_people =
    R"([control]                    # ground with its holder as recorded; overlapping areas are contested
source = "district.gpkg|layername=control"
party  = "holder"
as_of  = "date"

[gates]                      # crossing points: line crossings, bridges, checkpoints
source = "district.gpkg|layername=gates"

)";

constexpr char const* evidence = R"([pause]                      # offered: six hours a day
windows = ["10:00-16:00"]

[explosive_hazards]
source = "district.gpkg|layername=explosive_hazards"
class  = "status"
verified_roads = "district.gpkg|layername=verified_roads"

[incidents]                  # columns and precision codes as in UCDP GED
source    = "incidents.csv"
format    = "ucdp"
half_life = "90 d"
bandwidth = "5 km"

[population]                 # people per cell
source = "population.tif"
unit   = "count"
as_of  = 2023-07-01

[sites]                      # shown beside the raster, never added to it
source = "sites.csv"

[zones]
source = "district.gpkg|layername=admin2"
code   = "ADM2_PCODE"
name   = "ADM2_EN"
need   = "severity"

[map]                        # lies under the message; changes no number
land       = "district.gpkg|layername=land"
water      = "district.gpkg|layername=lakes"
rivers     = "district.gpkg|layername=rivers"
boundaries = "district.gpkg|layername=admin1"
places     = "places.csv"
elevation  = "elevation.tif"

[corridors]
criteria     = ["time", "exposure", "consents"]
alternatives = 2              # beside the fastest, least exposed and fewest agreements

[reach]                      # in a straight line, and on foot
within = ["2 km", "5 km"]
walk   = ["1 h", "2 h"]

[brief]
title   = "EXERCISE: route options"
)";

}  // namespace

std::string scenario_text(District const& district) {
  return header(district) + movement(district) + closures(district) + lines_and_people +
         agreements(district) + evidence +
         fmt::format("made_on = {}      # a fixed day, so that two runs give the same sheet\n",
                     format_date(district.as_of + days{1}));
}

}  // namespace passage::exercise
