#pragma once
#include "passage/algorithms/surface_inputs.hpp"

namespace passage {

/// `passage corridor`: the directed least-cost corridor between two places as an area.
struct LeastCostCorridor {
  AnyInput from, to;
  OutputFile out;
  std::optional<OutputFile> cost_out, width_curve;
  Share slack{0.1};
  Metres min_width{0};
  SurfaceInputs surface;
  bool hxl = false;
};

template <>
inline constexpr auto params<LeastCostCorridor> = declare<LeastCostCorridor>(
    param<&LeastCostCorridor::from>(
        "from", "Where movement starts; several points, or the cells of a line or area, are alternatives.")
        .required(),
    param<&LeastCostCorridor::to>("to", "Where it ends, likewise.").required(),
    param<&LeastCostCorridor::out>("out", "Layers area, path, narrowest_point and section.")
        .required()
        .endings_in(".gpkg"),
    param<&LeastCostCorridor::cost_out>("cost_out", "Cost through each cell above the least.")
        .endings_in(".tif .tiff"),
    param<&LeastCostCorridor::width_curve>("width_curve",
                                           "Table of how much longer wider ways within the slack take.")
        .endings_in(".csv"),
    param<&LeastCostCorridor::slack>("slack", "By how much the cost through a cell may exceed the least."),
    param<&LeastCostCorridor::min_width>("min_width", "Dead-end spurs narrower than this are dropped.",
                                         {Metres{0}, Metres{100000}}),
    embed<&LeastCostCorridor::surface>(), tables::hxl_row<&LeastCostCorridor::hxl>());

inline void check(LeastCostCorridor const& options, Node const& table, Problems& problems) {
  check(options.surface, table, problems);
}

Outputs run(LeastCostCorridor const& options, Context& context);

extern const Algorithm corridor_command;

}  // namespace passage
