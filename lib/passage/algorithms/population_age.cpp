#include "passage/algorithms/population_age.hpp"

#include <cctype>
#include <chrono>
#include <filesystem>

#include <fmt/core.h>

namespace passage {

std::optional<Date> year_in_name(std::string const& path) {
  auto const name = std::filesystem::path{path}.stem().string();
  std::optional<int> found;
  for (std::size_t at = 0; at < name.size();) {
    std::size_t end = at;
    while (end < name.size() && std::isdigit(static_cast<unsigned char>(name[end]))) ++end;
    if (end - at == 4) {
      int const year = std::stoi(name.substr(at, 4));
      if (year >= 1990 && year <= 2035) {
        if (found && *found != year) return std::nullopt;
        found = year;
      }
    }
    at = end == at ? at + 1 : end;
  }
  if (!found) return std::nullopt;
  return Date{std::chrono::year{*found} / std::chrono::December / 31};
}

void find_old_population(tables::Population const& population, Date as_of, Context& context) {
  auto const named = population.as_of ? std::nullopt : year_in_name(population.source.path);
  auto const stands_for = population.as_of ? population.as_of : named;
  if (!stands_for) {
    context.find(
        {Severity::warning, "population_undated",
         "The population raster does not say what day it stands for; give as_of, so that its age can "
         "be judged.",
         "population", "", 1});
    return;
  }
  auto const months = std::chrono::duration_cast<std::chrono::months>(as_of - *stands_for).count();
  if (months <= 24) return;
  context.find(
      {Severity::warning, "population_old",
       fmt::format("The population raster stands for {}{}, {} months before the question; people who "
                   "moved since are not where it counts them.",
                   format_date(*stands_for), named ? " (the year in its name)" : "", months),
       "population", "", 1});
}

}  // namespace passage
