#pragma once
// An annex that comes back: from a handheld, a spreadsheet, or somebody else's hands.
#include <string>
#include <vector>

#include "passage/base/context.hpp"
#include "passage/read/proposals.hpp"

namespace passage {

/// What an annex.csv, annex.gpx or annex.kml holds, with the hashes as they are now and as the file states
/// them. Hashes as in model/annex_hash.hpp.
struct ReturnedAnnex {
  std::vector<WrittenProposal> proposals;  ///< one for each route option, way points in their order
  std::string points_hash;
  std::string content_hash;                   ///< of annex.csv only; else empty
  std::string stated_points, stated_content;  ///< empty where the file states none
};

/// Whether `input` is such a file: a CSV table with the columns of annex.csv, or a GPX or KML file with way
/// points called START and END.
bool is_annex(std::string const& input);

/// Reads it. Findings: "annex_read" (as stated), "annex_changed" (not as stated: points were moved, added,
/// left out or reordered; cells of the table were changed). Throws Error{input} as read_features.
ReturnedAnnex read_annex(std::string const& input, Context& context);

}  // namespace passage
