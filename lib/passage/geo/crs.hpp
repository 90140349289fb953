#pragma once
#include <memory>
#include <string>
#include <string_view>

#include "passage/base/quantity.hpp"

namespace passage {

/// The only type that holds degrees: WGS 84 longitude and latitude.
struct LonLat {
  double lon = 0, lat = 0;

  friend constexpr auto operator<=>(LonLat const&, LonLat const&) = default;
};

/// A coordinate reference system in canonical form, always used in the order easting, northing (longitude,
/// latitude). Cheap to copy. PROJ does the work; its network access is off.
class Crs {
 public:
  /// WGS 84 longitude/latitude.
  Crs();
  /// "EPSG:32636", WKT or a PROJ string. Throws Error{input, "unknown_crs"}.
  static Crs parse(std::string_view definition);
  /// The UTM zone (1 … 60) of WGS 84.
  static Crs utm(int zone, bool north);
  /// Lambert azimuthal equal-area on WGS 84 around `centre`.
  static Crs lambert_equal_area(LonLat centre);

  bool is_geographic() const;
  bool is_projected_in_metres() const;
  std::string const& name() const;
  /// "EPSG:32636" where the definition is a registered one, else empty.
  std::string const& authority_code() const;
  std::string const& wkt() const;

  /// Asks PROJ; the axis order is left out, since Passage always uses easting, northing.
  friend bool operator==(Crs const& a, Crs const& b);

 private:
  struct Definition;
  explicit Crs(std::shared_ptr<Definition const> definition);
  std::shared_ptr<Definition const> definition_;
  friend class Projector;
};

}  // namespace passage
