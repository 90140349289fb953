#pragma once
#include <optional>
#include <string>

#include "passage/base/context.hpp"
#include "passage/base/date.hpp"
#include "passage/declare/tables/people.hpp"

namespace passage {

/// The last day of a year from 1990 to 2035 that stands alone in a file's name ("ppp_2020", "ghs2015"); empty
/// when there is none or two different ones.
std::optional<Date> year_in_name(std::string const& path);

/// Finding "population_old" when the numbers stand for a day more than 24 months before `as_of`;
/// "population_undated" when neither the scenario nor the file's name says what day that is.
void find_old_population(tables::Population const& population, Date as_of, Context& context);

}  // namespace passage
