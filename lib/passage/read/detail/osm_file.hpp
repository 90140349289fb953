#pragma once
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "passage/base/context.hpp"
#include "passage/geo/crs.hpp"
#include "passage/read/detail/osm_tags.hpp"
#include "passage/read/source.hpp"

namespace passage::detail {

struct OsmWay {
  std::int64_t id = 0;
  std::vector<std::int64_t> nodes;
  OsmTags tags;
};

struct OsmMember {
  char kind;  ///< 'n', 'w', 'r'
  std::int64_t id;
  std::string role;
};

struct OsmRelation {
  std::int64_t id = 0;
  std::vector<OsmMember> members;
  OsmTags tags;
};

/// Reads an OpenStreetMap file (PBF, XML, OPL; also compressed) object by object, in the file's order. All
/// throw Error{input}: "missing_file", "remote_input", "osm_unreadable" for anything that is not a whole
/// file.
class OsmFile {
 public:
  OsmFile(Source source, Context& context);

  /// Ways with a `highway` or `route` tag, and relations with a `restriction` of any kind.
  void read_ways(std::function<void(OsmWay&&)> const& on_way,
                 std::function<void(OsmRelation&&)> const& on_relation);
  /// The nodes whose ids stand in `wanted`, which ascends. `tags` is null for nodes without any.
  void read_nodes(std::vector<std::int64_t> const& wanted,
                  std::function<void(std::size_t index, LonLat place, OsmTags const* tags)> const& on_node);
  /// Every node with place=city or place=town.
  void read_towns(std::function<void(std::int64_t id, LonLat place, OsmTags const& tags)> const& on_town);
  /// yyyy-mm-dd of the data by the file's header; empty where it does not say.
  std::string const& vintage() const { return vintage_; }

 private:
  Source source_;
  Context& context_;
  std::string vintage_;
};

}  // namespace passage::detail
