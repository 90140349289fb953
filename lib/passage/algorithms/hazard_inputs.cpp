#include "passage/algorithms/hazard_inputs.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include <fmt/core.h>

#include "passage/base/error.hpp"
#include "passage/base/plain_text.hpp"
#include "passage/declare/binding.hpp"
#include "passage/geo/area_index.hpp"
#include "passage/geo/overlay.hpp"
#include "passage/geo/projector.hpp"
#include "passage/read/features.hpp"
#include "passage/read/plausibility.hpp"
#include "passage/read/toml.hpp"
#include "passage/read/zones.hpp"

namespace passage {

namespace {

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

std::vector<std::string> use_chosen(tables::Incidents& table) {
  std::vector<std::string> files;
  for (auto const& file : std::exchange(table.chosen, {})) {
    auto tree = read_toml(file.path);
    auto* const keys = find(tree, "incidents");
    auto* const inner = keys ? std::get_if<Table>(&keys->value) : nullptr;
    if (!inner) {
      throw Error{ErrorKind::input, "no_choice", file.path + ": has no table [incidents]",
                  "give the file chosen.toml that passage hindcast writes"};
    }
    inner->emplace_back("source", Node{table.source.path, file.path});  // required, and not read from here
    auto const given = bind_options<tables::Incidents>(*inner, file.path);
    if (find(*inner, "half_life")) table.half_life = given.half_life;
    if (find(*inner, "bandwidth")) table.bandwidth = given.bandwidth;
    if (find(*inner, "recent_share")) table.recent_share = given.recent_share;
    if (given.dispersion) table.dispersion = given.dispersion;
    table.classes.insert(table.classes.end(), given.classes.begin(), given.classes.end());
    files.push_back(file.path);
  }
  return files;
}

namespace {

/// Which class a kind belongs to.
class KindSorter {
 public:
  explicit KindSorter(std::vector<Incident> const& incidents) {
    for (auto const& incident : incidents) known_.insert(lower(incident.kind));
  }
  void add(Text const& kind, std::string const& key, std::size_t number) {
    auto const text = lower(kind.value);
    if (!known_.contains(text)) {
      auto const nearest = nearest_name(text, {known_.begin(), known_.end()});
      throw Error{ErrorKind::input, "unknown_kind",
                  fmt::format("{}: no event is of the kind \"{}\"", key, kind.value),
                  nearest.empty() ? "" : fmt::format("did you mean \"{}\"?", nearest)};
    }
    if (auto const [at, is_new] = class_of_.emplace(text, number); !is_new && at->second != number) {
      throw Error{ErrorKind::input, "kind_in_two_classes",
                  fmt::format("{}: the kind \"{}\" already belongs to another class", key, kind.value),
                  "an event counts once: name every kind in one class only"};
    }
  }
  std::size_t of(Incident const& incident) const {
    auto const found = class_of_.find(lower(incident.kind));
    return found == class_of_.end() ? 0 : found->second;
  }

 private:
  std::set<std::string> known_;
  std::map<std::string, std::size_t> class_of_;
};

EventClass class_like(std::string name, bool is_persistent, tables::Incidents const& table) {
  EventClass events{std::move(name), is_persistent, {}, {}};
  events.options.half_life = table.half_life;
  events.options.bandwidth = table.bandwidth;
  return events;
}

}  // namespace

std::vector<EventClass> event_classes(std::vector<Incident> incidents, tables::Incidents const& table) {
  std::vector<EventClass> classes{class_like("instant", false, table), class_like("persistent", true, table)};
  KindSorter sorter{incidents};
  for (auto const& kind : table.persistent) sorter.add(kind, "[incidents] persistent", 1);
  for (auto const& row : table.classes) {
    auto& events = classes.emplace_back(class_like(row.name.value, row.persistent, table));
    if (row.half_life) events.options.half_life = *row.half_life;
    if (row.bandwidth) events.options.bandwidth = *row.bandwidth;
    for (auto const& kind : row.kinds)
      sorter.add(kind, "[[incidents.class]] " + row.name.value, classes.size() - 1);
  }
  for (auto& incident : incidents) classes[sorter.of(incident)].incidents.push_back(std::move(incident));
  std::erase_if(classes, [](EventClass const& events) { return events.incidents.empty(); });
  return classes;
}

void check_event_places(std::string const& source, std::vector<Incident> const& incidents, Box const& ground,
                        Context& context) {
  std::vector<NamedPoint> points;
  points.reserve(incidents.size());
  for (auto const& incident : incidents) points.push_back({incident.id, incident.place});
  Problems problems;
  check_exchanged({"incidents", source, ground}, points, problems, context);
  problems.throw_if_any(ErrorKind::input);
}

void set_options(std::vector<EventClass>& classes, HazardOptions const& options) {
  for (auto& events : classes) {
    auto const half_life = events.options.half_life;
    auto const bandwidth = events.options.bandwidth;
    events.options = options;
    events.options.half_life = half_life;
    events.options.bandwidth = bandwidth;
  }
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
