#pragma once
// Numbers that know their unit. A plain double never crosses a public border of Passage.
#include <compare>

namespace passage {

/// A number of `Unit`s. Constructed explicitly, compared and added only to its own kind.
template <class Unit>
struct Quantity {
  double value = 0;

  constexpr Quantity() = default;
  constexpr explicit Quantity(double number) : value(number) {}

  friend constexpr auto operator<=>(Quantity, Quantity) = default;  // NOLINT(modernize-use-nullptr): clang 14
  friend constexpr Quantity operator+(Quantity a, Quantity b) { return Quantity{a.value + b.value}; }
  friend constexpr Quantity operator-(Quantity a, Quantity b) { return Quantity{a.value - b.value}; }
  friend constexpr Quantity operator-(Quantity a) { return Quantity{-a.value}; }
  friend constexpr Quantity operator*(Quantity a, double factor) { return Quantity{a.value * factor}; }
  friend constexpr Quantity operator*(double factor, Quantity a) { return a * factor; }
  friend constexpr Quantity operator/(Quantity a, double divisor) { return Quantity{a.value / divisor}; }
  friend constexpr double operator/(Quantity a, Quantity b) { return a.value / b.value; }
  constexpr Quantity& operator+=(Quantity other) { return *this = *this + other; }
  constexpr Quantity& operator-=(Quantity other) { return *this = *this - other; }
};

namespace unit {
struct Metre;
struct SquareMetre;
struct Second;
struct SecondPerMetre;
struct MetrePerSecond;
struct Person;
struct One;
struct Times;
struct PersonPerSquareKilometre;
struct Tonne;
struct Degree;
struct Byte;
struct EventPerSquareKilometreDay;
struct Event;
}  // namespace unit

using Metres = Quantity<unit::Metre>;
using SquareMetres = Quantity<unit::SquareMetre>;
using Seconds = Quantity<unit::Second>;
using SecondsPerMetre = Quantity<unit::SecondPerMetre>;  ///< Friction: time to cross a metre.
using MetresPerSecond = Quantity<unit::MetrePerSecond>;
using Persons = Quantity<unit::Person>;
using Share = Quantity<unit::One>;    ///< 0 … 1.
using Ratio = Quantity<unit::Times>;  ///< A factor: 2 is twice as much.
using Tonnes = Quantity<unit::Tonne>;
using Degrees = Quantity<unit::Degree>;
using Bytes = Quantity<unit::Byte>;
using PersonsPerSquareKilometre = Quantity<unit::PersonPerSquareKilometre>;
using HazardRate =
    Quantity<unit::EventPerSquareKilometreDay>;  ///< Expected recorded incidents per km² and day.
using ExpectedEvents = Quantity<unit::Event>;    ///< Expected recorded incidents.

constexpr Seconds operator*(SecondsPerMetre friction, Metres length) {
  return Seconds{friction.value * length.value};
}
constexpr Seconds operator*(Metres length, SecondsPerMetre friction) {
  return friction * length;
}
constexpr Seconds operator/(Metres length, MetresPerSecond speed) {
  return Seconds{length.value / speed.value};
}

inline constexpr Metres kilometre{1000};
inline constexpr Seconds minute{60};
inline constexpr Seconds hour{3600};
inline constexpr Seconds day{86400};

/// Speeds are written in km/h everywhere people write them.
constexpr MetresPerSecond kilometres_per_hour(double number) {
  return MetresPerSecond{number / 3.6};
}

}  // namespace passage
