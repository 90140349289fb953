#pragma once
#include <string>

#include "passage/model/provenance.hpp"

namespace passage {

/// An input as sheets and messages call it: "roads.gpkg, layer roads" for the file
/// "data/roads.gpkg|layername=roads".
std::string shown_name(InputRecord const& input);

}  // namespace passage
