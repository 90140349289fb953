#pragma once
#include "passage/declare/algorithm.hpp"

namespace passage {

/// What the cells of a chosen raster hold is for `new` to find out.
struct AnyCells;
template <>
inline constexpr std::string_view raster_unit<AnyCells> = "any";

/// `passage new DIR --from FOLDER`: a first scenario file out of a look at data.
struct NewScenario {
  std::optional<InputFolder> folder;
  std::optional<InputFolder> from;
  std::vector<AnyInput> layers;
  std::vector<RasterInput<AnyCells>> rasters;
  std::optional<OutputFile> out;
};

template <>
inline constexpr auto params<NewScenario> = declare<NewScenario>(
    param<&NewScenario::folder>("folder",
                                "Folder of the scenario; its files are looked at unless others are named.")
        .positional(),
    param<&NewScenario::from>("from", "Folder whose files are looked at, with the folders in it."),
    param<&NewScenario::layers>("layers", "Chosen layers and tables, instead of a folder."),
    param<&NewScenario::rasters>("rasters", "Chosen rasters, beside the layers."),
    param<&NewScenario::out>("out", "The scenario file. Absent: scenario.toml in the folder.")
        .endings_in(".toml"));

Outputs run(NewScenario const& options, Context& context);

extern const Algorithm new_command;

}  // namespace passage
