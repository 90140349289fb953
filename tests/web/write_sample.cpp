// write_sample FOLDER: the hand-made sample in all its states, as the files people get.
#include <filesystem>
#include <iostream>

#include "support/sample_result.hpp"

#include "passage/base/error.hpp"
#include "passage/write/assessment_csv.hpp"
#include "passage/write/brief_html.hpp"
#include "passage/write/corridors_gpkg.hpp"
#include "passage/write/map/map.hpp"
#include "passage/write/run_json.hpp"

namespace {

using passage::testing::SampleKind;

void write(std::filesystem::path const& folder, SampleKind kind) {
  std::filesystem::create_directories(folder);
  auto result = passage::testing::sample_result(kind);
  // Stored answers: what is left when the first crossing point of option 1 closes, and when the second does.
  if (kind.options == 3) {
    auto const& crossings = result.options[0].assessment.crossings;
    result.if_no.push_back(
        {0, 1, {{}, {crossings.at(0).gate}}, 1, result.fronts[0].front.paths[3], passage::hour});
    result.if_no.push_back({0, 1, {{}, {crossings.at(1).gate}}, {}, {}, {}});
  }
  passage::write_corridors_gpkg(folder / "corridors.gpkg", result);
  passage::write_assessment_csv(folder, result);
  passage::write_maps(folder, result, passage::Messages{});
  passage::write_brief_html(folder / "brief.html", result, passage::Messages{});
  passage::write_run_json(folder, result);
}

}  // namespace

int main(int argument_count, char** arguments) {
  if (argument_count != 2) return 2;
  std::filesystem::path const folder{arguments[1]};
  write(folder / "full", {});
  write(folder / "one_option", {1, true, true, true, true});
  write(folder / "no_route", {0, true, true, true, true});
  write(folder / "bare", {2, false, false, false, false});
  return 0;
}
