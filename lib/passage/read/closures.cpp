#include "passage/read/closures.hpp"

#include <fmt/core.h>

#include "passage/base/plain_text.hpp"
#include "passage/read/detail/areas.hpp"
#include "passage/read/detail/fields.hpp"
#include "passage/read/features.hpp"

namespace passage {

std::vector<Closure> read_closures(FeatureTable table, Context& context) {
  detail::require_geometry(table);
  auto const degrees = to_lon_lat(std::move(table));
  auto const name = detail::known_column(degrees, {"name"});
  auto const id = detail::known_column(degrees, {"id", "osm_id"});
  auto const from = detail::known_column(degrees, {"from", "closed_from", "since"});
  auto const upto = detail::known_column(degrees, {"upto", "closed_to", "until"});
  auto const status = detail::known_column(degrees, {"status"});
  detail::Tally open, bad_date, backwards, repaired_ones;
  std::vector<Closure> closures;
  for (auto const& feature : degrees.features) {
    if (!detail::has_geometry(feature)) continue;
    if (plain_word(status.text(feature)) == "open") {
      open.add(feature);
      continue;
    }
    Closure closure;
    closure.name = name.text(feature);
    if (closure.name.empty()) closure.name = id.text(feature);
    if (closure.name.empty()) closure.name = fmt::format("closure {}", feature.id);
    closure.geometry = feature.geometry;
    if (std::holds_alternative<MultiPolygon>(feature.geometry)) {
      closure.geometry = detail::valid_area(feature, repaired_ones);
    }
    closure.from = date_of(from.of(feature), bad_date);
    closure.upto = date_of(upto.of(feature), bad_date);
    if (closure.from && closure.upto && *closure.upto < *closure.from) {
      backwards.add(feature, closure.name);
      closure.upto.reset();
    }
    closures.push_back(std::move(closure));
  }
  auto finding = [](Severity severity, char const* code) {
    return Finding{severity, code, "", "closures", "", 1};
  };
  auto const& source = degrees.source;
  open.report(context, finding(Severity::note, "closure_open"), source, "features are recorded as open",
              "they close nothing");
  bad_date.report(context, finding(Severity::warning, "unreadable_date"), source,
                  "dates of closures are unreadable", "the closures count without them");
  backwards.report(context, finding(Severity::warning, "closure_dates"), source,
                   "closures end before they begin", "they count as not ended");
  detail::report_repaired(repaired_ones, context, "closures", source);
  return closures;
}

}  // namespace passage
