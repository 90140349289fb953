#pragma once
// Integer costs of every search: sums do not depend on their order, so results are bit-identical for any
// thread count, and every oracle is ==.
#include <compare>
#include <cstdint>
#include <limits>

#include "passage/base/quantity.hpp"

namespace passage {

/// Throws Error{defect, "cost_overflow"}.
[[noreturn]] void throw_cost_overflow(char const* kind);

/// A non-negative integer number of `Kind`'s quanta. Addition traps on overflow, it never wraps.
template <class Kind>
struct IntegerCost {
  std::uint64_t quanta = 0;

  /// Larger than every reachable cost: the label of what has not been reached.
  static constexpr IntegerCost unreached() { return IntegerCost{std::numeric_limits<std::uint64_t>::max()}; }
  constexpr bool is_reached() const { return *this != unreached(); }

  friend constexpr auto operator<=>(IntegerCost, IntegerCost) = default;
  friend constexpr IntegerCost operator+(IntegerCost a, IntegerCost b) {
    IntegerCost sum;
    if (__builtin_add_overflow(a.quanta, b.quanta, &sum.quanta) || !sum.is_reached()) {
      throw_cost_overflow(Kind::name);
    }
    return sum;
  }
  /// Precondition: a ≥ b; traps otherwise.
  friend constexpr IntegerCost operator-(IntegerCost a, IntegerCost b) {
    if (b.quanta > a.quanta) throw_cost_overflow(Kind::name);
    return IntegerCost{a.quanta - b.quanta};
  }
  friend constexpr IntegerCost operator*(IntegerCost a, std::uint64_t factor) {
    IntegerCost product;
    if (__builtin_mul_overflow(a.quanta, factor, &product.quanta) || !product.is_reached()) {
      throw_cost_overflow(Kind::name);
    }
    return product;
  }
  constexpr IntegerCost& operator+=(IntegerCost other) { return *this = *this + other; }
};

namespace cost_kind {
struct Time {
  static constexpr char const* name = "time";
};
struct Exposure {
  static constexpr char const* name = "exposure";
};
}  // namespace cost_kind

using Duration = IntegerCost<cost_kind::Time>;         ///< Time in quanta of a TimeQuantum.
using FemtoEvents = IntegerCost<cost_kind::Exposure>;  ///< 1e-15 expected recorded incidents.

/// The unit of a Duration: 2^exponent seconds. A power of two, so that seconds and quanta convert exactly
/// in both directions as long as they fit a double.
struct TimeQuantum {
  int exponent = -20;

  /// The largest power of two of a second that is at most 1e-6 of the least move cost. It depends on inputs
  /// only. Throws Error{input, "cost_range"} when `least_move` is not positive and finite.
  static TimeQuantum for_least_move(Seconds least_move);

  Seconds length() const;
  /// Rounds to nearest. Throws Error{defect, "cost_overflow"} for what does not fit, is negative or not
  /// finite.
  Duration quantise(Seconds time) const;
  Seconds seconds(Duration cost) const;

  friend constexpr auto operator<=>(TimeQuantum, TimeQuantum) = default;
};

/// Rounds to nearest femto-event. Throws as TimeQuantum::quantise; the range ends at about 18 446 events.
FemtoEvents quantise(ExpectedEvents events);
ExpectedEvents expected_events(FemtoEvents cost);

/// Cuts a cost into pieces whose costs sum to it exactly, however often it is cut: piece [a, b] of a feature
/// with total T costs round(T·b) − round(T·a), with a and b as shares of the feature's length.
std::uint64_t running_total(std::uint64_t total, Share upto);

template <class Kind>
IntegerCost<Kind> piece_of(IntegerCost<Kind> total, Share from, Share upto) {
  return IntegerCost<Kind>{running_total(total.quanta, upto)} -
         IntegerCost<Kind>{running_total(total.quanta, from)};
}

}  // namespace passage
