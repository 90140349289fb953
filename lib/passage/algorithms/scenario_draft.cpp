#include "passage/algorithms/scenario_draft.hpp"

#include <algorithm>

#include <fmt/core.h>

#include "passage/algorithms/scenario_choice.hpp"
#include "passage/read/toml.hpp"

namespace passage {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t comment_column = 44;
constexpr std::size_t line_width = 110;

/// Letters that a reader sees: bytes of UTF-8 that begin one.
std::size_t width_of(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(
      text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

/// What a table that nothing fills would need.
struct MissingTable {
  InputRole role;
  std::string_view table, needs, example;
};
constexpr MissingTable missing_tables[] = {
    {InputRole::closures, "closures",
     "lines along closed roads, or points or areas that close what they touch", "closures.gpkg"},
    {InputRole::control, "control", "areas with a column of holders as recorded", "control.gpkg"},
    {InputRole::gates, "gates",
     "points with party, state (open, closed, conditional, unknown) and wait_min (minutes)",
     "crossing_points.gpkg"},
    {InputRole::explosive_hazards, "explosive_hazards", "areas with status confirmed, suspected or cleared",
     "explosive_hazards.gpkg"},
    {InputRole::incidents, "incidents", "events of ACLED or UCDP GED, or any with a date and coordinates",
     "incidents.csv"},
    {InputRole::population, "population", "a raster of people per cell (count) or per km2 (density)",
     "population.tif"},
    {InputRole::zones, "zones", "admin areas with P-codes (COD-AB)", "admin2.gpkg"},
    {InputRole::sites, "sites", "displaced people, health, distribution, hubs, with name and type",
     "sites.csv"},
};

class DraftWriter {
 public:
  DraftWriter(Survey const& survey, fs::path const& folder)
      : survey_(survey), folder_(fs::absolute(folder).lexically_normal()) {}

  ScenarioDraft write() {
    head();
    general();
    ends();
    roads();
    closures();
    ground();
    agreements();
    hazards();
    people();
    map();
    rest();
    return std::move(draft_);
  }

 private:
  // Lines.
  void line(std::string const& text = {}) { draft_.text += text + "\n"; }
  void comment(std::string const& text);
  void key(std::string const& name, std::string const& value, std::string const& reason = {});
  void guess(std::string const& name, std::string const& value, std::string const& reason);

  // Tables.
  void head();
  void general();
  void ends();
  void end(char const* table, RankedPlace const& place, GuessedEnds const& ends);
  void roads();
  void closures();
  void ground();
  void agreements();
  void hazards();
  void people();
  void map();
  void rest();
  void table(InputRole role, std::string const& name);
  void body(Candidate const& candidate, std::string const& prefix);
  void others(RoleChoice const& choice, std::string const& name);
  void missing(InputRole role);
  void map_key(char const* name, InputRole role);

  std::string path_of(Recognised const& layer) const;
  void find(Severity severity, char const* code, std::string text, std::string const& input) {
    draft_.findings.push_back({severity, code, std::move(text), input, "", 1});
  }

  Survey const& survey_;
  fs::path folder_;
  ScenarioDraft draft_;
};

/// Breaks a remark into lines of comments.
void DraftWriter::comment(std::string const& text) {
  std::string rest = text;
  while (rest.size() > line_width) {
    auto blank = rest.rfind(' ', line_width);
    if (blank == std::string::npos || blank == 0) break;
    line("# " + rest.substr(0, blank));
    rest = "  " + rest.substr(blank + 1);
  }
  line("# " + rest);
}

/// The reason stands behind the value where there is room, else above it.
void DraftWriter::key(std::string const& name, std::string const& value, std::string const& reason) {
  auto text = fmt::format("{} = {}", name, value);
  auto const width = width_of(text);
  auto const begin = std::max(comment_column, width + 1);
  if (!reason.empty() && reason != "GUESS" && begin + 2 + width_of(reason) > line_width) {
    comment(reason);
  } else if (!reason.empty()) {
    text += std::string(begin - width, ' ') + "# " + reason;
  }
  line(text);
}

/// A guess is marked on its own line, wherever its reason stands.
void DraftWriter::guess(std::string const& name, std::string const& value, std::string const& reason) {
  ++draft_.guesses;
  auto const width = width_of(name) + width_of(value) + 3;
  auto const begin = std::max(comment_column, width + 1);
  auto const marked = "GUESS: " + reason;
  if (reason.empty() || begin + 2 + width_of(marked) > line_width) {
    if (!reason.empty()) comment(name + ": " + reason);
    key(name, value, "GUESS");
  } else {
    key(name, value, marked);
  }
}

std::string DraftWriter::path_of(Recognised const& layer) const {
  auto const file = fs::absolute(layer.source.file).lexically_normal();
  auto const relative = file.lexically_relative(folder_);
  auto const path = relative.empty() ? file.generic_string() : relative.generic_string();
  return layer.source.layer.empty() ? path : path + "|layername=" + layer.source.layer;
}

void DraftWriter::head() {
  line("# A first scenario, written by `passage new` from a look at the files.");
  line("# Lines marked GUESS were chosen by what the files look like: read each, mend or delete it.");
  line("# Lines that begin with # and a key are other choices, or what is missing.");
  line("# Next:  passage check scenario.toml      then:  passage run scenario.toml --out result");
  line();
}

void DraftWriter::general() {
  auto const ends = guess_ends(survey_);
  line("[scenario]");
  if (ends) {
    guess("name", toml_text(ends->from->name + " to " + ends->to->name), "the two places below");
  } else {
    guess("name", toml_text(folder_.filename().string()), "the folder's name");
  }
  key("# question", "\"What, for whom, from where to where, before when?\"", "printed on the front page");
  if (auto const day = guess_as_of(survey_)) {
    guess("as_of", format_date(day->day), day->reason);
  } else {
    key("# as_of", "2024-01-31", "evidence decays back from this day; absent: the day of the run");
  }
  auto const box = extent_of_roads(survey_);
  if (!box.is_empty()) {
    constexpr double km_per_degree = 111.2, wide_km = 300, small_km = 60;
    auto const km = std::max(box.width(), box.height()) * km_per_degree;
    guess("cell",
          km > wide_km    ? "\"1 km\""
          : km > small_km ? "\"500 m\""
                          : "\"200 m\"",
          fmt::format("the roads reach over about {:.0f} km", km));
  }
  line();
}

void DraftWriter::ends() {
  auto const ends = guess_ends(survey_);
  if (!ends) {
    find(Severity::serious, "places_missing",
         "No two places were found to begin and end at: name them in [from] and [to].", "from");
    comment("Where does the movement begin and end? Points, or places of a table with name, lon and lat.");
    line("# [from]");
    line("# points = [ { name = \"Here\", lon = 31.58, lat = 4.85 } ]");
    line("# [to]");
    line("# points = [ { name = \"There\", lon = 31.56, lat = 6.20 } ]");
    line();
    return;
  }
  comment("The question is yours: these are only the two foremost places of " +
          ends->source.layer->source.name() + " within the roads.");
  end("from", *ends->from, *ends);
  end("to", *ends->to, *ends);
  std::string list;
  for (auto const* place : ends->others) list += (list.empty() ? "" : ", ") + place->name;
  if (!list.empty()) comment("Others in it: " + list + ". Where no road joins two places, a run says so.");
  line();
}

void DraftWriter::end(char const* table, RankedPlace const& place, GuessedEnds const& ends) {
  line(fmt::format("[{}]", table));
  std::string words = place.rank == 3 ? "a city" : place.rank == 2 ? "a town" : "a place";
  if (place.people > 0) words += fmt::format(", {:.0f} people", place.people);
  auto const& keys = ends.source.reading ? ends.source.reading->keys : std::vector<GuessedKey>{};
  auto const id = std::find_if(keys.begin(), keys.end(), [](auto const& each) { return each.key == "id"; });
  bool const by_id = !place.is_only_one && id != keys.end() && !place.id.empty();
  if (!place.is_from_table || (!place.is_only_one && !by_id)) {
    guess("points",
          fmt::format("[ {{ name = {}, lon = {:.6f}, lat = {:.6f} }} ]", toml_text(place.name),
                      place.place.lon, place.place.lat),
          words);
    return;
  }
  guess("source", toml_text(path_of(*ends.source.layer)), ends.source.reading->reason);
  if (!ends.source.layer->crs.empty()) guess("crs", toml_text(ends.source.layer->crs), "the file names none");
  for (auto const& each : keys) {
    if (each.key == "name" || (each.key == "id" && by_id)) key(each.key, each.value);
  }
  if (by_id) {
    guess("select_id", "[" + toml_text(place.id) + "]",
          place.name + ": " + words + "; its name occurs twice");
  } else {
    guess("select", "[" + toml_text(place.name) + "]", words);
  }
}

void DraftWriter::body(Candidate const& candidate, std::string const& prefix) {
  auto const& layer = *candidate.layer;
  if (prefix.empty()) {
    guess("source", toml_text(path_of(layer)), candidate.reading->reason);
  } else {
    key(prefix + "source", toml_text(path_of(layer)), candidate.reading->reason);
  }
  if (!layer.crs.empty())
    key(prefix + "crs", toml_text(layer.crs), "GUESS: the file names none, its numbers can be degrees");
  for (auto const& each : candidate.reading->keys) {
    bool const is_comment = !prefix.empty() || each.key.starts_with("#");
    if (is_comment) {
      key(each.key.starts_with("#") ? each.key : prefix + each.key, each.value, each.reason);
    } else {
      guess(each.key, each.value, each.reason);
    }
  }
}

void DraftWriter::others(RoleChoice const& choice, std::string const& name) {
  for (std::size_t i = 1; i < choice.firm.size(); ++i) {
    auto const& other = choice.firm[i];
    bool const is_equal = i < choice.equals;
    comment(fmt::format("{}: {} ({})", is_equal ? "As good a choice, decide" : "Also possible",
                        other.layer->source.name(), other.layer->seen));
    if (!other.reading->caution.empty()) comment("Mind: " + other.reading->caution + ".");
    body(other, "# ");
  }
  for (auto const& other : choice.weak) {
    comment(fmt::format("Perhaps: {} ({})", other.layer->source.name(), other.layer->seen));
    if (!other.reading->caution.empty()) comment("Mind: " + other.reading->caution + ".");
    body(other, "# ");
  }
  if (choice.equals < 2) return;
  std::string names;
  for (std::size_t i = 0; i < choice.equals; ++i)
    names += (i == 0 ? "" : ", ") + choice.firm[i].layer->source.name();
  find(Severity::warning, "several_candidates",
       fmt::format(
           "[{}]: {} layers fit equally well ({}); the first is written, the others stand beside it as "
           "comments.",
           name, choice.equals, names),
       name);
}

void DraftWriter::table(InputRole role, std::string const& name) {
  auto const choice = choose_for(survey_, role);
  if (!choice.taken()) {
    missing(role);
    others(choice, name);
    line();
    return;
  }
  auto const& taken = *choice.taken();
  comment(fmt::format("Seen: {}: {}", taken.layer->source.name(), taken.layer->seen));
  if (!taken.reading->caution.empty()) comment("Mind: " + taken.reading->caution + ".");
  line(fmt::format("[{}]", name));
  body(taken, "");
  others(choice, name);
  draft_.used.push_back({name, taken.layer->source.name(), taken.reading->reason});
}

void DraftWriter::missing(InputRole role) {
  for (auto const& each : missing_tables) {
    if (each.role != role) continue;
    comment(fmt::format("Not considered so far; it needs {}.", each.needs));
    line(fmt::format("# [{}]", each.table));
    if (choose_for(survey_, role).weak.empty()) line(fmt::format("# source = \"{}\"", each.example));
  }
}

void DraftWriter::roads() {
  auto const choice = choose_for(survey_, InputRole::roads);
  if (!choice.taken()) {
    find(Severity::serious, "roads_missing", "No roads were recognised; without them no route is found.",
         "roads");
    comment(
        "Required: road lines with a time, a speed or a class; UNSDI-T roads; or an OpenStreetMap extract.");
    line("# [roads]");
    line("# source = \"roads.gpkg\"");
    line("# class = \"highway\"");
    others(choice, "roads");
    line();
    return;
  }
  table(InputRole::roads, "roads");
  line();
  line("# [movement]                               # what moves; without it one heavy truck");
  line(
      "# vehicle = \"heavy_truck\"                  # heavy_truck | light_truck | 4wd | car | motorbike | "
      "foot");
  line("# load = \"18 t\"                            # gross weight of one vehicle");
  line("# count = 1");
  line();
}

void DraftWriter::closures() {
  table(InputRole::closures, "closures");
  if (choose_for(survey_, InputRole::closures).taken()) line();
}

void DraftWriter::ground() {
  for (auto const& [role, name] : {std::pair{InputRole::control, "control"}, {InputRole::gates, "gates"}}) {
    table(role, name);
    if (choose_for(survey_, role).taken()) line();
  }
  auto const stops = choose_for(survey_, InputRole::stops);
  if (!stops.taken()) return;
  comment("Places to unload at on the way; uncomment to use them.");
  line("# [via]");
  body(*stops.taken(), "# ");
  line();
}

void DraftWriter::agreements() {
  auto const choice = choose_for(survey_, InputRole::agreements);
  if (!choice.taken()) {
    comment("Who must agree, and what they answered. Absent means not asked.");
    line("# [[agreements]]");
    line("# with = \"Authority\"");
    line("# kind = \"consent\"                         # consent | clearance | assurance | notification");
    line(R"(# covers = "held_area"                     # everywhere | held_area | ["gate:K3"])");
    line("# status = \"not_asked\"                     # not_asked | asked | verbal | written | refused");
    line();
    return;
  }
  comment("Copied from " + choice.taken()->layer->source.name() + ": " + choice.taken()->reading->reason +
          ".");
  for (auto const& row : choice.taken()->layer->rows) {
    line("[[agreements]]");
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (row[i].empty()) continue;
      bool const is_date = agreement_columns[i] == "valid_to" && parse_date(row[i]);
      key(std::string{agreement_columns[i]}, is_date ? format_date(*parse_date(row[i])) : toml_text(row[i]));
    }
    line();
  }
  draft_.used.push_back(
      {"agreements", choice.taken()->layer->source.name(), choice.taken()->reading->reason});
}

void DraftWriter::hazards() {
  table(InputRole::explosive_hazards, "explosive_hazards");
  if (choose_for(survey_, InputRole::explosive_hazards).taken()) {
    auto const verified = choose_for(survey_, InputRole::verified_roads);
    if (verified.taken())
      guess("verified_roads", toml_text(path_of(*verified.taken()->layer)),
            verified.taken()->reading->reason);
    line();
  }
  table(InputRole::incidents, "incidents");
  if (choose_for(survey_, InputRole::incidents).taken()) {
    line(
        "# bandwidth = \"5 km\"                       # `passage hindcast` tests half-life and bandwidth on "
        "past data");
    line();
  }
}

void DraftWriter::people() {
  for (auto const& [role, name] : {std::pair{InputRole::population, "population"},
                                   {InputRole::zones, "zones"},
                                   {InputRole::sites, "sites"}}) {
    table(role, name);
    auto const choice = choose_for(survey_, role);
    if (role == InputRole::population && choice.firm.size() > 1)
      key("# second", toml_text(path_of(*choice.firm[1].layer)), "counts people on both: another reading");
    if (choice.taken()) line();
  }
}

void DraftWriter::map_key(char const* name, InputRole role) {
  auto const choice = choose_for(survey_, role);
  for (std::size_t i = 0; i < choice.firm.size(); ++i) {
    auto const& candidate = choice.firm[i];
    // A layer of the map has no key for its CRS.
    bool const is_first = i == 0 && candidate.layer->crs.empty();
    if (is_first) {
      guess(name, toml_text(path_of(*candidate.layer)), candidate.reading->reason);
    } else {
      key(fmt::format("# {}", name), toml_text(path_of(*candidate.layer)), candidate.reading->reason);
    }
  }
}

void DraftWriter::map() {
  comment("What lies under the message of the map; it changes no number.");
  line("[map]");
  map_key("land", InputRole::land);
  map_key("water", InputRole::water);
  map_key("rivers", InputRole::rivers);
  map_key("boundaries", InputRole::boundaries);
  map_key("places", InputRole::places);
  map_key("elevation", InputRole::elevation);
  line();
}

void DraftWriter::rest() {
  auto const terrain = [&](char const* name, InputRole role) {
    for (auto const& candidate : choose_for(survey_, role).firm)
      key(fmt::format("# {}", name), toml_text(path_of(*candidate.layer)), candidate.reading->reason);
  };
  comment("For people's walking times and movement off the roads.");
  line("# [terrain]");
  terrain("elevation", InputRole::elevation);
  terrain("landcover", InputRole::land_cover);
  terrain("friction", InputRole::friction);
  if (choose_for(survey_, InputRole::friction).taken())
    line(R"(# friction_unit = "min/m"                    # or "s/m": its producer says)");
  line();
  for (auto const& layer : survey_.layers) {
    if (!layer.trouble.empty()) {
      comment("Cannot be read: " + layer.trouble);
      find(Severity::warning, "layer_unreadable", layer.trouble, layer.source.name());
    } else if (layer.readings.empty()) {
      draft_.not_recognised.push_back(layer.source.name());
      comment(fmt::format("Not recognised, not used: {}: {}", path_of(layer), layer.seen));
    }
  }
  for (auto const& name : survey_.not_opened) {
    draft_.not_recognised.push_back(name);
    comment("No map and no table: " + name);
  }
}

}  // namespace

ScenarioDraft draft_scenario(Survey const& survey, fs::path const& folder) {
  return DraftWriter{survey, folder}.write();
}

}  // namespace passage
