#include "passage/declare/param.hpp"

namespace passage {

std::string_view name_of(Kind kind) {
  switch (kind) {
    case Kind::flag:
      return "flag";
    case Kind::quantity:
      return "quantity";
    case Kind::count:
      return "count";
    case Kind::seed:
      return "seed";
    case Kind::text:
      return "text";
    case Kind::column:
      return "column";
    case Kind::crs:
      return "crs";
    case Kind::choice:
      return "choice";
    case Kind::date:
      return "date";
    case Kind::clock_window:
      return "clock_window";
    case Kind::features:
      return "features";
    case Kind::raster:
      return "raster";
    case Kind::input_file:
      return "input_file";
    case Kind::input_folder:
      return "input_folder";
    case Kind::output_file:
      return "output_file";
    case Kind::output_folder:
      return "output_folder";
    case Kind::map:
      return "map";
    case Kind::table:
      return "table";
    case Kind::overrides:
      return "overrides";
  }
  return "text";
}

}  // namespace passage
