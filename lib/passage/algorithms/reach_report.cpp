#include "passage/algorithms/reach_report.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include <fmt/core.h>

#include "passage/geo/overlay.hpp"

namespace passage {

std::string band_text(Metres within) {
  if (within.value >= 1000) return fmt::format("{:g}km", within / kilometre);
  return fmt::format("{:g}m", within.value);
}

std::string band_text(Seconds time) {
  if (std::fmod(time.value, 3600) == 0) return fmt::format("{:g}h", time / hour);
  return fmt::format("{:g}min", time / minute);
}

std::vector<ReachGroup> groups_by_zone(std::vector<Zone> const& zones) {
  bool const any_need = std::ranges::any_of(zones, [](Zone const& zone) { return zone.has_need; });
  std::vector<ReachGroup> groups;
  groups.reserve(zones.size());
  for (auto const& zone : zones) {
    auto severity = any_need && !zone.has_need ? std::nullopt : std::optional{zone.need};
    groups.push_back({zone.code, zone.name, zone.area, severity});
  }
  return groups;
}

std::vector<ReachGroup> groups_by_holding(std::vector<ControlArea> const& areas, Authorities const& names) {
  std::map<std::vector<PartyId>, std::vector<MultiPolygon>> own;
  std::vector<MultiPolygon> contested;
  for (std::size_t i = 0; i < areas.size(); ++i) {
    auto rest = areas[i].area;
    for (std::size_t j = 0; j < areas.size(); ++j) {
      bool const other = areas[j].holders != areas[i].holders;
      if (!other || !bounds(areas[i].area).intersects(bounds(areas[j].area))) continue;
      auto shared = intersection(areas[i].area, areas[j].area);
      if (area(shared) <= 0) continue;
      rest = difference(rest, shared);
      contested.push_back(std::move(shared));
    }
    if (areas[i].holders.size() > 1) {
      contested.push_back(std::move(rest));
    } else {
      own[areas[i].holders].push_back(std::move(rest));
    }
  }
  std::vector<ReachGroup> groups;
  for (auto const& [holders, parts] : own) {
    auto const name = holders.empty() ? std::string{"holder not recorded"} : names.name(holders.front());
    groups.push_back({name, name, union_of(parts), 1});
  }
  if (!contested.empty()) groups.push_back({"contested", "contested", union_of(contested), 1});
  std::erase_if(groups, [](ReachGroup const& group) { return area(group.area) <= 0; });
  std::ranges::sort(groups, {}, [](ReachGroup const& group) {
    auto const box = bounds(group.area);
    return std::pair{-box.high.y, box.low.x};
  });
  return groups;
}

namespace {

/// One kind of areas with its counters.
struct GroupCounters {
  std::string kind;  ///< empty: no areas, everybody only
  ReachCounter distance;
  std::optional<WalkingCounter> walking;
};

void find_double_counts(std::string const& kind, Reach const& sums, Context& context) {
  if (sums.counted_twice.value < 1) return;
  context.find({Severity::warning, "areas_overlap",
                fmt::format("{:.0f} people live where areas of one layer overlap and count in each of them",
                            sums.counted_twice.value),
                kind, "", 1});
}

}  // namespace

struct ReachReporter::State {
  ReachEvidence evidence;
  std::optional<SplitPeople> split;
  std::vector<GroupCounters> counters;
  Persons off_ground;

  void add_table(ReachKey key, GroupCounters const& counter, Reach const& sums, ReachReport& report) const;
  void add_need(ReachKey const& key, std::vector<ReachGroup> const& groups,
                std::vector<EquityGroup> const& members, EquityTable const& table, ReachReport& report) const;
  void add_distances(ReachQuestion const& question, ReachReport& report, Context& context) const;
  void add_walking(ReachQuestion const& question, ReachReport& report, Context& context) const;
  void add_sites(ReachKey key, std::vector<bool> const& near, ReachReport& report) const;
  std::vector<bool> sites_within(ReachQuestion const& question, Metres within) const;
  std::vector<bool> sites_within(CostField const& times, Seconds time) const;
};

ReachReporter::ReachReporter(ReachEvidence evidence, Context& context) : state_(std::make_unique<State>()) {
  auto& state = *state_;
  state.evidence = std::move(evidence);
  auto const& given = state.evidence;
  if (given.ground) {
    state.split.emplace(given.ground->split(*given.population, context));
    state.off_ground = people_off(*state.split, given.ground->friction(), given.ground->tiles());
    double const lost = state.split->difference().value;
    if (std::fabs(lost) > 1e-6 * std::max(1.0, state.split->total.value)) {
      context.find(
          {Severity::warning, "people_not_conserved",
           fmt::format("splitting the population over the walking frame changes its total of {:.0f} by "
                       "{:.3g} people",
                       state.split->total.value, lost),
           "population", "", 1});
    }
  }
  auto const add = [&](std::string const& kind, std::vector<ReachGroup> const& groups) {
    state.counters.push_back({kind, ReachCounter{*given.population, given.frame, groups, context}, {}});
    auto& counter = state.counters.back();
    if (state.split) counter.walking.emplace(*state.split, groups, counter.distance.everybody());
    find_double_counts(kind, counter.distance.everybody(), context);
  };
  add("", {});
  for (auto const& kind : given.groups) {
    if (!kind.groups.empty()) add(kind.kind, kind.groups);
  }
}

ReachReporter::~ReachReporter() = default;

void ReachReporter::State::add_table(ReachKey key, GroupCounters const& counter, Reach const& sums,
                                     ReachReport& report) const {
  auto const& groups = counter.distance.groups();
  for (std::size_t b = 0; b < sums.bands.size(); ++b) {
    auto const& band = sums.bands[b];
    key.band = band.band;
    key.kind = counter.kind;
    if (key.kind.empty()) {
      key.kind = "all";
      report.people.push_back({key, "", "everybody on the raster", sums.raster_total, band.total});
      continue;
    }
    auto const members = equity_groups(groups, sums, b);
    auto const table = equity_of(members, evidence.floor);
    for (std::size_t i = 0; i < groups.size(); ++i) {
      report.people.push_back({key, groups[i].code, groups[i].name, sums.by_group[i], band.by_group[i],
                               table.rows[i].is_suppressed});
    }
    report.people.push_back({key, "", "in no such area", sums.outside_groups, band.outside_groups});
    add_need(key, groups, members, table, report);
    auto const imbalance = sums.imbalance();
    if (std::fabs(imbalance.value) > std::fabs(report.difference.value)) report.difference = imbalance;
  }
}

void ReachReporter::State::add_need(ReachKey const& key, std::vector<ReachGroup> const& groups,
                                    std::vector<EquityGroup> const& members, EquityTable const& table,
                                    ReachReport& report) const {
  for (auto const& row : table.rows) {
    auto const& group = members[row.group];
    NeedRow need;
    need.key = key;
    need.code = group.code;
    need.name = group.name;
    need.severity = groups[row.group].severity;
    need.is_suppressed = row.is_suppressed;
    if (row.is_weighted && !row.is_suppressed) {
      need.need_share = row.need_share;
      if (table.divergence) need.reach_share = row.reach_share;
      need.rate = row.rate;
    }
    report.need.push_back(std::move(need));
  }
  NeedRow all;
  all.key = key;
  all.name = "all";
  all.is_total = true;
  all.rate = table.rate;
  all.worst_ratio = table.worst_ratio;
  if (table.worst_group) all.worst_code = members[*table.worst_group].code;
  all.divergence = table.divergence;
  report.need.push_back(std::move(all));
}

void ReachReporter::State::add_sites(ReachKey key, std::vector<bool> const& near, ReachReport& report) const {
  key.kind = "site";
  for (std::size_t i = 0; i < near.size(); ++i) {
    auto const& site = (*evidence.sites)[i];
    Persons const people{site.population};
    report.people.push_back({key, "", site.name, people, near[i] ? people : Persons{0}});
  }
}

std::vector<bool> ReachReporter::State::sites_within(ReachQuestion const& question, Metres within) const {
  std::vector<bool> near;
  for (auto const& site : *evidence.sites) {
    bool found = std::ranges::any_of(
        question.near.points, [&](Point point) { return distance(point, site.point) <= within.value; });
    for (auto const& line : question.near.lines)
      found = found || nearest_on(line, site.point).distance <= within.value;
    near.push_back(found);
  }
  return near;
}

std::vector<bool> ReachReporter::State::sites_within(CostField const& times, Seconds time) const {
  std::vector<bool> near;
  for (auto const& site : *evidence.sites) {
    auto const cell = times.grid().cell_at(site.point);
    auto const label = cell ? times.at(*cell) : Duration::unreached();
    near.push_back(label != Duration::unreached() && times.quantum().seconds(label) <= time);
  }
  return near;
}

void ReachReporter::State::add_distances(ReachQuestion const& question, ReachReport& report,
                                         Context& context) const {
  std::vector<std::pair<std::string, Metres>> distances;
  for (auto const within : evidence.within) distances.emplace_back(band_text(within), within);
  auto const bands = bands_around(question.near.lines, question.near.points, distances);
  ReachKey key{question.target, ReachMeasure::distance, {}, {}};
  for (auto const& counter : counters)
    add_table(key, counter, counter.distance.count(bands, context), report);
  if (!evidence.sites) return;
  for (auto const within : evidence.within) {
    key.band = band_text(within);
    add_sites(key, sites_within(question, within), report);
  }
}

void ReachReporter::State::add_walking(ReachQuestion const& question, ReachReport& report,
                                       Context& context) const {
  auto const times = evidence.ground->times_to(question.near, context);
  if (!times) {
    context.find({Severity::warning, "nobody_walks_there",
                  "No ground that people walk on lies at the line or at the stops: walking times are empty.",
                  "terrain", "", 1});
    return;
  }
  std::vector<WalkingBand> bands;
  for (auto const time : evidence.walk) bands.push_back({band_text(time), time});
  ReachKey key{question.target, ReachMeasure::walking, {}, {}};
  for (auto const& counter : counters) {
    auto const walking = counter.walking->count(*times, bands);
    add_table(key, counter, walking.reach, report);
    if (counter.kind.empty()) report.curves.push_back({question.target, walking.by_minute});
  }
  if (!evidence.sites) return;
  for (auto const& band : bands) {
    key.band = band.name;
    add_sites(key, sites_within(*times, band.time), report);
  }
}

void ReachReporter::add(ReachQuestion const& question, ReachReport& report, Context& context) const {
  report.raster_total = state_->counters.front().distance.everybody().raster_total;
  report.off_ground = state_->off_ground;
  state_->add_distances(question, report, context);
  if (state_->evidence.ground) state_->add_walking(question, report, context);
}

std::vector<PeopleInBand> people_walking(ReachReport const& report, ReachTarget target) {
  std::vector<PeopleInBand> people;
  for (auto const& row : report.people) {
    bool const is_asked =
        row.key.kind == "all" && row.key.measure == ReachMeasure::walking && row.key.target == target;
    if (is_asked) people.push_back({row.key.band, row.within});
  }
  return people;
}

}  // namespace passage
