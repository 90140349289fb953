#pragma once
// The closed table of units that a person may write, and the unit that each Quantity is documented in.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "passage/base/quantity.hpp"

namespace passage {

/// What a unit measures; a number with a unit of another dimension is refused.
enum class Dimension { none, time, length, speed, mass, share, ratio, angle, memory, density, people };

/// In words, with its article: "a length".
std::string_view name_of(Dimension dimension);

/// One unit. `factor` is its size in the number that the Quantity stores: 3600 for h, 1/3.6 for km/h.
struct Unit {
  std::string_view symbol;
  Dimension dimension = Dimension::none;
  double factor = 1;
};

/// The documented unit of a Quantity: what a bare number means. Undefined for quantities nobody writes.
template <class Quantity>
inline constexpr Unit documented_unit{};
template <>
inline constexpr Unit documented_unit<Seconds>{"s", Dimension::time, 1};
template <>
inline constexpr Unit documented_unit<Metres>{"m", Dimension::length, 1};
template <>
inline constexpr Unit documented_unit<MetresPerSecond>{"km/h", Dimension::speed, 1 / 3.6};
template <>
inline constexpr Unit documented_unit<Tonnes>{"t", Dimension::mass, 1};
template <>
inline constexpr Unit documented_unit<Share>{"share", Dimension::share, 1};
template <>
inline constexpr Unit documented_unit<Ratio>{"times", Dimension::ratio, 1};
template <>
inline constexpr Unit documented_unit<Degrees>{"deg", Dimension::angle, 1};
template <>
inline constexpr Unit documented_unit<Bytes>{"B", Dimension::memory, 1};
template <>
inline constexpr Unit documented_unit<PersonsPerSquareKilometre>{"people/km2", Dimension::density, 1};
template <>
inline constexpr Unit documented_unit<Persons>{"people", Dimension::people, 1};

/// What a raster of this quantity holds in each cell. Rasters are not scaled: the text says what is expected.
template <class Quantity>
inline constexpr std::string_view raster_unit = documented_unit<Quantity>.symbol;
template <>
inline constexpr std::string_view raster_unit<SecondsPerMetre> = "s/m";
template <>
inline constexpr std::string_view raster_unit<HazardRate> = "recorded incidents/(km2 d)";

/// What came of reading a number with an optional unit.
struct ReadQuantity {
  enum class Outcome { good, not_a_number, unknown_unit, wrong_dimension };
  Outcome outcome = Outcome::not_a_number;
  double number = 0;         ///< in the documented unit, when good
  Dimension dimension = {};  ///< of the unit that was written, when it is the wrong one
  std::string unit = {};     ///< the unit as written, when unknown or wrong
};

/// Reads "1 km", "1km", "25%", "1e3" (then in `documented`). A blank before the unit is allowed. Neither
/// "nan" nor "inf" is a number here.
ReadQuantity read_quantity(std::string_view text, Unit const& documented);

/// The number in the unit that people would write it in: 7776000 s is "90 d", 0.1 as a share is "10 %".
/// `number` is in the documented unit.
std::string format_quantity(double number, Unit const& documented);

/// The units that a quantity of this dimension accepts, smallest first: "s, min, h or d". Empty when only
/// bare numbers are read.
std::string accepted_units(Dimension dimension);

/// Shortest decimal text that reads back as the same number; whole numbers have no point.
std::string format_number(double number);

}  // namespace passage
