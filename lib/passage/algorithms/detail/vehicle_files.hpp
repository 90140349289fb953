#pragma once
#include <vector>

#include "passage/base/embedded_file.hpp"

namespace passage::detail {

/// The files of data/vehicles, built into the library: "vehicles/heavy_truck.toml".
std::vector<EmbeddedFile> const& vehicle_files();

}  // namespace passage::detail
