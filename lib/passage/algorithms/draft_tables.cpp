#include "passage/algorithms/draft_tables.hpp"

#include <fmt/core.h>

#include "passage/read/toml.hpp"

namespace passage {

namespace {

namespace fs = std::filesystem;

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

}  // namespace

DraftTables::DraftTables(Survey const& survey, fs::path const& folder, DraftLines& lines)
    : survey_(survey), folder_(fs::absolute(folder).lexically_normal()), lines_(lines) {}

void DraftTables::find(Severity severity, char const* code, std::string text, std::string const& input) {
  findings_.push_back({severity, code, std::move(text), input, "", 1});
}

void DraftTables::use(std::string const& table, Candidate const& candidate) {
  used_.push_back({table, candidate.layer->source.name(), candidate.reading->reason});
}

std::string DraftTables::path_of(Recognised const& layer) const {
  auto const file = fs::absolute(layer.source.file).lexically_normal();
  auto const relative = file.lexically_relative(folder_);
  auto const path = relative.empty() ? file.generic_string() : relative.generic_string();
  return layer.source.layer.empty() ? path : path + "|layername=" + layer.source.layer;
}

void DraftTables::keys(Candidate const& candidate, std::string const& prefix) {
  auto const& layer = *candidate.layer;
  if (prefix.empty()) {
    lines_.guess("source", toml_text(path_of(layer)), candidate.reading->reason);
  } else {
    lines_.key(prefix + "source", toml_text(path_of(layer)), candidate.reading->reason);
  }
  if (!layer.crs.empty())
    lines_.key(prefix + "crs", toml_text(layer.crs),
               "GUESS: the file names none, its numbers can be degrees");
  for (auto const& each : candidate.reading->keys) {
    bool const is_comment = !prefix.empty() || each.key.starts_with("#");
    if (is_comment) {
      lines_.key(each.key.starts_with("#") ? each.key : prefix + each.key, each.value, each.reason);
    } else {
      lines_.guess(each.key, each.value, each.reason);
    }
  }
}

void DraftTables::others(RoleChoice const& choice, std::string const& name) {
  for (std::size_t i = 1; i < choice.firm.size(); ++i) {
    auto const& other = choice.firm[i];
    bool const is_equal = i < choice.equals;
    lines_.comment(fmt::format("{}: {} ({})", is_equal ? "As good a choice, decide" : "Also possible",
                               other.layer->source.name(), other.layer->seen));
    if (!other.reading->caution.empty()) lines_.comment("Mind: " + other.reading->caution + ".");
    keys(other, "# ");
  }
  for (auto const& other : choice.weak) {
    lines_.comment(fmt::format("Perhaps: {} ({})", other.layer->source.name(), other.layer->seen));
    if (!other.reading->caution.empty()) lines_.comment("Mind: " + other.reading->caution + ".");
    keys(other, "# ");
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

bool DraftTables::table(InputRole role, std::string const& name) {
  auto const choice = choose_for(survey_, role);
  if (!choice.taken()) {
    missing(role);
    others(choice, name);
    lines_.line();
    return false;
  }
  auto const& taken = *choice.taken();
  lines_.comment(fmt::format("Seen: {}: {}", taken.layer->source.name(), taken.layer->seen));
  if (!taken.reading->caution.empty()) lines_.comment("Mind: " + taken.reading->caution + ".");
  lines_.line(fmt::format("[{}]", name));
  keys(taken, "");
  others(choice, name);
  use(name, taken);
  return true;
}

void DraftTables::missing(InputRole role) {
  for (auto const& each : missing_tables) {
    if (each.role != role) continue;
    lines_.comment(fmt::format("Not considered so far; it needs {}.", each.needs));
    lines_.line(fmt::format("# [{}]", each.table));
    if (choose_for(survey_, role).weak.empty()) lines_.line(fmt::format("# source = \"{}\"", each.example));
  }
}

}  // namespace passage
