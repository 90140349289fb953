#pragma once
#include <optional>
#include <string>
#include <vector>

#include "passage/base/context.hpp"
#include "passage/geo/feature_table.hpp"
#include "passage/model/place.hpp"

namespace passage {

/// Which places of a layer are meant, and what they are for.
struct PlaceChoice {
  std::string input{};                ///< the scenario table: "from", "to", "via"
  std::optional<std::string> name{};  ///< column; else "name"
  std::optional<std::string> id{};    ///< column that names a place exactly
  std::vector<std::string> select{};  ///< names; with no `select_id` either, all places are meant
  std::vector<std::string> select_id{};
  PlaceRole role = PlaceRole::destination;
};

/// Makes places of a point or polygon layer (a polygon stands for a point inside it), in the order they were
/// asked for. Names match exactly, else ignoring case. Findings: places without name.
/// Throws Error{input} with all of: "unknown_column", "unknown_place" with the nearest name,
/// "ambiguous_place" with every match and its coordinates, "duplicate_id".
std::vector<Place> read_places(FeatureTable table, PlaceChoice const& choice, Context& context);

/// Places written in the scenario itself.
struct InlinePlace {
  std::string name;
  LonLat place;
  std::string where{};  ///< "scenario.toml:12", for messages
};
/// Throws Error{input} with all of: "outside_range" for what is no longitude and latitude, "ambiguous_place"
/// for a name that occurs twice.
std::vector<Place> inline_places(std::vector<InlinePlace> const& written, PlaceRole role);

/// Throws Error{input} with "same_place" for every destination within 10 m of an origin.
void require_distinct(std::vector<Place> const& origins, std::vector<Place> const& destinations);

}  // namespace passage
