#pragma once
// A table as somebody sees it who wonders what it is.
#include <initializer_list>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "passage/geo/feature_table.hpp"
#include "passage/read/source.hpp"

namespace passage::detail {

/// What most features of a table are.
enum class MostlyOf { nothing, points, lines, polygons };

/// Lower-case words of a name: "gis_osm_Roads-1" is gis, osm, roads, 1.
std::vector<std::string> words_in(std::string_view name);

class TableLook {
 public:
  TableLook(FeatureTable const& table, Source const& source);

  FeatureTable const& table() const { return table_; }
  MostlyOf shape() const { return shape_; }
  /// The column of the first of these names that is there, as the file spells it.
  std::optional<std::string> first_of(std::initializer_list<std::string_view> names) const;
  /// How many of these columns are there.
  int count_of(std::initializer_list<std::string_view> names) const;
  /// Those of the names that are there, for a reason: "state, party and wait_min".
  std::string list_of(std::initializer_list<std::string_view> names) const;
  /// Whether a word of the file's or the layer's name begins with one of these.
  bool is_called(std::initializer_list<std::string_view> beginnings) const;

  /// Distinct values of a column in lower case with their number; at most 60.
  std::map<std::string, std::size_t> values_of(std::string const& column) const;
  /// The share of filled cells whose value begins with one of these, in lower case.
  double share_beginning(std::string const& column, std::initializer_list<std::string_view> words) const;
  /// The middle value of a numeric column; empty where fewer than half of the filled cells are numbers.
  std::optional<double> median(std::string const& column) const;
  /// Whether every cell is filled and none occurs twice.
  bool is_key(std::string const& column) const;
  /// Geodesic lengths of the features that are lines, metres.
  std::vector<double> const& lengths_m() const;

 private:
  FeatureTable const& table_;
  MostlyOf shape_ = MostlyOf::nothing;
  std::vector<std::string> name_words_;
  mutable std::vector<double> lengths_m_;
};

/// The value in the middle. Precondition: not empty.
double middle_of(std::vector<double> values);

}  // namespace passage::detail
