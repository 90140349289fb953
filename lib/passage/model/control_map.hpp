#pragma once
#include <compare>
#include <optional>
#include <string>
#include <vector>

#include "passage/base/date.hpp"
#include "passage/geo/area_index.hpp"
#include "passage/model/authority.hpp"

namespace passage {

/// A polygon of ground with its holder as recorded.
struct ControlArea {
  MultiPolygon area;             ///< in the CRS of its ControlMap
  std::vector<PartyId> holders;  ///< more than one: contested; none: recorded as unknown
  std::optional<Date> as_of;
  std::string source;
};

/// Who holds a stretch of ground: the union of the areas it lies in.
struct Holding {
  std::vector<PartyId> holders;  ///< ascending; several: contested, all must agree; none: not recorded
  /// Without holders: which connected area of such ground it is, as named by name_unrecorded_areas; empty:
  /// the only one, or too small for an area of its own.
  std::string unrecorded = {};

  bool is_contested() const { return holders.size() > 1; }
  bool is_recorded() const { return !holders.empty(); }
  friend auto operator<=>(Holding const&, Holding const&) = default;
};

/// Who holds which ground. Overlapping areas of different holders are contested ground; ground in no area is
/// not recorded, never free.
class ControlMap {
 public:
  explicit ControlMap(std::vector<ControlArea> areas);

  std::vector<ControlArea> const& areas() const { return areas_; }
  Holding holding_at(Point point) const;

  /// A connected area of ground without a recorded holder.
  struct UnrecordedArea {
    MultiPolygon area;  ///< one polygon
    std::string name;
  };
  /// Divides the ground without a recorded holder inside a box into its connected areas, so that each has its
  /// own stand-in authority: those of at least `least`, at most `most` of the largest, west to east. Nothing
  /// happens when there is only one.
  void divide_unrecorded(Box const& extent, SquareMetres least, std::size_t most);
  std::vector<UnrecordedArea> const& unrecorded_areas() const { return unrecorded_; }
  /// Names an area of `unrecorded_areas`; names must differ.
  void name_unrecorded(std::size_t area, std::string name) { unrecorded_[area].name = std::move(name); }

  struct HeldStretch {
    Share from, upto;
    Holding holding;
  };
  /// A line cut where its holding changes; stretches shorter than `shortest` join their longer neighbour.
  std::vector<HeldStretch> stretches(Line const& line, Metres shortest) const;

 private:
  Holding holding_of(std::vector<std::size_t> const& areas) const;
  std::string const& unrecorded_at(Point point) const;

  std::vector<ControlArea> areas_;
  AreaIndex index_;
  std::vector<UnrecordedArea> unrecorded_;
  std::optional<AreaIndex> unrecorded_index_;
};

/// The lines at which the holders of ground change, as closed rings: for each holder, in order of geometry,
/// the outline of everything that it holds or claims. Areas of one holder that share an edge have no line
/// between them; ground without a recorded holder has one around it.
std::vector<Line> change_lines(std::vector<ControlArea> const& areas);

}  // namespace passage
