#pragma once
#include "passage/algorithms/surface_inputs.hpp"
#include "passage/search/surface/back_link.hpp"

namespace passage {

/// How rasters are compressed.
enum class Compression { deflate, none };

/// `passage accumulate`: travel time from (or to) the nearest source, for every cell.
struct Accumulate {
  AnyInput sources;
  OutputFile cost;
  std::optional<OutputFile> back_link, allocation;
  std::optional<Seconds> max_cost;
  bool reverse = false;
  SurfaceInputs surface;
  Compression compress = Compression::deflate;
};

template <>
inline constexpr auto choices<Compression> = words_of<Compression>({
    {"deflate", Compression::deflate},
    {"none", Compression::none},
});

template <>
inline constexpr auto params<Accumulate> = declare<Accumulate>(
    param<&Accumulate::sources>(
        "sources", "Points, lines or areas from which time counts; a column initial_s adds to it.")
        .required(),
    param<&Accumulate::cost>("cost", "Accumulated cost in seconds.").required().endings_in(".tif .tiff"),
    param<&Accumulate::back_link>("back_link",
                                  "Move towards the predecessor: 0 source, 1 north, clockwise; "
                                  "9 on knight's moves; 254 through a gate.")
        .endings_in(".tif .tiff"),
    param<&Accumulate::allocation>("allocation",
                                   "Which feature of sources serves a cell: 1 is the northernmost.")
        .endings_in(".tif .tiff"),
    param<&Accumulate::max_cost>("max_cost", "Cells farther than this stay empty.", {Seconds{0}}),
    param<&Accumulate::reverse>("reverse", "Time to the sources instead of from them."),
    embed<&Accumulate::surface>(),
    param<&Accumulate::compress>("compress", "Compression of the rasters; none is quick and large.")
        .advanced());

inline void check(Accumulate const& options, Node const& table, Problems& problems) {
  check(options.surface, table, problems);
}

Outputs run(Accumulate const& options, Context& context);

extern const Algorithm accumulate_command;

}  // namespace passage
