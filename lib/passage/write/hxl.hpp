#pragma once
#include <string>
#include <string_view>

namespace passage {

/// The HXL hashtag of a column of our tables (hxlstandard.org 1.1): `#population+within+b5km` for
/// population_within_5km. A column that the standard has no tag for gets #meta with its own name as
/// attribute.
std::string hashtag_of(std::string_view column);

}  // namespace passage
