#include "passage/read/detail/osm_rules.hpp"

#include <algorithm>
#include <set>

namespace passage::detail {

namespace {

constexpr std::string_view conditional = ":conditional";

bool admits(OsmAccess access) {
  return access != OsmAccess::refused;
}

template <class Quantity>
void take_lower(std::optional<Quantity>& limit, std::optional<Quantity> other) {
  if (other && (!limit || *other < *limit)) limit = other;
}

}  // namespace

OsmRules::OsmRules(OsmTags const& tags, VehicleProfile const& vehicle, OsmCircumstances const& when)
    : tags_(tags), vehicle_(vehicle), when_(when) {
  access_ = read_access();
  lower(limits_.load, "maxweight", osm_weight);
  lower(limits_.axle_load, "maxaxleload", osm_weight);
  std::set<std::string> read{"maxweight", "maxaxleload",        "maxheight",
                             "maxwidth",  "maxheight:physical", "maxwidth:physical"};
  for (auto const& key : vehicle.access_keys) {
    lower(limits_.load, "maxweight:" + key, osm_weight);
    lower(limits_.load, "maxweightrating:" + key, osm_weight);
    read.insert({key, "maxweight:" + key, "maxweightrating:" + key});
  }
  for (auto const* key : {"maxheight", "maxheight:physical"}) lower(limits_.height, key, osm_length);
  for (auto const* key : {"maxwidth", "maxwidth:physical"}) lower(limits_.width, key, osm_length);
  for (auto const& [key, value] : tags.list()) {
    if (key.ends_with(conditional) && !read.contains(key.substr(0, key.size() - conditional.size())))
      undecided_.not_understood = true;
  }
}

OsmAccess OsmRules::read_access() {
  auto const& keys = vehicle_.access_keys;
  // From the least specific on: each key that is set decides for those below it.
  auto access = OsmAccess::unstated;
  for (auto key = keys.rbegin(); key != keys.rend(); ++key) {
    if (auto const value = tags_[*key]; !value.empty()) access = osm_access_word(value);
    for (auto const& clause : osm_clauses(tags_[*key + std::string{conditional}], vehicle_, when_)) {
      auto const then = osm_access_word(clause.value);
      if (clause.holds == Holds::yes) access = then;
      if (clause.holds == Holds::sometimes && admits(then) != admits(access)) undecided_.at_times = true;
      if (clause.holds == Holds::not_understood) undecided_.not_understood = true;
    }
  }
  return access;
}

template <class Quantity, class Read>
void OsmRules::lower(std::optional<Quantity>& limit, std::string const& key, Read const& read) {
  auto own = read(tags_[key]);
  for (auto const& clause : osm_clauses(tags_[key + std::string{conditional}], vehicle_, when_)) {
    auto const then = read(clause.value);
    switch (clause.holds) {
      case Holds::yes:
        own = then;
        break;
      case Holds::sometimes:
        take_lower(own, then);
        undecided_.at_times = true;
        break;
      case Holds::not_understood:
        undecided_.not_understood = true;
        break;
      case Holds::no:
        break;
    }
  }
  take_lower(limit, own);
}

}  // namespace passage::detail
