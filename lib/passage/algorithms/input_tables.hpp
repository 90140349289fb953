#pragma once
// Tables of a scenario that name a source: how each is read, and the record that is kept of each.
#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "passage/base/context.hpp"
#include "passage/declare/tables/people.hpp"
#include "passage/declare/types.hpp"
#include "passage/model/provenance.hpp"
#include "passage/read/features.hpp"
#include "passage/read/population.hpp"
#include "passage/read/source.hpp"

namespace passage {

/// The column's name; empty where none is named.
std::optional<std::string> text_of(std::optional<ColumnName> const& column);

/// The stated CRS. "auto" is empty: what the file says. Throws Error{input} for a CRS nobody knows.
std::optional<Crs> crs_of(CrsName const& name);

template <Shape shape>
Source source_of(FeatureInput<shape> const& input) {
  return {input.path, input.layer};
}
template <Shape shape>
Source source_of(std::optional<FeatureInput<shape>> const& input) {
  return source_of(*input);
}

/// How the source of a scenario table is read: by the table's own crs, columns and values.
template <class Layer>
FeatureRead reading_of(Layer const& layer, std::string name, RequiredGeometry kind) {
  return {std::move(name), kind, crs_of(layer.crs), layer.columns.entries, layer.values.entries};
}

/// The areas among the features.
std::vector<MultiPolygon> areas_of(std::vector<Feature> features);

/// How the population raster of the table is read, and the second one.
PopulationRead first_reading(tables::Population const& table);
PopulationRead second_reading(tables::Population const& table);

/// Reads what a scenario names and keeps a record of each input: its hash, vintage and CRS, and how many of
/// its features are used.
class InputTables {
 public:
  /// Names are written relative to `folder`. `records` and `context` must outlive the object.
  InputTables(std::filesystem::path folder, std::vector<InputRecord>& records, Context& context)
      : folder_(std::move(folder)), records_(records), context_(context) {}

  /// Throws what read_features throws.
  FeatureTable read(Source const& source, FeatureRead const& how);

  /// The source of the scenario table `name`. Throws what read_features throws.
  template <class Layer>
  FeatureTable read(Layer const& layer, std::string const& name, RequiredGeometry kind) {
    return read(source_of(layer.source), reading_of(layer, name, kind));
  }

  /// The features in longitude and latitude. Throws what read_features throws.
  std::vector<Feature> read_lon_lat(Source const& source, FeatureRead const& how);

  /// Keeps the record of an input that was read otherwise.
  void keep(InputRecord record, Source const& source);

  /// Of the features of an input so many became values; the others are left out.
  void note_used(std::string const& table, std::size_t used);

  /// So many places were chosen; those that nobody asked for are not left out.
  void note_selected(std::string const& table, std::size_t selected);

 private:
  std::filesystem::path folder_;
  std::vector<InputRecord>& records_;
  Context& context_;
};

}  // namespace passage
