#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "passage/model/run_result.hpp"
#include "passage/write/csv.hpp"
#include "passage/write/messages.hpp"

namespace passage {

enum class WayPointKind { start, kilometre_post, crossing, change_of_control, place, bend, end };

/// A point that an agreement text names.
struct WayPoint {
  std::size_t option = 0;  ///< index into the run's options
  WayPointKind kind = WayPointKind::bend;
  Metres at;         ///< kilometre post
  Point point;       ///< on the option's line, frame coordinates
  LonLat place;      ///< of the point, rounded as it is written: six decimals
  std::string name;  ///< of the crossing point or place; else empty
  GateId gate;
  Holding holding;  ///< of the ground from here on
  bool is_control_considered = false;
  Seconds earliest, latest;  ///< after departure; both zero where the time is not computed
  bool has_time = false;
};

/// Lines drawn from way point to way point leave the option's line by at most this.
inline constexpr Metres annex_tolerance{1000};

/// Start, end, kilometre posts, crossing points, changes of control, places passed, and bends enough to stay
/// within `annex_tolerance`: by option, in the direction of travel. Arrival: the earliest is the modelled
/// moving time with least waits, the latest a quarter more with the longest waits; halts and nights are not
/// in it.
std::vector<WayPoint> way_points(RunResult const& result);

/// annex.csv: one row per way point with km post, decimal degrees, DMS, MGRS (truncated to a metre, never
/// rounded), nearest place, holder as recorded, crossing point with state and opening hours, arrival band.
/// The last column holds the content hash.
CsvTable annex_table(RunResult const& result);

/// The hash of an annex table, read back or made: SHA-256 over every cell but the hash's own column, 16
/// digits.
std::string annex_hash(CsvTable const& table);

/// annex.txt: the notification form with way points and segments; what is never stored is a blank to fill by
/// hand.
std::string annex_text(RunResult const& result, Messages const& say);

/// annex.csv, annex.txt, and annex.gpx and annex.kml for handhelds: way points only, short ASCII names.
/// Throws Error{input, "output_not_writable"}.
void write_annex(std::filesystem::path const& folder, RunResult const& result, Messages const& say);

}  // namespace passage
