#pragma once
// What every command that needs the intensity of incidents shares: from tables and files to its options.
#include <string>
#include <vector>

#include "passage/declare/scenario.hpp"
#include "passage/layers/event_class.hpp"
#include "passage/model/population.hpp"
#include "passage/read/incidents.hpp"

namespace passage {

IncidentFormat format_of(tables::IncidentFormat format);

/// Puts what the files of `chosen` hold in the table's place: half-life, bandwidth, recent_share, dispersion
/// and classes; `chosen` is empty afterwards. Returns the files. Throws Error{input} of files that cannot be
/// read, Error{usage} for keys that do not belong there.
std::vector<std::string> use_chosen(tables::Incidents& table);

/// Sorts events into the classes of the table by their kind, ignoring case: those of [[incidents.class]],
/// "persistent" of the list, and "instant", all others. Only half-life and bandwidth of the options are set.
/// Classes without events are left out. Throws Error{input}: "unknown_kind" for a kind that no event has,
/// with the nearest one; "kind_in_two_classes".
std::vector<EventClass> event_classes(std::vector<Incident> incidents, tables::Incidents const& table);

/// What check_exchanged finds of events that no roads place; `ground`, in degrees, may be empty. Throws its
/// problem as Error{input}.
void check_event_places(std::string const& source, std::vector<Incident> const& incidents, Box const& ground,
                        Context& context);

/// Gives every class the options but keeps its half-life and bandwidth.
void set_options(std::vector<EventClass>& classes, HazardOptions const& options);

/// Areas that events known to a unit only are spread over, in longitude and latitude.
struct AdminAreas {
  std::vector<MultiPolygon> districts, provinces;
  /// What was taken for districts and provinces, for the list of assumptions; empty without zones.
  std::string assumption;
};

/// Reads the second and the first administrative level of a layer by the names that common operational
/// datasets give their codes (ADM2_PCODE, adm2_pcode, admin2Pcod …): a layer of districts names the provinces
/// too. A layer without such names is taken for provinces, which never claims more precision than there is.
AdminAreas admin_areas(FeatureTable const& table, tables::Zones const& zones, Context& context);

/// The ground that the source of the events watches: inside `parts` when 98 % of the events lie there, else
/// empty, the whole frame. All in one CRS. `incidents` in longitude and latitude.
struct WatchedGround {
  MultiPolygon area;
  std::string assumption;
};
WatchedGround watched_ground(std::vector<MultiPolygon> const& parts, std::vector<Incident> const& incidents,
                             Crs const& plane);

/// The options that a table of a scenario stands for; window and areas are left to the caller.
HazardOptions hazard_options(tables::Incidents const& table, Date as_of);

}  // namespace passage
