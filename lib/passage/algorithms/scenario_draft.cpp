#include "passage/algorithms/scenario_draft.hpp"

#include <fmt/core.h>

#include "passage/algorithms/draft_question.hpp"
#include "passage/read/toml.hpp"

namespace passage {

namespace {

namespace fs = std::filesystem;

class DraftWriter {
 public:
  DraftWriter(Survey const& survey, fs::path const& folder)
      : survey_(survey), tables_(survey, folder, lines_) {}

  ScenarioDraft write() {
    head();
    draft_question(survey_, tables_, lines_);
    roads();
    closures();
    ground();
    agreements();
    hazards();
    people();
    map();
    terrain();
    rest();
    return {lines_.text(), tables_.used(), not_recognised_, tables_.findings(), lines_.guesses()};
  }

 private:
  void head();
  void roads();
  void closures();
  void ground();
  void agreements();
  void hazards();
  void people();
  void map();
  void map_key(char const* name, InputRole role);
  void terrain();
  void terrain_key(char const* name, InputRole role);
  void rest();

  Survey const& survey_;
  DraftLines lines_;
  DraftTables tables_;
  std::vector<std::string> not_recognised_;
};

void DraftWriter::head() {
  lines_.line("# A first scenario, written by `passage new` from a look at the files.");
  lines_.line("# Lines marked GUESS were chosen by what the files look like: read each, mend or delete it.");
  lines_.line("# Lines that begin with # and a key are other choices, or what is missing.");
  lines_.line("# Next:  passage check scenario.toml      then:  passage run scenario.toml --out result");
  lines_.line();
}

void DraftWriter::roads() {
  auto const choice = choose_for(survey_, InputRole::roads);
  if (!choice.taken()) {
    tables_.find(Severity::serious, "roads_missing",
                 "No roads were recognised; without them no route is found.", "roads");
    lines_.comment(
        "Required: road lines with a time, a speed or a class; UNSDI-T roads; or an OpenStreetMap extract.");
    lines_.line("# [roads]");
    lines_.line("# source = \"roads.gpkg\"");
    lines_.line("# class = \"highway\"");
    tables_.others(choice, "roads");
    lines_.line();
    return;
  }
  tables_.table(InputRole::roads, "roads");
  lines_.line();
  lines_.line("# [movement]                               # what moves; without it one heavy truck");
  lines_.line(
      "# vehicle = \"heavy_truck\"                  # heavy_truck | light_truck | 4wd | car | motorbike | "
      "foot");
  lines_.line("# load = \"18 t\"                            # gross weight of one vehicle");
  lines_.line("# count = 1");
  lines_.line();
}

void DraftWriter::closures() {
  if (tables_.table(InputRole::closures, "closures")) lines_.line();
}

void DraftWriter::ground() {
  for (auto const& [role, name] : {std::pair{InputRole::control, "control"}, {InputRole::gates, "gates"}}) {
    if (tables_.table(role, name)) lines_.line();
  }
  auto const stops = choose_for(survey_, InputRole::stops);
  if (!stops.taken()) return;
  lines_.comment("Places to unload at on the way; uncomment to use them.");
  lines_.line("# [via]");
  tables_.keys(*stops.taken(), "# ");
  lines_.line();
}

void DraftWriter::agreements() {
  auto const choice = choose_for(survey_, InputRole::agreements);
  if (!choice.taken()) {
    lines_.comment("Who must agree, and what they answered. Absent means not asked.");
    lines_.line("# [[agreements]]");
    lines_.line("# with = \"Authority\"");
    lines_.line(
        "# kind = \"consent\"                         # consent | clearance | assurance | notification");
    lines_.line(R"(# covers = "held_area"                     # everywhere | held_area | ["gate:K3"])");
    lines_.line(
        "# status = \"not_asked\"                     # not_asked | asked | verbal | written | refused");
    lines_.line();
    return;
  }
  lines_.comment("Copied from " + choice.taken()->layer->source.name() + ": " +
                 choice.taken()->reading->reason + ".");
  for (auto const& row : choice.taken()->layer->rows) {
    lines_.line("[[agreements]]");
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (row[i].empty()) continue;
      bool const is_date = agreement_columns[i] == "valid_to" && parse_date(row[i]);
      lines_.key(std::string{agreement_columns[i]},
                 is_date ? format_date(*parse_date(row[i])) : toml_text(row[i]));
    }
    lines_.line();
  }
  tables_.use("agreements", *choice.taken());
}

void DraftWriter::hazards() {
  if (tables_.table(InputRole::explosive_hazards, "explosive_hazards")) {
    auto const verified = choose_for(survey_, InputRole::verified_roads);
    if (verified.taken())
      lines_.guess("verified_roads", toml_text(tables_.path_of(*verified.taken()->layer)),
                   verified.taken()->reading->reason);
    lines_.line();
  }
  if (tables_.table(InputRole::incidents, "incidents")) {
    lines_.line(
        "# bandwidth = \"5 km\"                       # `passage hindcast` tests half-life and bandwidth on "
        "past data");
    lines_.line();
  }
}

void DraftWriter::people() {
  for (auto const& [role, name] : {std::pair{InputRole::population, "population"},
                                   {InputRole::zones, "zones"},
                                   {InputRole::sites, "sites"}}) {
    bool const is_taken = tables_.table(role, name);
    auto const choice = choose_for(survey_, role);
    if (role == InputRole::population && choice.firm.size() > 1)
      lines_.key("# second", toml_text(tables_.path_of(*choice.firm[1].layer)),
                 "counts people on both: another reading");
    if (is_taken) lines_.line();
  }
}

void DraftWriter::map_key(char const* name, InputRole role) {
  auto const choice = choose_for(survey_, role);
  for (std::size_t i = 0; i < choice.firm.size(); ++i) {
    auto const& candidate = choice.firm[i];
    // A layer of the map has no key for its CRS.
    bool const is_first = i == 0 && candidate.layer->crs.empty();
    if (is_first) {
      lines_.guess(name, toml_text(tables_.path_of(*candidate.layer)), candidate.reading->reason);
    } else {
      lines_.key(fmt::format("# {}", name), toml_text(tables_.path_of(*candidate.layer)),
                 candidate.reading->reason);
    }
  }
}

void DraftWriter::map() {
  lines_.comment("What lies under the message of the map; it changes no number.");
  lines_.line("[map]");
  map_key("land", InputRole::land);
  map_key("water", InputRole::water);
  map_key("rivers", InputRole::rivers);
  map_key("boundaries", InputRole::boundaries);
  map_key("places", InputRole::places);
  map_key("elevation", InputRole::elevation);
  lines_.line();
}

void DraftWriter::terrain_key(char const* name, InputRole role) {
  for (auto const& candidate : choose_for(survey_, role).firm)
    lines_.key(fmt::format("# {}", name), toml_text(tables_.path_of(*candidate.layer)),
               candidate.reading->reason);
}

void DraftWriter::terrain() {
  lines_.comment("For people's walking times and movement off the roads.");
  lines_.line("# [terrain]");
  terrain_key("elevation", InputRole::elevation);
  terrain_key("landcover", InputRole::land_cover);
  terrain_key("friction", InputRole::friction);
  if (choose_for(survey_, InputRole::friction).taken())
    lines_.line(R"(# friction_unit = "min/m"                    # or "s/m": its producer says)");
  lines_.line();
}

void DraftWriter::rest() {
  for (auto const& layer : survey_.layers) {
    if (!layer.trouble.empty()) {
      lines_.comment("Cannot be read: " + layer.trouble);
      tables_.find(Severity::warning, "layer_unreadable", layer.trouble, layer.source.name());
    } else if (layer.readings.empty()) {
      not_recognised_.push_back(layer.source.name());
      lines_.comment(fmt::format("Not recognised, not used: {}: {}", tables_.path_of(layer), layer.seen));
    }
  }
  for (auto const& name : survey_.not_opened) {
    not_recognised_.push_back(name);
    lines_.comment("No map and no table: " + name);
  }
}

}  // namespace

ScenarioDraft draft_scenario(Survey const& survey, fs::path const& folder) {
  return DraftWriter{survey, folder}.write();
}

}  // namespace passage
