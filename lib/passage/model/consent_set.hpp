#pragma once
#include <bit>
#include <cstdint>
#include <vector>

#include "passage/base/error.hpp"
#include "passage/base/strong_id.hpp"

namespace passage {

/// A set of authorities, by PartyId. At most 64 a query: more are refused, never truncated.
class ConsentSet {
 public:
  static constexpr std::uint32_t capacity = 64;

  constexpr ConsentSet() = default;
  /// Throws Error{input, "too_many_authorities"} for an id of 64 or more.
  static ConsentSet of(PartyId party);

  constexpr bool has(PartyId party) const { return party.value < capacity && (bits_ >> party.value & 1u); }
  constexpr bool empty() const { return bits_ == 0; }
  constexpr int size() const { return std::popcount(bits_); }
  constexpr bool is_subset_of(ConsentSet other) const { return (bits_ & ~other.bits_) == 0; }
  constexpr std::uint64_t bits() const { return bits_; }
  /// Ascending.
  std::vector<PartyId> members() const;

  friend constexpr ConsentSet operator|(ConsentSet a, ConsentSet b) { return ConsentSet{a.bits_ | b.bits_}; }
  friend constexpr ConsentSet operator&(ConsentSet a, ConsentSet b) { return ConsentSet{a.bits_ & b.bits_}; }
  friend constexpr ConsentSet operator-(ConsentSet a, ConsentSet b) { return ConsentSet{a.bits_ & ~b.bits_}; }
  constexpr ConsentSet& operator|=(ConsentSet other) { return *this = *this | other; }
  friend constexpr bool operator==(ConsentSet, ConsentSet) = default;

 private:
  explicit constexpr ConsentSet(std::uint64_t bits) : bits_(bits) {}
  std::uint64_t bits_ = 0;
};

}  // namespace passage
