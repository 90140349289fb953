#pragma once
#include "passage/algorithms/surface_inputs.hpp"
#include "passage/search/surface/bottleneck.hpp"
#include "passage/search/surface/corridor_area.hpp"

namespace passage {

/// `passage corridor`: the directed least-cost corridor between two places as an area.
struct LeastCostCorridor {
  PointInput from, to;
  OutputFile out;
  std::optional<OutputFile> cost_out;
  Share slack{0.1};
  Metres min_width{0};
  SurfaceInputs surface;
};

template <>
inline constexpr auto params<LeastCostCorridor> = declare<LeastCostCorridor>(
    param<&LeastCostCorridor::from>("from", "Where movement starts; several points are alternatives.")
        .required(),
    param<&LeastCostCorridor::to>("to", "Where it ends; several points are alternatives.").required(),
    param<&LeastCostCorridor::out>("out", "Layers area, path and narrowest_point.")
        .required()
        .endings_in(".gpkg"),
    param<&LeastCostCorridor::cost_out>("cost_out", "Cost through each cell above the least.")
        .endings_in(".tif .tiff"),
    param<&LeastCostCorridor::slack>("slack", "By how much the cost through a cell may exceed the least."),
    param<&LeastCostCorridor::min_width>("min_width", "Dead-end spurs narrower than this are dropped.",
                                         {Metres{0}, Metres{100000}}),
    embed<&LeastCostCorridor::surface>());

Outputs run(LeastCostCorridor const& options, Context& context);

extern const Algorithm corridor_command;

}  // namespace passage
