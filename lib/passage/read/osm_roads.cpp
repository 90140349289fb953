#include "passage/read/osm_roads.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include <fmt/core.h>

#include "passage/base/error.hpp"
#include "passage/geo/geodesic.hpp"
#include "passage/read/detail/osm_file.hpp"
#include "passage/read/detail/osm_rules.hpp"

namespace passage {

namespace {

using detail::OsmAccess;
using detail::OsmBarrier;
using detail::OsmTags;

/// Things counted for one finding, with the place of the first.
struct Noted {
  std::size_t count = 0;
  std::string place;

  void add(std::string const& where = {}) {
    if (count++ == 0) place = where;
  }
};

std::string words(LonLat place) {
  return fmt::format("{:.5f} {:.5f}", place.lon, place.lat);
}

/// Everything of a road but its line.
RoadFeature road_of(detail::OsmWay const& way, std::string road_class, VehicleProfile const& vehicle,
                    detail::OsmRules const& rules) {
  auto const& tags = way.tags;
  RoadFeature road;
  road.id = way.id;
  road.name = std::string{tags.has("name") ? tags["name"] : tags["ref"]};
  road.road_class = std::move(road_class);
  road.surface = std::string{tags["surface"]};
  road.track_type = std::string{tags["tracktype"]};
  road.smoothness = std::string{tags["smoothness"]};
  road.damage = std::string{tags["damage"]};
  road.speed_limit = detail::osm_speed_limit(tags["maxspeed"]);
  road.max_load = rules.limits().load;
  road.max_axle_load = rules.limits().axle_load;
  road.max_height = rules.limits().height;
  road.max_width = rules.limits().width;
  road.is_one_way = detail::osm_direction(tags, vehicle) != 0;
  road.is_bridge = tags.has("bridge") && tags["bridge"] != "no";
  road.is_ford = tags.has("ford") && tags["ford"] != "no";
  if (road.is_ford) road.surface += road.surface.empty() ? "ford" : ";ford";
  if (road.road_class == "ferry") road.duration = detail::osm_duration(tags["duration"]);
  if (rules.access() == OsmAccess::refused) road.status = RoadStatus::not_allowed;
  if (tags["impassable"] == "yes" || tags["status"] == "impassable" || tags["abandoned"] == "yes")
    road.status = RoadStatus::closed;
  return road;
}

class OsmRoadReader {
 public:
  OsmRoadReader(Source const& source, VehicleProfile const& vehicle, OsmCircumstances const& when,
                Context& context)
      : source_(source), vehicle_(vehicle), when_(when), context_(context), file_(source, context) {}

  OsmRoads read() {
    file_.read_ways([&](detail::OsmWay&& way) { add_way(std::move(way)); },
                    [&](detail::OsmRelation&& relation) { add_relation(std::move(relation)); });
    if (ways_.empty()) throw no_roads("no way is a road for the vehicle");
    std::ranges::stable_sort(ways_, {}, &Way::id);
    locate();
    for (auto const& way : ways_) draw(way);
    if (answer_.roads.empty()) throw nothing_located();
    add_restrictions();
    answer_.vintage = file_.vintage();
    report();
    return std::move(answer_);
  }

 private:
  struct Way {
    std::int64_t id;
    std::vector<std::int64_t> nodes;
    RoadFeature road;
    bool is_reversed;
  };
  /// Where the pieces of a way ended up among the roads.
  struct Pieces {
    std::uint32_t first, count;
  };

  Error no_roads(std::string const& why) const {
    return Error{ErrorKind::input, "empty_layer", fmt::format("{}: {}", source_.name(), why),
                 "is it the extract of the right area, and did a filter leave the highways in?"};
  }
  Error nothing_located() const {
    if (located_ == 0) {
      return Error{
          ErrorKind::input, "osm_without_locations",
          fmt::format("{}: none of the nodes of its {} roads is in the file", source_.name(), ways_.size()),
          "take an extract with its nodes (osmium extract --strategy complete_ways)"};
    }
    return no_roads("no road has two nodes that are in the file");
  }

  void add_way(detail::OsmWay&& way) {
    auto road_class = detail::osm_road_class(way.tags, vehicle_);
    if (road_class.empty() || way.nodes.size() < 2) return;
    detail::OsmRules const rules{way.tags, vehicle_, when_};
    if (rules.undecided().not_understood) conditional_.add(fmt::format("way {}", way.id));
    if (rules.undecided().at_times) at_times_.add(fmt::format("way {}", way.id));
    if (rules.access() == OsmAccess::local_only) local_only_.add(fmt::format("way {}", way.id));
    bool const is_reversed = detail::osm_direction(way.tags, vehicle_) < 0;
    auto road = road_of(way, std::move(road_class), vehicle_, rules);
    if (road.is_ford) fords_.add(fmt::format("way {}", way.id));
    ways_.push_back({way.id, std::move(way.nodes), std::move(road), is_reversed});
  }

  void add_relation(detail::OsmRelation&& relation) { relations_.push_back(std::move(relation)); }

  /// Places of all nodes of the ways, and what stands on them.
  void locate() {
    for (auto const& way : ways_) wanted_.insert(wanted_.end(), way.nodes.begin(), way.nodes.end());
    std::ranges::sort(wanted_);
    auto const repeated = std::unique(wanted_.begin(), wanted_.end());
    wanted_.erase(repeated, wanted_.end());
    places_.resize(wanted_.size());
    blocked_.resize(wanted_.size());
    file_.read_nodes(wanted_, [&](std::size_t index, LonLat place, OsmTags const* tags) {
      located_ += !places_[index];
      places_[index] = place;
      if (tags) note_node(index, place, *tags);
    });
    std::ranges::sort(answer_.gates, [](Gate const& a, Gate const& b) {
      return a.id.size() != b.id.size() ? a.id.size() < b.id.size() : a.id < b.id;
    });
  }

  void note_node(std::size_t index, LonLat place, OsmTags const& tags) {
    if (tags.has("ford") && tags["ford"] != "no") fords_.add(words(place));
    switch (detail::osm_barrier(tags, vehicle_)) {
      case OsmBarrier::blocks:
        blocked_[index] = true;
        barriers_.add(words(place));
        ++barrier_kinds_[std::string{tags["barrier"]}];
        break;
      case OsmBarrier::crossing_point: {
        auto gate = detail::osm_gate(tags, wanted_[index], vehicle_);
        gate.place = place;
        if (gate.state == GateState::unknown) unknown_.add(words(place));
        if (gate.state == GateState::open && !is_access_stated(tags)) assumed_open_.add(words(place));
        answer_.gates.push_back(std::move(gate));
        break;
      }
      case OsmBarrier::none:
      case OsmBarrier::passes:
        break;
    }
  }
  bool is_access_stated(OsmTags const& tags) const {
    return detail::osm_access(tags, vehicle_.access_keys) != OsmAccess::unstated;
  }

  std::size_t index_of(std::int64_t node) const {
    return static_cast<std::size_t>(std::ranges::lower_bound(wanted_, node) - wanted_.begin());
  }

  /// The way as one road, or several where nodes are missing or a barrier stands.
  void draw(Way const& way) {
    auto const first = static_cast<std::uint32_t>(answer_.roads.size());
    Line line;
    std::vector<std::int64_t> ids;
    bool lacks_nodes = false;
    for (auto const node : way.nodes) {
      auto const index = index_of(node);
      if (!places_[index]) {
        lacks_nodes = true;
        finish(way, line, ids);
        continue;
      }
      Point const point{places_[index]->lon, places_[index]->lat};
      line.push_back(point);
      ids.push_back(blocked_[index] ? --free_end_ : node);
      if (!blocked_[index]) continue;
      finish(way, line, ids);
      line = {point};
      ids = {--free_end_};
    }
    finish(way, line, ids);
    if (lacks_nodes) missing_.add(fmt::format("way {}", way.id));
    pieces_[way.id] = {first, static_cast<std::uint32_t>(answer_.roads.size()) - first};
  }

  void finish(Way const& way, Line& line, std::vector<std::int64_t>& ids) {
    auto const length = line.size() > 1 ? geodesic_length(line) : Metres{0};
    if (length.value > 0) {
      auto& road = answer_.roads.emplace_back(way.road);
      road.length = length;
      road.line = std::move(line);
      road.node_ids = std::move(ids);
      if (way.is_reversed) {
        std::ranges::reverse(road.line);
        std::ranges::reverse(road.node_ids);
      }
    }
    line.clear();
    ids.clear();
  }

  // turn restrictions

  void add_restrictions() {
    std::set<TurnRestriction> all;
    for (auto const& relation : relations_) {
      auto const word = restriction_word(relation.tags);
      if (word.empty()) continue;
      bool const is_only = word.starts_with("only_");
      if (!is_only && !word.starts_with("no_")) continue;
      if (!resolve(relation, is_only, all)) unused_.add(fmt::format("relation {}", relation.id));
    }
    answer_.restrictions.assign(all.begin(), all.end());
  }

  /// The restriction that holds for the vehicle; empty where none does.
  std::string_view restriction_word(OsmTags const& tags) const {
    if (vehicle_.vehicle == Vehicle::foot) return {};
    auto const except = tags["except"];
    auto word = std::string_view{};
    for (auto const& key : vehicle_.access_keys) {
      if (key == "access") continue;
      if (except.find(key) != std::string_view::npos) return {};
      if (word.empty()) word = tags["restriction:" + key];
    }
    return word.empty() ? tags["restriction"] : word;
  }

  /// False where the members are not roads that follow each other end to end.
  bool resolve(detail::OsmRelation const& relation, bool is_only, std::set<TurnRestriction>& all) const {
    std::optional<std::int64_t> via;
    std::vector<std::int64_t> from, to, over;
    for (auto const& member : relation.members) {
      if (member.role == "via" && member.kind == 'w') {
        over.push_back(member.id);
      } else if (member.role == "via") {
        if (member.kind != 'n' || via) return false;
        via = member.id;
      }
      if (member.kind == 'w' && member.role == "from") from.push_back(member.id);
      if (member.kind == 'w' && member.role == "to") to.push_back(member.id);
    }
    if (via.has_value() == !over.empty() || from.empty() || to.empty()) return false;
    for (auto const from_way : from) {
      for (auto const to_way : to) {
        auto restriction = via ? over_node(from_way, *via, to_way) : over_ways(from_way, over, to_way);
        if (!restriction) return false;
        restriction->is_only = is_only;
        all.insert(std::move(*restriction));
      }
    }
    return true;
  }

  std::optional<TurnRestriction> over_node(std::int64_t from, std::int64_t via, std::int64_t to) const {
    auto const coming = end_at(from, via), going = end_at(to, via);
    if (!coming || !going) return std::nullopt;
    return TurnRestriction{coming->first, going->first, coming->second, going->second, false, {}};
  }

  /// Along ways of which each is one whole road that begins where the one before ends.
  std::optional<TurnRestriction> over_ways(std::int64_t from, std::vector<std::int64_t> const& over,
                                           std::int64_t to) const {
    auto const first = whole_road(over.front());
    if (!first) return std::nullopt;
    for (bool const is_forward : {true, false}) {
      auto const& ids = answer_.roads[*first].node_ids;
      auto restriction = over_node(from, is_forward ? ids.front() : ids.back(), over.front());
      auto node = is_forward ? ids.back() : ids.front();
      if (!restriction || ids.front() == ids.back()) continue;
      restriction->via = {{*first, is_forward}};
      bool follows = true;
      for (std::size_t i = 1; follows && i < over.size(); ++i) {
        auto const road = whole_road(over[i]);
        auto const begin = end_at(over[i], node);
        follows = road && begin;
        if (!follows) break;
        restriction->via.push_back({*road, !begin->second});
        auto const& next = answer_.roads[*road].node_ids;
        node = begin->second ? next.front() : next.back();
      }
      auto const going = follows ? end_at(to, node) : std::nullopt;
      if (!going) continue;
      restriction->to = going->first;
      restriction->to_its_end = going->second;
      return restriction;
    }
    return std::nullopt;
  }

  /// The road of a way that is one.
  std::optional<std::uint32_t> whole_road(std::int64_t way) const {
    auto const found = pieces_.find(way);
    if (found == pieces_.end() || found->second.count != 1) return std::nullopt;
    return found->second.first;
  }

  /// The road of a way that has an end at the node, and whether that is its last point.
  std::optional<std::pair<std::uint32_t, bool>> end_at(std::int64_t way, std::int64_t node) const {
    auto const found = pieces_.find(way);
    if (found == pieces_.end()) return std::nullopt;
    for (auto i = found->second.first; i < found->second.first + found->second.count; ++i) {
      auto const& ids = answer_.roads[i].node_ids;
      if (ids.front() == ids.back()) continue;
      if (ids.back() == node) return std::pair{i, true};
      if (ids.front() == node) return std::pair{i, false};
    }
    return std::nullopt;
  }

  void report() const {
    auto const find = [&](Severity severity, char const* code, Noted const& noted, std::string const& text) {
      if (noted.count == 0) return;
      context_.find({severity, code, fmt::format("{}: {}", source_.name(), counted(noted.count, text)),
                     "roads", noted.place, noted.count});
    };
    std::string kinds;
    for (auto const& [kind, count] : barrier_kinds_)
      kinds += fmt::format("{}{} {}", kinds.empty() ? "" : ", ", count, kind);
    find(Severity::note, "osm_nodes_missing", missing_,
         "roads are cut where nodes are missing, as at the edge of an extract.");
    find(Severity::warning, "osm_barriers", barriers_,
         fmt::format("barriers are impassable for the vehicle ({}).", kinds));
    find(Severity::warning, "osm_gates_assumed_open", assumed_open_,
         "gates are without a word on access; each is taken as open with a wait of one minute.");
    find(Severity::serious, "osm_crossings_unknown", unknown_,
         "checkpoints, borders or locked gates have no state on record; each needs its holder's agreement.");
    find(Severity::warning, "osm_conditional", conditional_,
         "roads have rules under conditions (:conditional) that are not understood, or are about something "
         "else than access and limits; they are not applied.");
    find(Severity::warning, "osm_conditional_times", at_times_,
         "roads have rules for some hours or days, or for a season that is not stated; access is taken as "
         "it is otherwise, limits as the stricter.");
    find(Severity::note, "osm_local_only", local_only_,
         "roads are for local traffic only; they are taken as open.");
    find(Severity::warning, "osm_fords", fords_,
         "fords are on the roads; whether they can be passed at high water is not known.");
    find(Severity::note, "osm_restrictions_unused", unused_,
         "turn restrictions are not applied: a member is not a road for the vehicle, or they do not follow "
         "each other end to end.");
  }

  Source const& source_;
  VehicleProfile const& vehicle_;
  OsmCircumstances const& when_;
  Context& context_;
  detail::OsmFile file_;
  std::vector<Way> ways_;
  std::vector<detail::OsmRelation> relations_;
  std::vector<std::int64_t> wanted_;
  std::vector<std::optional<LonLat>> places_;
  std::vector<bool> blocked_;
  std::size_t located_ = 0;
  std::int64_t free_end_ = 0;
  std::map<std::int64_t, Pieces> pieces_;
  std::map<std::string, std::size_t> barrier_kinds_;
  Noted missing_, barriers_, assumed_open_, unknown_, conditional_, at_times_, local_only_, fords_, unused_;
  OsmRoads answer_;
};

}  // namespace

OsmRoads read_osm_roads(Source const& source, VehicleProfile const& vehicle, Context& context,
                        OsmCircumstances const& when) {
  return OsmRoadReader{source, vehicle, when, context}.read();
}

}  // namespace passage
