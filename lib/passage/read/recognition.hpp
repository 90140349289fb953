#pragma once
// What a file of a folder looks like: the material of `passage new`. Nothing here decides; every reading says
// what it was seen by.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "passage/base/date.hpp"
#include "passage/geo/crs.hpp"
#include "passage/geo/geometry.hpp"
#include "passage/read/passed_cells.hpp"
#include "passage/read/source.hpp"

namespace passage {

/// What a layer may be to a scenario.
enum class InputRole {
  roads,
  closures,
  control,
  gates,
  agreements,
  explosive_hazards,
  verified_roads,
  avoid,
  incidents,
  population,
  zones,
  places,
  stops,
  sites,
  boundaries,
  land,
  water,
  rivers,
  elevation,
  land_cover,
  friction,
};

/// How firmly a reading stands.
enum class Belief {
  weak,    ///< by its name or by one column that others have too: offered, never used
  likely,  ///< by its name and kind of geometry, or by columns of a general meaning
  strong,  ///< by columns that hardly anything else has
};

/// A key of a scenario table, as it would be written.
struct GuessedKey {
  std::string key;
  std::string value;   ///< as TOML: "\"duration_min\""
  std::string reason;  ///< why, and what else it could be
};

/// One way to understand a layer.
struct Reading {
  InputRole role{};
  Belief belief = Belief::weak;
  int detail = 0;      ///< of two equal beliefs the one that tells more: columns, admin level, fineness
  std::string reason;  ///< "columns ADM2_EN and ADM2_PCODE"
  std::vector<GuessedKey> keys{};
  std::string caution{};  ///< what makes it wrong to use without a look; empty: nothing
};

/// A place that a movement may begin or end at.
struct RankedPlace {
  std::string name, id;  ///< `id` is empty where no column names places exactly
  LonLat place;
  double people = 0;           ///< 0: not stated
  int rank = 0;                ///< city 3, town 2, village 1, else 0
  bool is_only_one = false;    ///< no other place has this name
  bool is_from_table = false;  ///< of a layer that [from] can name; else it is written inline
};

/// One layer, raster or extract that was looked at.
struct Recognised {
  Source source;
  std::string seen;                 ///< "129 lines, WGS 84, 23.4 3.0 to 36.2 12.6"
  std::vector<Reading> readings{};  ///< the firmest first; empty: not recognised
  std::optional<DateSpan> newest{};
  std::string newest_column{};                   ///< that states it; empty where the file itself does
  std::vector<RankedPlace> places{};             ///< the foremost first, of a layer of places
  std::vector<std::vector<std::string>> rows{};  ///< of a table of agreements: as `agreement_columns`
  Box degrees{};
  PassedCells passed{};   ///< where lines run, and the roads of an OpenStreetMap extract; else empty
  std::string crs{};      ///< to be stated in the scenario, since the file does not: a guess; else empty
  std::string trouble{};  ///< why it cannot be read; then there are no readings
};

/// What `Recognised::rows` hold: with, kind, covers, status, lead, valid_to; empty where not stated.
inline constexpr std::string_view agreement_columns[] = {"with",   "kind", "covers",
                                                         "status", "lead", "valid_to"};

}  // namespace passage
