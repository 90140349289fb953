#pragma once
#include "passage/model/place.hpp"

namespace passage {

/// People by whom names are chosen: the recorded number, else what a place of its kind ("city", "town",
/// "village", as OpenStreetMap and gazetteers say) usually has; 0 for a kind that says nothing. Never shown
/// and never counted.
double size_for_names(Place const& place);

/// Whether the place is the label of an area (country, state, region, province, county): a point in the
/// middle of it is no town that anybody passes.
bool is_label_of_area(Place const& place);

}  // namespace passage
