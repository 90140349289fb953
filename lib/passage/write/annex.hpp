#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "passage/model/run_result.hpp"
#include "passage/write/csv.hpp"
#include "passage/write/messages.hpp"

namespace passage {

enum class WayPointKind {
  start,
  kilometre_post,
  crossing,
  change_of_control,
  place,
  bend,
  end,
  assembly,
  fall_back
};

/// A point that an agreement text names.
struct WayPoint {
  std::size_t option = 0;  ///< index into the run's options
  WayPointKind kind = WayPointKind::bend;
  Metres at;    ///< kilometre post
  Point point;  ///< on the option's line, frame coordinates
  LonLat
      place;  ///< of the point, rounded as it is written: six decimals, or fewer where the readers hold less
  std::string name;  ///< of the crossing point or place; else empty
  GateId gate;
  Holding holding;  ///< of the ground from here on
  bool is_control_considered = false;
  Seconds earliest, latest;  ///< after departure; both zero where the time is not computed
  bool has_time = false;
  std::optional<Seconds> planned;  ///< arrival by the plan, local, since midnight of its first day
  std::string remark;              ///< "proposal, to be confirmed; before K1"
};

/// Lines drawn from way point to way point leave the option's line by at most this.
inline constexpr Metres annex_tolerance{1000};

/// Start, end, kilometre posts, crossing points, changes of control, places passed, proposed assembly and
/// fall-back points, and bends enough to stay within `annex_tolerance`: by option, in the direction of
/// travel. Arrival: the earliest is the modelled moving time with least waits, the latest a quarter more with
/// the longest waits; halts and nights are not in it. The planned arrival has them.
std::vector<WayPoint> way_points(RunResult const& result);

/// A named place on the way, at its kilometre post.
struct Station {
  std::string name;
  Metres at;
};

/// Where a movement gathers before an obstacle, and where it goes when it is turned back there: proposals by
/// rule, to be confirmed by people. Empty: no place fits the rule.
struct ObstacleStations {
  std::string obstacle;  ///< name of the crossing point; empty: a change of control without one
  Metres at;
  std::optional<Station> assembly, fall_back;
};

inline constexpr Metres assembly_reach{20000}, fall_back_distance{5000}, station_reach{2000};

/// Obstacles are crossing points that are not simply open, have opening hours, decide for themselves or lie
/// at a change of control, and changes of control. Assembly: the last named place within `assembly_reach`
/// before it. Fall-back: the last named place at least `fall_back_distance` before the assembly point, or
/// before the obstacle where there is none. Both within `station_reach` of the line, and from there to the
/// obstacle all ground has the same single recorded holder (where control is considered). No fall-back where
/// the readers may not hold it.
std::vector<ObstacleStations> stations(RunResult const& result, RouteOption const& option);

/// Opening hours by the clocks of UTC: "06:00-14:00", with days of the week where the hours have them.
/// `offset` is local time less UTC. "sunrise-sunset" for daylight.
std::string utc_hours(OpeningHours const& hours, Seconds offset);

/// The columns of annex.csv.
namespace annex_column {
enum Index : std::size_t {
  corridor_id,
  point,
  kind,
  km,
  lat,
  lon,
  dms,
  mgrs,
  name,
  nearest_place,
  nearest_place_km,
  nearest_place_pcode,
  holder_as_recorded,
  crossing_state,
  opening_hours_local,
  opening_hours_utc,
  earliest_after_departure_h,
  latest_after_departure_h,
  planned_arrival_local,
  planned_arrival_utc,
  remark,
  basis,
  label,
  do_not_use_after,
  points_hash,
  content_hash
};
}  // namespace annex_column

/// annex.csv: one row per way point with km post, decimal degrees, DMS, MGRS (truncated to a metre, never
/// rounded), nearest place with its P-code, holder as recorded, crossing point with state and opening hours
/// by local clocks and UTC, arrival band, planned arrival. The last columns hold the points hash (all but
/// bends, as the files for handhelds) and the content hash.
CsvTable annex_table(RunResult const& result);

/// annex.txt: the notification form with way points and segments; what is never stored is a blank to fill by
/// hand.
std::string annex_text(RunResult const& result, Messages const& say);

/// annex.csv, annex.txt, and annex.gpx and annex.kml for handhelds: way points only, short ASCII names.
/// Throws Error{input, "output_not_writable"}.
void write_annex(std::filesystem::path const& folder, RunResult const& result, Messages const& say,
                 Hashtags hashtags = Hashtags::without);

}  // namespace passage
