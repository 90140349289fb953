#include "passage/base/integer_cost.hpp"

#include <cmath>

#include <fmt/core.h>

#include "passage/base/error.hpp"

namespace passage {

namespace {

// Doubles hold every integer below 2^53; above, neighbouring doubles are whole numbers anyway.
constexpr double largest_quanta = 18446744073709549568.0;  // the last double below 2^64

std::uint64_t round_to_quanta(double number, char const* kind) {
  if (!(number >= 0) || number > largest_quanta) throw_cost_overflow(kind);
  return static_cast<std::uint64_t>(std::nearbyint(number));
}

constexpr double femto = 1e-15;

}  // namespace

void throw_cost_overflow(char const* kind) {
  throw Error{ErrorKind::defect, "cost_overflow",
              fmt::format("a {} cost left the range of its integers", kind),
              "this is a defect of Passage: please report it with the run's inputs"};
}

TimeQuantum TimeQuantum::for_least_move(Seconds least_move) {
  if (!(least_move.value > 0) || !std::isfinite(least_move.value)) {
    throw Error{
        ErrorKind::input, "cost_range",
        fmt::format("the least move takes {} s; a positive, finite time is expected", least_move.value),
        "look for zero, negative or missing speeds and lengths"};
  }
  int const exponent = static_cast<int>(std::floor(std::log2(least_move.value * 1e-6)));
  return TimeQuantum{exponent};
}

Seconds TimeQuantum::length() const {
  return Seconds{std::ldexp(1.0, exponent)};
}

Duration TimeQuantum::quantise(Seconds time) const {
  return Duration{round_to_quanta(std::ldexp(time.value, -exponent), "time")};
}

Seconds TimeQuantum::seconds(Duration cost) const {
  return Seconds{std::ldexp(static_cast<double>(cost.quanta), exponent)};
}

FemtoEvents quantise(ExpectedEvents events) {
  return FemtoEvents{round_to_quanta(events.value / femto, "exposure")};
}

ExpectedEvents expected_events(FemtoEvents cost) {
  return ExpectedEvents{static_cast<double>(cost.quanta) * femto};
}

std::uint64_t running_total(std::uint64_t total, Share upto) {
  if (upto.value <= 0) return 0;
  if (upto.value >= 1) return total;
  double const part = std::nearbyint(static_cast<double>(total) * upto.value);
  return part >= static_cast<double>(total) ? total : static_cast<std::uint64_t>(part);
}

}  // namespace passage
