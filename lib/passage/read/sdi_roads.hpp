#pragma once
#include "passage/model/vehicle_profile.hpp"
#include "passage/read/roads.hpp"

namespace passage {

/// Makes roads of a layer in the UN Spatial Data Infrastructure for Transport form (UNSDI-T 2, as the
/// Logistics Cluster and gROADS publish it), in codes or words: FClass, SrfTpe, SrfCond, CurntPrac,
/// GdWthrPrac, BdWthrPrac, IsSeasonal, TotLoadMT, AxleLoadMT, CurntSpeed, GnralSpeed, SpeedLimit, OpStatus or
/// status, IsUndrCstr, IsElevated, dmg, ONme, RteNme. Columns that are not there, codes 0 and "unspecified"
/// state nothing.
///
/// Practicability is that of the season: good weather in the dry, bad weather in the wet one, else the
/// current one. Closed, abandoned, disused and planned roads are closed; restricted ones and those under
/// construction are RoadStatus::restricted. `columns` may still name a duration, speed, length or delay of
/// its own, and they win. Everything else is as read_roads.
///
/// Findings, beside those of read_roads: sdi_unknown_words, sdi_wet_unknown (affected by season, and nothing
/// says what they carry when wet). Throws as read_roads, and Error{input,
/// "not_sdi_t"} when the layer has none of the columns.
std::vector<RoadFeature> read_sdi_roads(FeatureTable table, RoadColumns const& columns, Season season,
                                        Context& context);

}  // namespace passage
