#include "passage/algorithms/write_run.hpp"

#include "passage/write/assessment_csv.hpp"
#include "passage/write/brief_html.hpp"
#include "passage/write/corridors_gpkg.hpp"
#include "passage/write/findings_csv.hpp"
#include "passage/write/geotiff.hpp"
#include "passage/write/if_no_csv.hpp"
#include "passage/write/map/map.hpp"
#include "passage/write/messages.hpp"
#include "passage/write/run_json.hpp"

namespace passage {

std::vector<std::string> write_run(std::filesystem::path const& folder, RunResult const& result,
                                   Context& context) {
  std::vector<std::string> files;
  auto begin = [&](char const* file) {
    context.check_cancel();
    files.emplace_back(file);
    return folder / file;
  };
  write_corridors_gpkg(begin("corridors.gpkg"), result);
  write_assessment_csv(begin("assessment.csv").parent_path(), result);
  if (result.hazard) {
    write_geotiff(begin("exposure.tif"), result.hazard->rate,
                  {"hazard_events_per_km2_day", "km-2 day-1",
                   "Expected recorded incidents; not the danger to a movement."},
                  RasterLayout::cloud_optimised, context);
  }
  write_csv(begin("if_no.csv"), if_no_table(result));
  begin("map.png");
  begin("map.pdf");
  begin("map.svg");
  Messages const say;
  write_maps(folder, result, say);
  write_brief_html(begin("brief.html"), result, say);
  write_findings_csv(begin("findings.csv"), result.findings);
  begin("run.json");
  write_run_json(folder, result);
  return files;
}

}  // namespace passage
