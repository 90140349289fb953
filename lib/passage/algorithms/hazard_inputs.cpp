#include "passage/algorithms/hazard_inputs.hpp"

#include <algorithm>
#include <cctype>
#include <set>

#include <fmt/core.h>

#include "passage/base/error.hpp"
#include "passage/geo/area_index.hpp"
#include "passage/geo/overlay.hpp"
#include "passage/geo/projector.hpp"
#include "passage/read/features.hpp"
#include "passage/read/zones.hpp"

namespace passage {

namespace {

std::string lower(std::string text) {
  std::ranges::transform(text, text.begin(),
                         [](unsigned char letter) { return static_cast<char>(std::tolower(letter)); });
  return text;
}

/// The column with the codes of an administrative level, in the names of any generation.
std::optional<std::string> code_column(FeatureTable const& table, int level) {
  for (auto const* form : {"adm{}_pcode", "admin{}pcod", "admin{}pcode"}) {
    if (auto const column = table.column(fmt::format(fmt::runtime(form), level)))
      return table.columns[*column];
  }
  return std::nullopt;
}

std::vector<MultiPolygon> areas_by(FeatureTable const& table, std::optional<std::string> const& code) {
  Context quiet;  // the layer's findings are made where it is read for its own sake
  std::vector<MultiPolygon> areas;
  for (auto& zone : read_zones(table, {code}, quiet)) areas.push_back(std::move(zone.area));
  return areas;
}

}  // namespace

IncidentFormat format_of(tables::IncidentFormat format) {
  switch (format) {
    case tables::IncidentFormat::acled:
      return IncidentFormat::acled;
    case tables::IncidentFormat::ucdp:
      return IncidentFormat::ucdp;
    case tables::IncidentFormat::columns:
      return IncidentFormat::columns;
    case tables::IncidentFormat::automatic:
      break;
  }
  return IncidentFormat::automatic;
}

IncidentClasses split_by_kind(std::vector<Incident> incidents, std::vector<Text> const& persistent) {
  std::set<std::string> kinds, wanted;
  for (auto const& incident : incidents) kinds.insert(lower(incident.kind));
  for (auto const& kind : persistent) {
    auto const text = lower(kind.value);
    if (!kinds.contains(text)) {
      auto const nearest = nearest_name(text, {kinds.begin(), kinds.end()});
      throw Error{ErrorKind::input, "unknown_kind",
                  fmt::format("[incidents] persistent: no event is of the kind \"{}\"", kind.value),
                  nearest.empty() ? "" : fmt::format("did you mean \"{}\"?", nearest)};
    }
    wanted.insert(text);
  }
  IncidentClasses classes;
  for (auto& incident : incidents) {
    bool const stays = wanted.contains(lower(incident.kind));
    (stays ? classes.persistent : classes.instant).push_back(std::move(incident));
  }
  return classes;
}

AdminAreas admin_areas(FeatureTable const& table, tables::Zones const& zones, Context& context) {
  AdminAreas areas;
  auto const district = code_column(table, 2), province = code_column(table, 1);
  if (district) areas.districts = areas_by(table, district);
  if (province) areas.provinces = areas_by(table, province);
  if (!district && !province) {
    std::optional<std::string> code;
    if (zones.code) code = zones.code->value;
    areas.provinces = areas_by(table, code);
    context.find({Severity::note, "zones_taken_for_provinces",
                  table.source +
                      ": no column names the administrative level of its codes; taken for provinces "
                      "where events are known to a district or province only",
                  "zones", ""});
  }
  areas.assumption = district
                         ? "Events known to a district or province only are spread evenly over it."
                         : "Events known to a district or province only are spread evenly over the province.";
  return areas;
}

WatchedGround watched_ground(std::vector<MultiPolygon> const& parts, std::vector<Incident> const& incidents,
                             Crs const& plane) {
  if (parts.empty()) return {{}, "Recorded incidents are taken as observed everywhere in the frame."};
  Projector const to_plane{Crs{}, plane};
  AreaIndex const index{parts};
  auto const inside = std::ranges::count_if(incidents, [&](Incident const& incident) {
    return !index.containing(to_plane(incident.place)).empty();
  });
  if (static_cast<double>(inside) < 0.98 * static_cast<double>(incidents.size()))
    return {{}, "Recorded incidents are taken as observed everywhere in the frame."};
  return {union_of(parts),
          "Recorded incidents are observed inside the zones only; outside, the mean rate inside is used and "
          "the length is stated."};
}

HazardOptions hazard_options(tables::Incidents const& table, Date as_of) {
  HazardOptions options;
  options.as_of = as_of;
  options.half_life = table.half_life;
  options.bandwidth = table.bandwidth;
  options.radius = table.radius;
  options.recent_share = table.recent_share;
  return options;
}

}  // namespace passage
