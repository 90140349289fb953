#pragma once
#include <vector>

#include "passage/base/context.hpp"
#include "passage/geo/feature_table.hpp"
#include "passage/model/incident.hpp"

namespace passage {

/// How the columns of an event table are named.
enum class IncidentFormat { automatic, acled, ucdp, columns };

/// Makes incidents of a table of points.
/// - UCDP GED, in full (date_start, date_end, date_prec, where_prec, best …) or reduced to year and place.
/// - ACLED (event_date in either form, time_precision, geo_precision, fatalities, event_type).
/// - Free columns: date (a day, a month or a year), and optionally date_end, date_precision (UCDP's 1 … 5),
///   where_precision (UCDP's 1 … 7), fatalities, kind, id.
/// A date known to the week, month or year becomes that span. Codes: docs of UCDP GED 23.1 and ACLED.
///
/// Findings: rows left out for an unreadable date (serious, with examples), for the coordinates 0 0, for an
/// id that occurred before; unknown precision codes; negative deaths and low > best. Throws Error{input}:
/// "unknown_incident_format" when no format fits; "unknown_column"; "unreadable_date" when no date can be
/// read; "empty_layer" when nothing is left.
std::vector<Incident> read_incidents(FeatureTable table, IncidentFormat format, Context& context);

}  // namespace passage
