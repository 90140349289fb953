#pragma once
#include <vector>

#include "passage/base/context.hpp"
#include "passage/geo/feature_table.hpp"
#include "passage/model/authority.hpp"
#include "passage/model/gate.hpp"

namespace passage {

/// Makes crossing points of a layer with the columns id (else name), name, party (several parted by ";"),
/// type, state (open, closed, conditional, unknown), wait_min, wait_least_min, wait_most_min, per_vehicle_min
/// (minutes), window, max_load_t (tonnes), confidence (0 … 1), seen (date), decides (yes or no). Only a
/// geometry is required; what is not stated is unknown. Holders get the spelling they have in `authorities`.
///
/// Opening hours are read by parse_opening_hours. Findings: hours that are not understood or never open,
/// states and waits not stated, waits out of order (they are put in order), unreadable dates. Throws
/// Error{input} with all of: "unknown_value" for states and decides that are no such word, with every word
/// and its count; "duplicate_id"; "negative_wait"; "confidence_range"; "max_load_range".
std::vector<Gate> read_gates(FeatureTable table, Authorities& authorities, Context& context);

}  // namespace passage
