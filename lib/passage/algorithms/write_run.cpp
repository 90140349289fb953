#include "passage/algorithms/write_run.hpp"

#include <algorithm>
#include <utility>

#include "passage/algorithms/step_clock.hpp"
#include "passage/write/annex.hpp"
#include "passage/write/assessment_csv.hpp"
#include "passage/write/brief_html.hpp"
#include "passage/write/brief_pdf.hpp"
#include "passage/write/corridors_gpkg.hpp"
#include "passage/write/events_csv.hpp"
#include "passage/write/findings_csv.hpp"
#include "passage/write/gates_csv.hpp"
#include "passage/write/geotiff.hpp"
#include "passage/write/if_no_csv.hpp"
#include "passage/write/map/map.hpp"
#include "passage/write/messages.hpp"
#include "passage/write/reach_csv.hpp"
#include "passage/write/run_json.hpp"
#include "passage/write/run_model.hpp"
#include "passage/write/sensitivity_csv.hpp"
#include "passage/write/sheet_label.hpp"
#include "passage/write/stand_in_names.hpp"
#include "passage/write/summary.hpp"
#include "passage/write/tables_xlsx.hpp"

namespace passage {

namespace {

namespace fs = std::filesystem;

class RunWriter {
 public:
  RunWriter(fs::path const& folder, RunResult result, Presentation const& presentation, Context& context)
      : folder_(folder),
        presentation_(presentation),
        policy_(audience_policy(presentation.readers.audience)),
        result_(reduced_for(std::move(result), policy_, presentation.readers)),
        steps_(std::exchange(result_.provenance.step_seconds, {})),
        context_(context) {
    clock_.begin("write");
    for (auto const& language : presentation.languages) texts_.emplace_back(language);
    if (texts_.empty()) texts_.emplace_back();
  }

  std::vector<std::string> write() {
    sheets();
    tables();
    if (policy_.may_hold("annex")) {
      write_annex(folder_, result_, texts_.front(), presentation_.hashtags);
      note({"annex.txt", "annex.csv", "annex.gpx", "annex.kml"});
    }
    layers();
    if (policy_.files.contains("summary")) {
      write_public_summary(folder_, result_, texts_.front());
      note({"summary.txt"});
      return std::move(files_);
    }
    if (policy_.may_hold("model")) {
      write_run_model(folder_, result_);
      note({"model.json"});
    }
    if (policy_.has_doubts) result_.provenance.step_seconds = timings();
    write_run_json(folder_, result_);
    note({"run.json"});
    return std::move(files_);
  }

 private:
  /// For run.json alone: the other files are the same whenever they are made.
  std::vector<std::pair<std::string, double>> timings() const {
    auto all = steps_;
    auto const own = clock_.seconds();
    all.insert(all.end(), own.begin(), own.end());
    return all;
  }

  void note(std::vector<std::string> const& names) {
    context_.check_cancel();
    files_.insert(files_.end(), names.begin(), names.end());
  }

  /// "map.pdf", for the second language on "map.ar.pdf".
  std::string name(std::string const& stem, std::string const& ending, Messages const& say) const {
    bool const is_first = say.language() == texts_.front().language();
    return stem + (is_first ? "" : "." + say.language()) + ending;
  }

  void sheets() {
    for (auto const& say : texts_) {
      StandInNames const names{result_, say};
      if (policy_.may_hold("brief")) {
        write_brief_pdf(folder_ / name("brief", ".pdf", say), result_, say);
        note({name("brief", ".pdf", say)});
      }
      if (policy_.may_hold("page")) {
        write_brief_html(folder_ / name("brief", ".html", say), result_, say);
        note({name("brief", ".html", say)});
      }
      if (policy_.may_hold("map")) {
        write_maps(folder_, result_, say, name("map", "", say));
        note({name("map", ".png", say), name("map", ".pdf", say), name("map", ".svg", say)});
      }
    }
  }

  /// A table of this run: every row says what it is and until when.
  void table(char const* file, CsvTable made) {
    write_csv(folder_ / file, labelled(std::move(made), result_.facts), presentation_.hashtags);
    note({file});
  }

  void tables() {
    if (!policy_.may_hold("tables")) return;
    write_assessment_csv(folder_, result_, presentation_.hashtags);
    note({"assessment.csv", "assessment.hxl.csv"});
    reach_tables();
    if (policy_.has_answers) table("if_no.csv", if_no_table(result_));
    if (result_.openings)
      table("gates.csv", openings_table(*result_.openings, result_.graph, result_.places));
    if (policy_.has_doubts) {
      table("sensitivity.csv", sensitivity_table(result_));
      if (!result_.events.empty()) table("events.csv", events_table(result_.events));
      table("findings.csv", findings_table(result_.findings));
    }
    write_tables_xlsx(folder_ / "tables.xlsx", result_, texts_);
    note({"tables.xlsx"});
  }

  void reach_tables() {
    if (result_.reach.empty()) return;
    std::vector<NamedReach> reports;
    reports.reserve(result_.reach.size());
    for (std::size_t i = 0; i < result_.reach.size(); ++i)
      reports.push_back({result_.options[i].id, &result_.reach[i]});
    table("reach.csv", reach_table(reports));
    table("equity.csv", equity_table(reports));
  }

  void layers() {
    if (policy_.may_hold("corridors")) {
      write_corridors_gpkg(folder_ / "corridors.gpkg", result_);
      note({"corridors.gpkg"});
      if (presentation_.has_shapefile) shapefile();
    }
    if (result_.hazard && policy_.has_incidents) {
      write_geotiff(
          folder_ / "exposure.tif", result_.hazard->rate,
          {"hazard_events_per_km2_day", "km-2 day-1",
           "Expected recorded incidents; not the danger to a movement. " + sheet_label(result_.facts)},
          RasterLayout::cloud_optimised, context_);
      note({"exposure.tif"});
    }
  }

  void shapefile() {
    auto const layers = corridor_layers(result_);
    auto const options = std::ranges::find(layers, "options", &FeatureLayer::name);
    write_shapefile(folder_ / "options.shp", *options);
    note({"options.shp", "options.columns.csv"});
  }

  fs::path const& folder_;
  Presentation const& presentation_;
  AudiencePolicy policy_;
  RunResult result_;
  std::vector<std::pair<std::string, double>> steps_;  ///< before writing
  StepClock clock_;
  Context& context_;
  std::vector<Messages> texts_;
  std::vector<std::string> files_;
};

}  // namespace

Presentation presentation_of(tables::Brief const& brief, Date today) {
  Presentation presentation;
  presentation.languages.clear();
  for (auto const& language : brief.languages) presentation.languages.push_back(language.value);
  auto& readers = presentation.readers;
  readers.audience = std::string{word_of(brief.audience)};
  if (brief.counterpart) readers.counterpart = brief.counterpart->value;
  readers.today = today;
  presentation.has_shapefile = brief.shapefile;
  return presentation;
}

std::vector<std::string> write_run(fs::path const& folder, RunResult result, Presentation const& presentation,
                                   Context& context) {
  return RunWriter{folder, std::move(result), presentation, context}.write();
}

}  // namespace passage
