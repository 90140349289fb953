#include "passage/algorithms/draft_question.hpp"

#include <algorithm>

#include <fmt/core.h>

#include "passage/algorithms/guessed_ends.hpp"
#include "passage/read/toml.hpp"

namespace passage {

namespace {

std::string names_of(std::vector<RankedPlace const*> const& places) {
  std::string names;
  for (auto const* place : places) names += (names.empty() ? "" : ", ") + place->name;
  return names;
}

void draft_scenario_table(Survey const& survey, std::optional<GuessedEnds> const& ends, DraftTables& tables,
                          DraftLines& lines) {
  lines.line("[scenario]");
  if (ends) {
    lines.guess("name", toml_text(ends->from->name + " to " + ends->to->name), "the two places below");
  } else {
    lines.guess("name", toml_text(tables.folder().filename().string()), "the folder's name");
  }
  lines.key("# question", "\"What, for whom, from where to where, before when?\"",
            "printed on the front page");
  if (auto const day = guess_as_of(survey)) {
    lines.guess("as_of", format_date(day->day), day->reason);
  } else {
    lines.key("# as_of", "2024-01-31", "evidence decays back from this day; absent: the day of the run");
  }
  auto const box = extent_of_roads(survey);
  if (!box.is_empty()) {
    constexpr double km_per_degree = 111.2, wide_km = 300, small_km = 60;
    auto const km = std::max(box.width(), box.height()) * km_per_degree;
    auto const* cell = km > wide_km ? "\"1 km\"" : km > small_km ? "\"500 m\"" : "\"200 m\"";
    lines.guess("cell", cell, fmt::format("the roads reach over about {:.0f} km", km));
  }
  lines.line();
}

void draft_missing_ends(DraftTables& tables, DraftLines& lines) {
  tables.find(Severity::serious, "places_missing",
              "No two places were found to begin and end at: name them in [from] and [to].", "from");
  lines.comment(
      "Where does the movement begin and end? Points, or places of a table with name, lon and lat.");
  lines.line("# [from]");
  lines.line("# points = [ { name = \"Here\", lon = 31.58, lat = 4.85 } ]");
  lines.line("# [to]");
  lines.line("# points = [ { name = \"There\", lon = 31.56, lat = 6.20 } ]");
  lines.line();
}

std::string words_for(RankedPlace const& place) {
  std::string const words = place.rank == 3 ? "a city" : place.rank == 2 ? "a town" : "a place";
  return place.people > 0 ? words + fmt::format(", {:.0f} people", place.people) : words;
}

/// By the table's name or id where that names one place only, else as a point.
void draft_end(char const* table, RankedPlace const& place, Candidate const& source,
               DraftTables const& tables, DraftLines& lines) {
  lines.line(fmt::format("[{}]", table));
  auto const& keys = source.reading ? source.reading->keys : std::vector<GuessedKey>{};
  auto const id = std::find_if(keys.begin(), keys.end(), [](auto const& each) { return each.key == "id"; });
  bool const by_id = !place.is_only_one && id != keys.end() && !place.id.empty();
  if (!place.is_from_table || (!place.is_only_one && !by_id)) {
    lines.guess("points",
                fmt::format("[ {{ name = {}, lon = {:.6f}, lat = {:.6f} }} ]", toml_text(place.name),
                            place.place.lon, place.place.lat),
                words_for(place));
    return;
  }
  lines.guess("source", toml_text(tables.path_of(*source.layer)), source.reading->reason);
  if (!source.layer->crs.empty()) lines.guess("crs", toml_text(source.layer->crs), "the file names none");
  for (auto const& each : keys) {
    if (each.key == "name" || (each.key == "id" && by_id)) lines.key(each.key, each.value);
  }
  if (by_id) {
    lines.guess("select_id", "[" + toml_text(place.id) + "]",
                place.name + ": " + words_for(place) + "; its name occurs twice");
  } else {
    lines.guess("select", "[" + toml_text(place.name) + "]", words_for(place));
  }
}

/// What the look at the roads says of the pair.
void draft_remark(GuessedEnds const& ends, DraftTables& tables, DraftLines& lines) {
  auto const file = ends.source.layer->source.name();
  if (ends.roads != GuessedEnds::Roads::do_not_join) {
    lines.comment(fmt::format(
        "The question is yours: these are only the two foremost places of {} {}.", file,
        ends.roads == GuessedEnds::Roads::may_join ? "that the roads seem to join" : "within the roads"));
    return;
  }
  lines.comment(
      fmt::format("The question is yours: these are only the two foremost places of {} near the roads, and "
                  "no roads join them. Name others, or give the roads or ferries between.",
                  file));
  tables.find(
      Severity::warning, "places_not_joined",
      fmt::format(
          "No roads seem to join {} and {}, nor any other two places: name others in [from] and [to], "
          "or give the roads or ferries between.",
          ends.from->name, ends.to->name),
      "from");
}

}  // namespace

void draft_question(Survey const& survey, DraftTables& tables, DraftLines& lines) {
  auto const ends = guess_ends(survey);
  draft_scenario_table(survey, ends, tables, lines);
  if (!ends) return draft_missing_ends(tables, lines);
  draft_remark(*ends, tables, lines);
  draft_end("from", *ends->from, ends->source, tables, lines);
  draft_end("to", *ends->to, ends->source, tables, lines);
  if (!ends->others.empty())
    lines.comment("Others in it: " + names_of(ends->others) +
                  ". Where no road joins two places, a run says so.");
  if (!ends->beyond.empty())
    lines.comment("Not joined to " + ends->from->name + " by these roads: " + names_of(ends->beyond) + ".");
  lines.line();
}

}  // namespace passage
