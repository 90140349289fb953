#pragma once
// How each type of types.hpp is declared, read and written: the specialisations of Type.
#include "passage/declare/param.hpp"
#include "passage/declare/table.hpp"

namespace passage {

namespace detail {

// The work, without templates. A reader leaves the value alone when it adds a problem.
bool is_option(Node const&);      ///< whether it comes from the command line
std::string quoted(Node const&);  ///< what was written, for messages
void add_problem(Param const&, Node const&, Problems&, std::string code, std::string message,
                 std::string hint = {});
void read_flag(Param const&, bool&, Node const&, Problems&);
void read_number(Param const&, double& documented_number, Node const&, Problems&);
void read_count(Param const&, std::int64_t&, Node const&, Problems&);
void read_text(Param const&, std::string&, Node const&, Problems&);
void read_identifier(Param const&, std::string&, Node const&, Problems&);
void read_path(Param const&, std::string& path, Node const&, Problems&);
void read_layer(Param const&, std::string& path, std::string& layer, Node const&, Problems&);
void read_choice(Param const&, std::size_t& index, Node const&, Problems&);
void read_date(Param const&, Date&, Node const&, Problems&);
void read_window(Param const&, ClockWindow&, Node const&, Problems&);
void read_hours(Param const&, TravelHours&, Node const&, Problems&);
void read_avoid_factor(Param const&, AvoidFactor&, Node const&, Problems&);
void read_map(Param const&, TextMap&, Node const&, Problems&);
void read_raw_table(Param const&, Table&, Node const&, Problems&);
std::string write_layer(std::string const& path, std::string const& layer);
std::string write_window(ClockWindow const& window);
Node write_map(TextMap const& map);

/// What the fields of `O` are when nothing is given.
template <class O>
Table defaults_of() {
  O const options{};
  return write_table(rows_of<O>(), &options);
}

/// Quantities that may be negative say so with their bounds.
constexpr double natural_low(Dimension dimension) {
  return dimension == Dimension::angle ? -360 : 0;
}
constexpr double natural_high(Dimension dimension) {
  if (dimension == Dimension::share) return 1;
  if (dimension == Dimension::angle) return 360;
  return std::numeric_limits<double>::infinity();
}

}  // namespace detail

template <class U>
struct Type<Quantity<U>> {
  static constexpr Unit unit = documented_unit<Quantity<U>>;
  static_assert(unit.dimension != Dimension::none, "give this quantity a documented_unit in units.hpp");
  static constexpr void describe(Param& row) {
    row.kind = Kind::quantity;
    row.unit = unit;
    row.low = detail::natural_low(unit.dimension);
    row.high = detail::natural_high(unit.dimension);
  }
  static void read(Param const& row, Quantity<U>& value, Node const& node, Problems& problems) {
    double number = value.value / unit.factor;
    detail::read_number(row, number, node, problems);
    value = Quantity<U>{number * unit.factor};
  }
  static Node write(Quantity<U> const& value) { return {value.value / unit.factor}; }
};

template <>
struct Type<bool> {
  static constexpr void describe(Param& row) { row.kind = Kind::flag; }
  static void read(Param const& row, bool& value, Node const& node, Problems& problems) {
    detail::read_flag(row, value, node, problems);
  }
  static Node write(bool const& value) { return {value}; }
};

template <>
struct Type<Count> {
  static constexpr void describe(Param& row) {
    row.kind = Kind::count;
    row.low = 0;
  }
  static void read(Param const& row, Count& value, Node const& node, Problems& problems) {
    detail::read_count(row, value.value, node, problems);
  }
  static Node write(Count const& value) { return {static_cast<double>(value.value)}; }
};

template <>
struct Type<Seed> {
  static constexpr void describe(Param& row) {
    row.kind = Kind::seed;
    row.low = 0;
    row.high = 9007199254740992.0;  // 2^53: every whole number up to here is one double
  }
  static void read(Param const& row, Seed& value, Node const& node, Problems& problems) {
    auto number = static_cast<std::int64_t>(value.value);
    detail::read_count(row, number, node, problems);
    value.value = static_cast<std::uint64_t>(number);
  }
  static Node write(Seed const& value) { return {static_cast<double>(value.value)}; }
};

namespace detail {
/// The types that are one std::string called `value`.
template <class T, Kind kind>
struct TextType {
  static constexpr void describe(Param& row) { row.kind = kind; }
  static void read(Param const& row, T& value, Node const& node, Problems& problems) {
    read_text(row, value.value, node, problems);
  }
  static Node write(T const& value) { return {value.value}; }
};
/// The types that are one std::string called `path`.
template <class T, Kind kind>
struct PathType {
  static constexpr void describe(Param& row) { row.kind = kind; }
  static void read(Param const& row, T& value, Node const& node, Problems& problems) {
    read_path(row, value.path, node, problems);
  }
  static Node write(T const& value) { return {value.path}; }
};
}  // namespace detail

template <>
struct Type<Text> : detail::TextType<Text, Kind::text> {};
template <>
struct Type<Identifier> : detail::TextType<Identifier, Kind::text> {
  static void read(Param const& row, Identifier& value, Node const& node, Problems& problems) {
    detail::read_identifier(row, value.value, node, problems);
  }
};
template <>
struct Type<ColumnName> : detail::TextType<ColumnName, Kind::column> {};
template <>
struct Type<CrsName> : detail::TextType<CrsName, Kind::crs> {};
template <>
struct Type<InputFile> : detail::PathType<InputFile, Kind::input_file> {};
template <>
struct Type<InputFolder> : detail::PathType<InputFolder, Kind::input_folder> {};
template <>
struct Type<OutputFile> : detail::PathType<OutputFile, Kind::output_file> {};
template <>
struct Type<OutputFolder> : detail::PathType<OutputFolder, Kind::output_folder> {};

template <Shape shape>
struct Type<FeatureInput<shape>> {
  static constexpr void describe(Param& row) {
    row.kind = Kind::features;
    row.holds = name_of(shape);
  }
  static void read(Param const& row, FeatureInput<shape>& value, Node const& node, Problems& problems) {
    detail::read_layer(row, value.path, value.layer, node, problems);
  }
  static Node write(FeatureInput<shape> const& value) {
    return {detail::write_layer(value.path, value.layer)};
  }
};

template <class Q>
struct Type<RasterInput<Q>> : detail::PathType<RasterInput<Q>, Kind::raster> {
  static constexpr void describe(Param& row) {
    row.kind = Kind::raster;
    row.holds = raster_unit<Q>;
  }
};
template <>
inline constexpr std::string_view raster_unit<LandCoverClass> = "class";

template <class E>
requires std::is_enum_v<E>
struct Type<E> {
  static constexpr void describe(Param& row) {
    row.kind = Kind::choice;
    row.choices = choices<E>.words;
  }
  static void read(Param const& row, E& value, Node const& node, Problems& problems) {
    std::size_t index = row.choices.size();
    detail::read_choice(row, index, node, problems);
    if (index < row.choices.size()) value = choices<E>.values[index];
  }
  static Node write(E const& value) { return {std::string{word_of(value)}}; }
};

template <>
struct Type<Date> {
  static constexpr void describe(Param& row) { row.kind = Kind::date; }
  static void read(Param const& row, Date& value, Node const& node, Problems& problems) {
    detail::read_date(row, value, node, problems);
  }
  static Node write(Date const& value) { return {value}; }
};

template <>
struct Type<ClockWindow> {
  static constexpr void describe(Param& row) { row.kind = Kind::clock_window; }
  static void read(Param const& row, ClockWindow& value, Node const& node, Problems& problems) {
    detail::read_window(row, value, node, problems);
  }
  static Node write(ClockWindow const& value) { return {detail::write_window(value)}; }
};

template <>
struct Type<TravelHours> {
  static constexpr std::string_view words[] = {"daylight"};
  static constexpr void describe(Param& row) {
    row.kind = Kind::clock_window;
    row.choices = words;
  }
  static void read(Param const& row, TravelHours& value, Node const& node, Problems& problems) {
    detail::read_hours(row, value, node, problems);
  }
  static Node write(TravelHours const& value) {
    return {value.is_daylight ? std::string{"daylight"} : detail::write_window(value.window)};
  }
};

template <>
struct Type<AvoidFactor> {
  static constexpr std::string_view words[] = {"forbidden"};
  static constexpr void describe(Param& row) {
    row.kind = Kind::quantity;
    row.unit = documented_unit<Ratio>;
    row.low = 1;
    row.choices = words;
  }
  static void read(Param const& row, AvoidFactor& value, Node const& node, Problems& problems) {
    detail::read_avoid_factor(row, value, node, problems);
  }
  static Node write(AvoidFactor const& value) {
    if (value.is_forbidden) return {std::string{"forbidden"}};
    return {value.times.value};
  }
};

template <>
struct Type<TextMap> {
  static constexpr void describe(Param& row) { row.kind = Kind::map; }
  static void read(Param const& row, TextMap& value, Node const& node, Problems& problems) {
    detail::read_map(row, value, node, problems);
  }
  static Node write(TextMap const& value) { return detail::write_map(value); }
};

/// A struct with params is a table. A free function `void check(O const&, Node const& table, Problems&)`
/// beside it, when there is one, checks what concerns several keys.
template <Declared O>
struct Type<O> {
  static constexpr void describe(Param& row) {
    row.kind = Kind::table;
    row.fields = rows_of<O>();
    row.field_defaults = detail::defaults_of<O>;
  }
  static void read(Param const&, O& value, Node const& node, Problems& problems) {
    read_table(rows_of<O>(), &value, node, problems);
    if constexpr (requires { check(value, node, problems); }) check(value, node, problems);
  }
  static Node write(O const& value) { return {write_table(rows_of<O>(), &value)}; }
};

template <Declared S>
struct Type<Overrides<S>> {
  static constexpr void describe(Param& row) {
    row.kind = Kind::overrides;
    row.fields = rows_of<S>();
    row.field_defaults = detail::defaults_of<S>;
  }
  static void read(Param const& row, Overrides<S>& value, Node const& node, Problems& problems) {
    detail::read_raw_table(row, value.tables, node, problems);
    check_given(rows_of<S>(), value.tables, problems);
  }
  static Node write(Overrides<S> const& value) { return {value.tables}; }
};

}  // namespace passage
