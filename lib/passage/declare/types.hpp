#pragma once
// The types that a member of an options struct may have, beside Quantity, bool, Date, enums with choices,
// std::optional and std::vector of these, and declared tables. A type says what a value is: there is no bare
// double, int or std::string in a declaration.
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "passage/base/date.hpp"
#include "passage/base/node.hpp"
#include "passage/base/quantity.hpp"

namespace passage {

/// Words of the user that Passage only repeats or compares: a name, a title, a language.
struct Text {
  std::string value;
  friend auto operator<=>(Text const&, Text const&) = default;
};

/// The name of a field of the layer that stands as `source` in the same table.
struct ColumnName {
  std::string value;
  friend auto operator<=>(ColumnName const&, ColumnName const&) = default;
};

/// What names exactly one feature: a code or a whole number, kept as text.
struct Identifier {
  std::string value;
  friend auto operator<=>(Identifier const&, Identifier const&) = default;
};

/// "auto", or what PROJ understands: "EPSG:32636".
struct CrsName {
  std::string value = "auto";
  friend auto operator<=>(CrsName const&, CrsName const&) = default;
};

/// A whole number of things.
struct Count {
  std::int64_t value = 0;
  friend constexpr auto operator<=>(Count, Count) = default;
};

/// The start of every random sequence of a run; 0 … 2^53.
struct Seed {
  std::uint64_t value = 1;
  friend constexpr auto operator<=>(Seed, Seed) = default;
};

/// A time of the day, in whole minutes after midnight; 24:00 is an end, never a start.
struct ClockTime {
  int minutes = 0;
  friend constexpr auto operator<=>(ClockTime, ClockTime) = default;
};

/// "10:00-16:00". An end before the begin is after midnight.
struct ClockWindow {
  ClockTime begin, end;
  friend constexpr auto operator<=>(ClockWindow const&, ClockWindow const&) = default;
};

/// When a movement may be on the road: "daylight" (of the day and place), or a window.
struct TravelHours {
  bool is_daylight = true;
  ClockWindow window;
  friend constexpr auto operator<=>(TravelHours const&, TravelHours const&) = default;
};

/// How much longer a metre inside an avoided area counts; "forbidden" is hard.
struct AvoidFactor {
  bool is_forbidden = false;
  Ratio times{10};
  friend constexpr auto operator<=>(AvoidFactor const&, AvoidFactor const&) = default;
};

/// The geometries that an input layer may hold.
enum class Shape { any, point, line, polygon, place };  // place: point or polygon

constexpr std::string_view name_of(Shape shape) {
  constexpr std::string_view names[] = {"any", "point", "line", "polygon", "place"};
  return names[static_cast<int>(shape)];
}

/// A layer of a local file: `file.gpkg` or `file.gpkg|layername=roads`.
template <Shape shape>
struct FeatureInput {
  std::string path;
  std::string layer;  ///< empty: the only layer
  friend auto operator<=>(FeatureInput const&, FeatureInput const&) = default;
};
using AnyInput = FeatureInput<Shape::any>;
using PointInput = FeatureInput<Shape::point>;
using LineInput = FeatureInput<Shape::line>;
using PolygonInput = FeatureInput<Shape::polygon>;
using PlaceInput = FeatureInput<Shape::place>;

/// A raster file whose first band holds a `Q`.
template <class Q>
struct RasterInput {
  std::string path;
  friend auto operator<=>(RasterInput const&, RasterInput const&) = default;
};
/// What a land-cover raster holds: a class number, explained in a table of speeds.
struct LandCoverClass;

/// Any other file that is read.
struct InputFile {
  std::string path;
  friend auto operator<=>(InputFile const&, InputFile const&) = default;
};
/// A folder that is read.
struct InputFolder {
  std::string path;
  friend auto operator<=>(InputFolder const&, InputFolder const&) = default;
};
/// A file that is written. It must not exist, unless --overwrite is given.
struct OutputFile {
  std::string path;
  friend auto operator<=>(OutputFile const&, OutputFile const&) = default;
};
/// A folder that is written. It must not exist, unless --overwrite is given.
struct OutputFolder {
  std::string path;
  friend auto operator<=>(OutputFolder const&, OutputFolder const&) = default;
};

/// `columns = { ours = "theirs" }` and `values = { theirs = "ours" }`, in the order they were written.
struct TextMap {
  std::vector<std::pair<std::string, std::string>> entries;
  /// The text that stands for `key`, or null.
  std::string const* find(std::string_view key) const;
  friend bool operator==(TextMap const&, TextMap const&) = default;
};

/// Tables of `Scenario` given on the command line of a command that reads the rest from a file. They are kept
/// as written, each value checked for itself; merge() and bind_options() of binding.hpp make and check the
/// whole.
template <class Scenario>
struct Overrides {
  Table tables;
};

}  // namespace passage
