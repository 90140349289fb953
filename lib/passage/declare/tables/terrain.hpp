#pragma once
// [terrain]: movement off the roads, and walking.
#include "passage/declare/tables/layer.hpp"

namespace passage {

namespace tables {

/// The unit of the cells of a friction raster.
enum class FrictionUnit { seconds_per_metre, minutes_per_metre };

struct Terrain {
  std::optional<RasterInput<Metres>> elevation;
  std::optional<RasterInput<LandCoverClass>> landcover;
  std::optional<InputFile> speeds;
  std::optional<AnyInput> barriers;
  std::optional<RasterInput<SecondsPerMetre>> friction;
  FrictionUnit friction_unit = FrictionUnit::seconds_per_metre;
};

void check(Terrain const& terrain, Node const& table, Problems& problems);

}  // namespace tables

template <>
inline constexpr auto choices<tables::FrictionUnit> = words_of<tables::FrictionUnit>({
    {"s/m", tables::FrictionUnit::seconds_per_metre},
    {"min/m", tables::FrictionUnit::minutes_per_metre},
});

template <>
inline constexpr auto params<tables::Terrain> = declare<tables::Terrain>(
    param<&tables::Terrain::elevation>("elevation", "Elevation model."),
    param<&tables::Terrain::landcover>("landcover", "Land-cover classes, explained by speeds."),
    param<&tables::Terrain::speeds>("speeds",
                                    "Table class,label,speed,mode: speeds in km/h, as AccessMod writes it."),
    param<&tables::Terrain::barriers>("barriers",
                                      "Rivers and other lines or areas that nobody crosses on foot."),
    param<&tables::Terrain::friction>("friction", "Time to cross a metre, stands instead of the four above."),
    param<&tables::Terrain::friction_unit>("friction_unit", "Unit of the cells of friction."));

}  // namespace passage
