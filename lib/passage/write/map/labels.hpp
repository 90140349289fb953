#pragma once
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "passage/write/map/canvas.hpp"

namespace passage {

/// A text that wants a place beside a point.
struct Label {
  std::string text;
  TextStyle style;
  Point anchor;             ///< on paper, mm
  double gap_mm = 1.2;      ///< from the anchor to the text
  int rank = 0;             ///< lower ranks choose first; of equals the one listed first
  bool is_centred = false;  ///< on the anchor itself, or nowhere
  /// A symbol that stands only where its label finds a place; `mark_mm` is half its width.
  std::function<void(Canvas&)> mark = {};
  double mark_mm = 0;
  /// The ends of the way: farther away, or over a symbol, rather than not at all.
  bool is_never_left_out = false;
  double spacing_mm = 0;  ///< left out when a label with a mark stands closer than this
};

struct PlacedLabel {
  std::string text;
  Box box;
};

/// Places labels without collision: greedy in the order of their ranks, eight positions around the anchor in
/// the order cartographers prefer (Imhof 1975: right and above first). What finds no free position is left
/// out.
class LabelPlacer {
 public:
  explicit LabelPlacer(Box const& paper) : paper_(paper) {}

  /// Nothing may be placed here: symbols, insets.
  void block(Box const& box) { blocked_.push_back(box); }
  /// Labels avoid these where they can: lines that matter, point by point.
  void discourage(Line const& paper_line);

  /// Draws what fits.
  void place(Canvas& canvas, std::vector<Label> labels);
  bool is_free(Box const& box) const;

  std::vector<PlacedLabel> const& placed() const { return placed_; }
  std::size_t left_out() const { return left_out_; }

 private:
  int crowding(Box const& box) const;
  std::optional<Box> box_for(Label const& label, TextSize const& size) const;
  std::optional<Box> least_crowded(Label const& label, TextSize const& size, int ring,
                                   std::function<bool(Box const&)> const& is_allowed) const;
  bool has_room_for_mark(Label const& label) const;

  Box paper_;
  std::vector<Box> blocked_;
  Line discouraged_;
  std::vector<PlacedLabel> placed_;
  Line marks_;
  std::size_t left_out_ = 0;
};

}  // namespace passage
