#pragma once
#include "passage/declare/algorithm.hpp"
#include "passage/declare/tables/layer.hpp"
#include "passage/exercise/district.hpp"

namespace passage {

/// `passage exercise`: a made-up crisis with every input file of the main job, its scenario and a trainer's
/// note. The seed is the common option.
struct Exercise {
  exercise::Size size = exercise::Size::small;
  Count parties{3};
  OutputFolder out;
  bool hxl = false;
};

template <>
inline constexpr auto choices<exercise::Size> = words_of<exercise::Size>({
    {"small", exercise::Size::small},
    {"province", exercise::Size::province},
    {"country", exercise::Size::country},
});

template <>
inline constexpr auto params<Exercise> = declare<Exercise>(
    param<&Exercise::size>("size", "About 150, 300 or 600 km across."),
    param<&Exercise::parties>("parties", "Holders of ground.", {Count{2}, Count{4}}),
    param<&Exercise::out>("out", "Folder that is made: inputs, scenario.toml, trainers_note.md.").required(),
    tables::hxl_row<&Exercise::hxl>());

Outputs run(Exercise const& options, Context& context);

extern const Algorithm exercise_command;

}  // namespace passage
