#pragma once
// What the commands on cost surfaces share: their rows, and how their inputs become values.
#include <filesystem>
#include <string_view>
#include <vector>

#include "passage/declare/algorithm.hpp"
#include "passage/declare/tables/terrain.hpp"
#include "passage/geo/feature_table.hpp"
#include "passage/model/friction_surface.hpp"
#include "passage/read/source.hpp"
#include "passage/search/surface/accumulate_cost.hpp"

namespace passage {

template <>
inline constexpr auto choices<Neighbours> = words_of<Neighbours>({
    {"8", Neighbours::eight},
    {"16", Neighbours::sixteen},
    {"32", Neighbours::thirty_two},
});
template <>
inline constexpr auto choices<Corners> = words_of<Corners>({
    {"closed", Corners::closed},
    {"open", Corners::open},
});
template <>
inline constexpr auto choices<Pace> = words_of<Pace>({
    {"level", Pace::level},
    {"tobler", Pace::tobler},
    {"tobler-off-path", Pace::tobler_off_path},
    {"naismith-langmuir", Pace::naismith_langmuir},
    {"irmischer-clarke", Pace::irmischer_clarke},
    {"bicycle", Pace::bicycle},
});

/// The inputs of a surface, whichever command asks for them, and the moves made on it.
struct SurfaceInputs {
  std::optional<RasterInput<SecondsPerMetre>> friction;
  tables::FrictionUnit friction_unit = tables::FrictionUnit::seconds_per_metre;
  std::optional<RasterInput<LandCoverClass>> landcover;
  std::optional<InputFile> speeds;
  std::optional<LineInput> roads;
  std::optional<ColumnName> road_class, road_speed;
  std::optional<RasterInput<Metres>> elevation;
  Pace walking = Pace::level;
  std::optional<AnyInput> barriers;
  std::optional<PointInput> gates;
  Neighbours neighbours = Neighbours::sixteen;
  Corners corners = Corners::closed;
};

template <>
inline constexpr auto params<SurfaceInputs> = declare<SurfaceInputs>(
    param<&SurfaceInputs::friction>("friction",
                                    "Time to cross a metre; nodata is impassable. Or give landcover."),
    param<&SurfaceInputs::friction_unit>("friction_unit", "Unit of the cells of friction."),
    param<&SurfaceInputs::landcover>("landcover", "Classes of land cover, explained by speeds."),
    param<&SurfaceInputs::speeds>(
        "speeds", "Table class,label,speed,mode for land cover and roads: km/h, as AccessMod writes it."),
    param<&SurfaceInputs::roads>("roads", "Roads that make the cells they pass as fast as they are."),
    param<&SurfaceInputs::road_class>("road_class",
                                      "Column of the roads with a class or label of the table of speeds."),
    param<&SurfaceInputs::road_speed>("road_speed",
                                      "Column of the roads with a speed in km/h; comes before the class."),
    param<&SurfaceInputs::elevation>("elevation",
                                     "Elevation model on the same grid; slope then changes the time."),
    param<&SurfaceInputs::walking>(
        "walking", "How slope changes the time; needs elevation. With landcover its table says so."),
    param<&SurfaceInputs::barriers>("barriers",
                                    "Lines, or areas by their edges, that nobody crosses except at gates."),
    param<&SurfaceInputs::gates>(
        "gates",
        "Points where barriers may be crossed: name, state, wait_min, width_m. Closed ones "
        "open nothing."),
    param<&SurfaceInputs::neighbours>("neighbours", "Moves from a cell: 8, 16 (and knight's moves) or 32."),
    param<&SurfaceInputs::corners>(
        "corners", "closed: no move past the corner of an impassable cell; open: as most other programs.")
        .advanced());

/// Refuses what does not go together: "missing_option" without friction and land cover, "two_grounds" with
/// both; "needs_speeds", "roads_without_speed", "unused_option", "walking_from_table".
void check(SurfaceInputs const& inputs, Node const& table, Problems& problems);

/// The input whose grid is that of the surface.
Source ground_of(SurfaceInputs const& inputs);

/// A surface as read, with the barrier lines in its CRS and the quantum that its moves ask for.
struct ReadSurface {
  FrictionSurface surface;
  std::vector<Line> barriers;
  TimeQuantum quantum;
  FrictionRange range;
};

struct SurfaceStore;

/// Reads friction, or land cover and speeds, elevation, barriers, roads (burnt in) and gates. Throws
/// Error{input}: what the readers throw; "grid_mismatch" for an elevation model on another grid; Error{usage,
/// "needs_elevation"} for a walking rule without one. Findings: "friction_too_fast" when even the slowest
/// cell is faster than 150 km/h (a wrong unit), "elevation_missing" for passable cells without elevation,
/// what the readers of ground_inputs.hpp find, and what join_crossings finds.
ReadSurface read_surface(SurfaceInputs const& inputs, SurfaceStore const& store, Context& context);

/// What a search says of itself: quantum, bound of rounding, direction bias.
void add_accuracy(Table& summary, CostField const& field, SurfaceInputs const& inputs);

/// A raster read from local files, from an input of a declaration.
Raster<SecondsPerMetre> read_friction(RasterInput<SecondsPerMetre> const& input, tables::FrictionUnit unit,
                                      StoreMaker const& make_store, Context& context);

}  // namespace passage
