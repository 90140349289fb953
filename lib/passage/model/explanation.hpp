#pragma once
#include <optional>
#include <string>

#include "passage/base/quantity.hpp"
#include "passage/model/refusal.hpp"

namespace passage {

/// What keeps an option from being better: the one obstacle whose removal alone would save most time.
struct BindingReason {
  Obstacle obstacle = Obstacle::none;
  std::string name;  ///< of the crossing point, closure, area or road; may be empty
  EdgeId link;       ///< a link that it closes
  Seconds saved;     ///< by the fastest way with no further agreement, once it is gone
};

/// The kinds of changes that flip a choice.
enum class FlipKind {
  longer_wait,  ///< a crossing point on the option takes this much longer
  slower,       ///< the option takes this much longer, wherever
  refusal,      ///< an authority says no
  closing,      ///< a crossing point closes
  opening,      ///< an obstacle goes
};

std::string_view name_of(FlipKind kind);

/// The smallest change that would flip the choice between the options of a pair. For the fastest option it is
/// what makes it no longer the fastest; for any other it is what makes it the fastest.
struct Flip {
  FlipKind kind = FlipKind::slower;
  Refusal refusal;                     ///< of refusal and closing, and the crossing point of longer_wait
  Obstacle obstacle = Obstacle::none;  ///< of opening
  std::string name;                    ///< of what changes
  Seconds amount;                      ///< of longer_wait and slower
  std::optional<std::size_t> then;     ///< the option that is the fastest then, where it is one that is shown
  bool is_verified = false;            ///< searched again with the change, and the choice did flip
};

/// Why an option is as it is, and what would change it. Both may be empty: nothing that is recorded holds it
/// back; no single change that was tried flips it.
struct Explanation {
  std::optional<BindingReason> binding;
  std::optional<Flip> flip;
};

}  // namespace passage
