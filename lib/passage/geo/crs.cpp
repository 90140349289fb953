#include "passage/geo/crs.hpp"

#include <cmath>

#include <fmt/core.h>
#include <proj.h>
#include <proj_experimental.h>  // proj_crs_demote_to_2D

#include "passage/base/error.hpp"
#include "passage/geo/detail/proj_context.hpp"

namespace passage {

struct Crs::Definition {
  std::string name, authority_code, wkt;
  bool geographic = false, projected_in_metres = false;
};

namespace {

using detail::ProjObject;

ProjObject horizontal_part(PJ_CONTEXT* context, ProjObject crs) {
  while (crs) {
    auto const type = proj_get_type(crs.get());
    if (type == PJ_TYPE_BOUND_CRS) {
      crs.reset(proj_get_source_crs(context, crs.get()));
    } else if (type == PJ_TYPE_COMPOUND_CRS) {
      crs.reset(proj_crs_get_sub_crs(context, crs.get(), 0));
    } else {
      crs.reset(proj_crs_demote_to_2D(context, nullptr, crs.get()));
      return crs;
    }
  }
  return crs;
}

double first_axis_unit(PJ_CONTEXT* context, PJ* crs) {
  ProjObject const system{proj_crs_get_coordinate_system(context, crs)};
  double factor = 0;
  if (system)
    proj_cs_get_axis_info(context, system.get(), 0, nullptr, nullptr, nullptr, &factor, nullptr, nullptr,
                          nullptr);
  return factor;
}

std::string authority_code_of(PJ* crs) {
  auto const* authority = proj_get_id_auth_name(crs, 0);
  auto const* code = proj_get_id_code(crs, 0);
  return authority && code ? fmt::format("{}:{}", authority, code) : std::string{};
}

}  // namespace

Crs::Crs(std::shared_ptr<Definition const> definition) : definition_(std::move(definition)) {}

Crs::Crs() {
  static auto const wgs84 = parse("EPSG:4326").definition_;
  definition_ = wgs84;
}

Crs Crs::parse(std::string_view definition) {
  auto* context = detail::proj_context();
  std::string definition_text{definition};
  if (definition_text.find("+proj") != std::string::npos &&
      definition_text.find("+type=crs") == std::string::npos) {
    definition_text += " +type=crs";
  }
  ProjObject crs{proj_create(context, definition_text.c_str())};
  if (crs && !proj_is_crs(crs.get())) crs.reset();
  crs = horizontal_part(context, std::move(crs));
  if (!crs) {
    throw Error{ErrorKind::input, "unknown_crs",
                fmt::format("\"{}\" is not a coordinate reference system that PROJ knows", definition),
                "give a code such as \"EPSG:32636\", or WKT"};
  }
  auto known = std::make_shared<Definition>();
  auto const* name = proj_get_name(crs.get());
  auto const* wkt = proj_as_wkt(context, crs.get(), PJ_WKT2_2019, nullptr);
  known->name = name ? name : "";
  known->wkt = wkt ? wkt : "";
  known->authority_code = authority_code_of(crs.get());
  auto const type = proj_get_type(crs.get());
  known->geographic = type == PJ_TYPE_GEOGRAPHIC_2D_CRS || type == PJ_TYPE_GEOGRAPHIC_3D_CRS;
  known->projected_in_metres = type == PJ_TYPE_PROJECTED_CRS && first_axis_unit(context, crs.get()) == 1.0;
  return Crs{std::move(known)};
}

Crs Crs::utm(int zone, bool north) {
  return parse(fmt::format("EPSG:{}", (north ? 32600 : 32700) + zone));
}

Crs Crs::lambert_equal_area(LonLat centre) {
  // The title becomes the name; PROJ reads it up to the next parameter.
  auto const name =
      fmt::format("Lambert azimuthal equal-area around {:.1f} {} {:.1f} {}", std::abs(centre.lat),
                  centre.lat < 0 ? "S" : "N", std::abs(centre.lon), centre.lon < 0 ? "W" : "E");
  return parse(fmt::format("+title=\"{}\" +proj=laea +lat_0={:.4f} +lon_0={:.4f} +datum=WGS84 +units=m", name,
                           centre.lat, centre.lon));
}

bool Crs::is_geographic() const {
  return definition_->geographic;
}
bool Crs::is_projected_in_metres() const {
  return definition_->projected_in_metres;
}
std::string const& Crs::name() const {
  return definition_->name;
}
std::string const& Crs::authority_code() const {
  return definition_->authority_code;
}
std::string const& Crs::wkt() const {
  return definition_->wkt;
}

bool operator==(Crs const& a, Crs const& b) {
  if (a.definition_ == b.definition_ || a.wkt() == b.wkt()) return true;
  auto* context = detail::proj_context();
  ProjObject const first{proj_create(context, a.wkt().c_str())};
  ProjObject const second{proj_create(context, b.wkt().c_str())};
  return first && second &&
         proj_is_equivalent_to_with_ctx(context, first.get(), second.get(),
                                        PJ_COMP_EQUIVALENT_EXCEPT_AXIS_ORDER_GEOGCRS);
}

}  // namespace passage
