#include "passage/geo/mercator.hpp"

#include <fmt/core.h>

#include "passage/base/error.hpp"

namespace passage {

bool is_mercator(Crs const& crs) {
  // The names of methods in WKT are fixed (EPSG 9804, 9805, 1024, 1026, 1044).
  auto const& wkt = crs.wkt();
  return wkt.find("METHOD[\"Mercator") != std::string::npos ||
         wkt.find("METHOD[\"Popular Visualisation Pseudo Mercator") != std::string::npos;
}

void refuse_mercator(Crs const& crs, std::string_view what, std::string hint) {
  if (!is_mercator(crs)) return;
  throw Error{
      ErrorKind::input, "mercator_metres",
      fmt::format("{}: {} is a Mercator map, whose metres are not metres on the ground: 2 % too long at "
                  "11 degrees of latitude, 15 % at 30, twice at 60",
                  what, crs.name()),
      std::move(hint)};
}

}  // namespace passage
