#include "passage/read/detail/osm_file.hpp"

#include <algorithm>
#include <exception>
#include <new>
#include <utility>

#include <fmt/core.h>
#include <osmium/io/any_input.hpp>
#include <osmium/osm.hpp>

#include "passage/base/error.hpp"

namespace passage::detail {

namespace {

OsmTags tags_of(osmium::TagList const& list) {
  OsmTags tags;
  for (auto const& tag : list) tags.add(tag.key(), tag.value());
  return tags;
}

bool is_restriction(osmium::Relation const& relation) {
  auto const* type = relation.tags()["type"];
  return type && std::string_view{type}.starts_with("restriction");
}

OsmWay way_of(osmium::Way const& way) {
  OsmWay result{way.id(), {}, tags_of(way.tags())};
  result.nodes.reserve(way.nodes().size());
  for (auto const& node : way.nodes()) {
    // A node that follows itself adds no length.
    if (result.nodes.empty() || result.nodes.back() != node.ref()) result.nodes.push_back(node.ref());
  }
  return result;
}

OsmRelation relation_of(osmium::Relation const& relation) {
  OsmRelation result{relation.id(), {}, tags_of(relation.tags())};
  result.members.reserve(relation.members().size());
  for (auto const& member : relation.members())
    result.members.push_back({osmium::item_type_to_char(member.type()), member.ref(), member.role()});
  return result;
}

/// Runs `visit` on every object of the given kinds; what libosmium throws becomes an Error{input}.
template <class Visit>
void for_each_object(Source const& source, Context& context, osmium::osm_entity_bits::type kinds,
                     std::string& vintage, Visit const& visit) {
  require_local(source);
  try {
    osmium::io::Reader reader{osmium::io::File{source.file.string()}, kinds, osmium::io::read_meta::no};
    vintage = reader.header().get("osmosis_replication_timestamp").substr(0, 10);
    while (auto const buffer = reader.read()) {
      context.check_cancel();
      for (auto const& object : buffer.select<osmium::OSMObject>()) visit(object);
    }
    reader.close();
  } catch (Error const&) {
    throw;
  } catch (std::bad_alloc const&) {
    throw;
  } catch (std::exception const& problem) {
    throw Error{ErrorKind::input, "osm_unreadable",
                fmt::format("{}: not a whole OpenStreetMap file: {}", source.name(), problem.what()),
                "fetch the file again and compare its size and checksum with the source's"};
  }
}

}  // namespace

OsmFile::OsmFile(Source source, Context& context) : source_(std::move(source)), context_(context) {}

void OsmFile::read_ways(std::function<void(OsmWay&&)> const& on_way,
                        std::function<void(OsmRelation&&)> const& on_relation) {
  auto const kinds = osmium::osm_entity_bits::way | osmium::osm_entity_bits::relation;
  for_each_object(source_, context_, kinds, vintage_, [&](osmium::OSMObject const& object) {
    if (object.type() == osmium::item_type::way) {
      auto const& way = static_cast<osmium::Way const&>(object);
      if (way.tags().has_key("highway") || way.tags().has_key("route")) on_way(way_of(way));
    } else {
      auto const& relation = static_cast<osmium::Relation const&>(object);
      if (is_restriction(relation)) on_relation(relation_of(relation));
    }
  });
}

void OsmFile::read_nodes(
    std::vector<std::int64_t> const& wanted,
    std::function<void(std::size_t index, LonLat place, OsmTags const* tags)> const& on_node) {
  auto next = wanted.begin();
  for_each_object(source_, context_, osmium::osm_entity_bits::node, vintage_,
                  [&](osmium::OSMObject const& object) {
                    // Files are sorted by id as a rule; then the next wanted one is never far.
                    if (next == wanted.end() || *next != object.id())
                      next = std::lower_bound(wanted.begin(), wanted.end(), object.id());
                    if (next == wanted.end() || *next != object.id()) return;
                    auto const index = static_cast<std::size_t>(next - wanted.begin());
                    ++next;
                    auto const& node = static_cast<osmium::Node const&>(object);
                    if (!node.location().valid()) return;
                    LonLat const place{node.location().lon(), node.location().lat()};
                    if (node.tags().empty()) return on_node(index, place, nullptr);
                    auto const tags = tags_of(node.tags());
                    on_node(index, place, &tags);
                  });
}

void OsmFile::read_towns(
    std::function<void(std::int64_t id, LonLat place, OsmTags const& tags)> const& on_town) {
  for_each_object(
      source_, context_, osmium::osm_entity_bits::node, vintage_, [&](osmium::OSMObject const& object) {
        auto const* kind = object.tags()["place"];
        if (!kind || (std::string_view{kind} != "city" && std::string_view{kind} != "town")) return;
        auto const& node = static_cast<osmium::Node const&>(object);
        if (node.location().valid())
          on_town(node.id(), {node.location().lon(), node.location().lat()}, tags_of(node.tags()));
      });
}

}  // namespace passage::detail
