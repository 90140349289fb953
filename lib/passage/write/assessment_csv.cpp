#include "passage/write/assessment_csv.hpp"

#include <algorithm>

#include "passage/write/detail/assessment_columns.hpp"

namespace passage {

namespace {

void take_bands(std::vector<std::string>& bands, std::vector<RouteOption> const& options,
                std::vector<PeopleInBand> Assessment::*member) {
  std::vector<std::string> found;
  for (auto const& option : options) {
    for (auto const& count : option.assessment.*member) {
      if (std::ranges::find(found, count.band) == found.end()) found.push_back(count.band);
    }
  }
  if (!found.empty()) bands = found;
}

}  // namespace

PeopleBands people_bands(std::vector<RouteOption> const& options) {
  PeopleBands bands;
  take_bands(bands.near_stops, options, &Assessment::people_near_stops);
  take_bands(bands.along, options, &Assessment::people_along);
  take_bands(bands.walking, options, &Assessment::people_walking);
  return bands;
}

std::vector<std::string> assessment_columns(PeopleBands const& bands) {
  std::vector<std::string> list;
  for (auto const& column : detail::all_assessment_columns(bands)) list.push_back(column.name);
  return list;
}

CsvTable assessment_table(RunResult const& result) {
  auto const columns = detail::all_assessment_columns(people_bands(result.options));
  CsvTable table;
  for (auto const& column : columns) {
    table.columns.push_back(column.name);
    table.hashtags.push_back(column.hashtag);
  }
  for (auto const& option : result.options) {
    auto& row = table.rows.emplace_back();
    for (auto const& column : columns) row.push_back(column.cell(result, option));
  }
  return table;
}

void write_assessment_csv(std::filesystem::path const& folder, RunResult const& result, Hashtags hashtags) {
  auto const table = assessment_table(result);
  write_csv(folder / "assessment.csv", table, hashtags);
  write_csv(folder / "assessment.hxl.csv", with_hashtags(table));
}

}  // namespace passage
