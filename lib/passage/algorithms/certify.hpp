#pragma once
#include "passage/algorithms/surface_inputs.hpp"
#include "passage/search/surface/certify_cost.hpp"

namespace passage {

/// `passage certify`: proves that a cost raster is the least possible cost, or names a cell where it is not.
struct Certify {
  AnyInput sources;
  RasterInput<Seconds> cost;
  std::optional<Seconds> max_cost;
  bool reverse = false;
  SurfaceInputs surface;
};

template <>
inline constexpr auto params<Certify> = declare<Certify>(
    param<&Certify::sources>("sources",
                             "Points, lines or areas from which time counts; a column initial_s adds to it.")
        .required(),
    param<&Certify::cost>("cost", "The accumulated cost to be proven, in seconds.").required(),
    param<&Certify::max_cost>("max_cost", "The greatest cost it was computed with.", {Seconds{0}}),
    param<&Certify::reverse>("reverse", "Time to the sources instead of from them."),
    embed<&Certify::surface>());

inline void check(Certify const& options, Node const& table, Problems& problems) {
  check(options.surface, table, problems);
}

/// The label of a cell's cost, in quanta. Throws Error{input, "not_in_quanta"} when it is no whole number of
/// them: some other program's result.
double label_of(Seconds cost, TimeQuantum quantum, Grid const& grid, CellId cell);

/// The field that a raster file of seconds holds, in the quantum that the surface asks for, tile by tile.
/// Throws as label_of.
CostField read_cost(std::string const& path, TimeQuantum quantum, StoreMaker const& make_store,
                    Context& context);

/// Throws Error{input, "not_optimal"} with the cell and the reason when the cost is refuted.
Outputs run(Certify const& options, Context& context);

extern const Algorithm certify_command;

}  // namespace passage
