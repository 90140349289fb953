#include "passage/algorithms/compare.hpp"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <map>

#include <fmt/core.h>

#include "passage/algorithms/compared_sides.hpp"
#include "passage/algorithms/red_lines.hpp"
#include "passage/base/output_folder.hpp"
#include "passage/geo/mgrs.hpp"
#include "passage/geo/projector.hpp"
#include "passage/write/features.hpp"

namespace passage {

namespace {

/// Everything that the answer is made of.
struct Comparison {
  ComparedSide a, b;
  bool is_within = false;  ///< B is A: its lines against each other
  std::optional<Crs> plane;
  std::vector<ComparedPair> pairs;

  ComparedOption const& of_a(ComparedPair const& pair) const { return a.options[pair.a]; }
  ComparedOption const& of_b(ComparedPair const& pair) const { return (is_within ? a : b).options[pair.b]; }
  std::vector<ComparedOption const*> only(bool in_b) const;
};

std::vector<ComparedOption const*> Comparison::only(bool in_b) const {
  std::vector<ComparedOption const*> list;
  if (is_within) return list;
  auto const& options = in_b ? b.options : a.options;
  for (std::size_t i = 0; i < options.size(); ++i) {
    bool const is_matched =
        std::ranges::any_of(pairs, [&](ComparedPair const& pair) { return (in_b ? pair.b : pair.a) == i; });
    if (!is_matched) list.push_back(&options[i]);
  }
  return list;
}

std::string label(ComparedOption const& option) {
  if (option.measured.name.empty() || option.measured.name == option.measured.id) return option.measured.id;
  return option.measured.id + " " + option.measured.name;
}

std::string km(Metres length) {
  return decimal(length / kilometre, 3);
}

std::string joined(std::vector<std::string> const& words) {
  std::string text;
  for (auto const& word : words) text += (text.empty() ? "" : ", ") + word;
  return text;
}

// the table

void add_geometry(CsvTable& table, Comparison const& comparison, ComparedPair const& pair,
                  std::vector<std::string> const& ends) {
  auto const& lines = *pair.lines;
  auto const add = [&](char const* measure, std::string a, std::string b, std::string difference = {}) {
    auto row = ends;
    for (auto* cell : {&a, &b, &difference}) row.push_back(std::move(*cell));
    row.insert(row.begin() + 2, measure);
    row.resize(table.columns.size());
    table.rows.push_back(std::move(row));
  };
  add("drawn_length_km", km(lines.length_a), km(lines.length_b), km(lines.length_b - lines.length_a));
  add("shared_km", km(lines.length_a - lines.left), km(lines.shared));
  add("moved_km", km(lines.left), km(lines.moved));
  auto const middle = lines.middle();
  if (!middle) return;
  Projector const to_degrees{*comparison.plane, Crs{}};
  add("shared_middle_km", km(middle->upto_a - middle->from_a), km(middle->length()));
  add("shared_middle_from", decimal_text(to_degrees.lon_lat(middle->line.front())),
      "km " + decimal(middle->from_b / kilometre, 1));
  add("shared_middle_to", decimal_text(to_degrees.lon_lat(middle->line.back())),
      "km " + decimal(middle->upto_b / kilometre, 1));
}

CsvTable difference_table(Comparison const& comparison) {
  CsvTable table;
  table.columns = {"a", "b", "measure", "value_a", "value_b", "difference", "only_a", "only_b"};
  for (auto const& pair : comparison.pairs) {
    auto const &a = comparison.of_a(pair), &b = comparison.of_b(pair);
    std::vector<std::string> const ends{label(a), label(b)};
    if (pair.lines) add_geometry(table, comparison, pair, ends);
    auto const dominance = dominance_of(a.measured, b.measured);
    table.rows.push_back({ends[0], ends[1], "better_in_time_exposure_and_agreements",
                          dominance == Dominance::a ? "yes" : "no", dominance == Dominance::b ? "yes" : "no",
                          "", "", ""});
    for (auto const& delta : measure_deltas(a.measured, b.measured)) {
      auto const difference =
          delta.difference ? shortest(std::round(*delta.difference * 1e9) / 1e9) : std::string{};
      table.rows.push_back({ends[0], ends[1], delta.measure, delta.a, delta.b, difference,
                            list_cell(delta.only_a), list_cell(delta.only_b)});
    }
  }
  for (auto const* option : comparison.only(false))
    table.rows.push_back({label(*option), "", "only_in_a", "yes", "", "", "", ""});
  for (auto const* option : comparison.only(true))
    table.rows.push_back({"", label(*option), "only_in_b", "", "yes", "", "", ""});
  return table;
}

// what changed, in three lines

double moved_km(ComparedPair const& pair) {
  return pair.lines ? std::max(pair.lines->moved, pair.lines->left) / kilometre : 0;
}

std::string count_line(Comparison const& comparison) {
  std::size_t moved = 0;
  for (auto const& pair : comparison.pairs) moved += moved_km(pair) >= 1;
  auto const gone = comparison.only(false).size(), added = comparison.only(true).size();
  if (comparison.is_within) {
    return fmt::format("{} lines in {}: {} pairs, {} of them lie more than 1 km apart somewhere.",
                       comparison.a.options.size(), comparison.a.name, comparison.pairs.size(), moved);
  }
  auto text = fmt::format("{} in {}, {} in {}: {} the same way, {} moved by 1 km or more, {} new, {} gone",
                          comparison.a.options.size(), comparison.a.name, comparison.b.options.size(),
                          comparison.b.name, comparison.pairs.size() - moved, moved, added, gone);
  if (gone > 0) text += fmt::format(" ({})", label(*comparison.only(false).front()));
  return text + ".";
}

std::string move_line(Comparison const& comparison) {
  ComparedPair const* most = nullptr;
  for (auto const& pair : comparison.pairs) {
    if (pair.lines && (!most || moved_km(pair) > moved_km(*most))) most = &pair;
  }
  if (!most) return "No lines are given: only measures are compared.";
  auto const& lines = *most->lines;
  auto text = fmt::format("Most moved: {} against {}, {:.1f} km; {:.1f} km are shared",
                          comparison.of_b(*most).measured.id, comparison.of_a(*most).measured.id,
                          moved_km(*most), lines.shared / kilometre);
  if (auto const middle = lines.middle())
    text += fmt::format(", {:.1f} km of them in one piece", middle->length() / kilometre);
  return text + ".";
}

/// The least time between two places, of one side.
using Quickest = std::map<std::pair<std::string, std::string>, double>;

Quickest quickest_of(ComparedSide const& side) {
  Quickest least;
  for (auto const& option : side.options) {
    auto const text = [&](char const* measure) {
      auto const* value = option.measured.find(measure);
      return value ? *value : std::string{};
    };
    auto const time = number_of(text("time_h"));
    if (!time) continue;
    auto const [entry, is_new] = least.try_emplace({text("from"), text("to")}, *time);
    if (!is_new) entry->second = std::min(entry->second, *time);
  }
  return least;
}

/// "Quickest from Juba to Wau: 16.4 h, was 10.6 h (+5.8 h)." for the pair of places where it changed most.
std::string time_line(Comparison const& comparison) {
  auto const before = quickest_of(comparison.a), after = quickest_of(comparison.b);
  std::string text;
  double most_h = 0.05;
  for (auto const& [places, old_h] : before) {
    auto const found = after.find(places);
    if (found == after.end() || std::fabs(found->second - old_h) <= most_h) continue;
    most_h = std::fabs(found->second - old_h);
    auto const where =
        places.first.empty() ? std::string{} : fmt::format(" from {} to {}", places.first, places.second);
    text = fmt::format("Quickest{}: {:.1f} h, was {:.1f} h ({:+.1f} h).", where, found->second, old_h,
                       found->second - old_h);
  }
  return text;
}

/// The first change of agreements or of crossing points that are not open.
std::string list_line(Comparison const& comparison) {
  for (auto const& pair : comparison.pairs) {
    auto const &a = comparison.of_a(pair).measured, &b = comparison.of_b(pair).measured;
    for (auto const& delta : measure_deltas(a, b)) {
      bool const is_told = delta.measure == "consents" || delta.measure == "crossings_not_open";
      if (!is_told || !delta.is_different()) continue;
      auto text = fmt::format(
          "{} of {}:", delta.measure == "consents" ? "Agreements" : "Crossing points not open", b.id);
      if (!delta.only_b.empty()) text += " now " + joined(delta.only_b) + ";";
      if (!delta.only_a.empty()) text += " no longer " + joined(delta.only_a) + ";";
      text.back() = '.';
      return text;
    }
  }
  return {};
}

std::string measure_line(Comparison const& comparison) {
  auto const time = comparison.is_within ? std::string{} : time_line(comparison);
  auto const lists = list_line(comparison);
  if (comparison.pairs.empty())
    return "No option is in both: there is nothing to compare measure by measure.";
  if (time.empty() && lists.empty()) return "Time and agreements are the same, or were not computed.";
  return time + (time.empty() || lists.empty() ? "" : " ") + lists;
}

// drawn

Feature drawn(ComparedOption const& a, ComparedOption const& b, char const* what, MultiLine lines) {
  double sum = 0;
  for (auto const& line : lines) sum += length(line);
  return {0, std::move(lines), {a.measured.id, b.measured.id, std::string{what}, sum / 1000}};
}

void write_lines(std::string const& path, Comparison const& comparison) {
  FeatureLayer layer;
  layer.name = "comparison";
  layer.description = "What two routes share and where they part";
  layer.geometry = GeometryKind::line;
  layer.crs = *comparison.plane;
  layer.columns = {{"a", ColumnKind::text, "Of A"},
                   {"b", ColumnKind::text, "Of B"},
                   {"what", ColumnKind::text, "shared, shared middle, moved (B), left (A)"},
                   {"length_km", ColumnKind::number, "Length (km)"}};
  for (auto const& pair : comparison.pairs) {
    if (!pair.lines) continue;
    auto const &a = comparison.of_a(pair), &b = comparison.of_b(pair);
    MultiLine shared;
    for (auto const& stretch : pair.lines->stretches) shared.push_back(stretch.line);
    if (!shared.empty()) layer.features.push_back(drawn(a, b, "shared", std::move(shared)));
    if (auto const middle = pair.lines->middle())
      layer.features.push_back(drawn(a, b, "shared middle", {middle->line}));
    if (!pair.lines->moved_lines.empty())
      layer.features.push_back(drawn(a, b, "moved", pair.lines->moved_lines));
    if (!pair.lines->left_lines.empty())
      layer.features.push_back(drawn(a, b, "left", pair.lines->left_lines));
  }
  write_features(path, {layer}, Date{});
}

// red lines

std::vector<JudgedOption> judged(Comparison const& comparison) {
  std::vector<JudgedOption> list;
  for (auto const& option : comparison.a.options) list.push_back({"A", &option.measured});
  if (comparison.is_within) return list;
  for (auto const& option : comparison.b.options) list.push_back({"B", &option.measured});
  return list;
}

std::vector<std::string> columns_of(Comparison const& comparison) {
  std::vector<std::string> columns;
  for (auto const* side : {&comparison.a, &comparison.b}) {
    for (auto const& option : side->options) {
      for (auto const& [measure, text] : option.measured.measures) {
        if (std::ranges::find(columns, measure) == columns.end()) columns.push_back(measure);
      }
    }
  }
  return columns;
}

Comparison compared(Compare const& options, Context& context) {
  Comparison comparison;
  std::optional<std::string> name;
  if (options.name) name = options.name->value;
  context.begin_step("read", 0, 0.5);
  comparison.is_within = options.a == options.b;
  comparison.a = read_side({options.a.path, options.a.layer}, name, context);
  if (!comparison.is_within) comparison.b = read_side({options.b.path, options.b.layer}, name, context);
  context.begin_step("compare", 0.5, 0.9);
  comparison.plane = to_one_plane(comparison.a, comparison.b, context);
  comparison.pairs = comparison.is_within ? pairs_within(comparison.a, options.tolerance)
                                          : match_sides(comparison.a, comparison.b, options.tolerance);
  return comparison;
}

Table summary_of(Comparison const& comparison) {
  List rows;
  for (auto const& pair : comparison.pairs) {
    auto const &a = comparison.of_a(pair), &b = comparison.of_b(pair);
    Table row{{"a", Node{label(a)}}, {"b", Node{label(b)}}};
    if (pair.lines) {
      auto const rounded = [](Metres length) { return Node{std::round(length / kilometre * 10) / 10}; };
      row.emplace_back("shared_km", rounded(pair.lines->shared));
      row.emplace_back("moved_km", rounded(pair.lines->moved));
      row.emplace_back("left_km", rounded(pair.lines->left));
      auto const middle = pair.lines->middle();
      row.emplace_back("shared_middle_km", rounded(middle ? middle->length() : Metres{0}));
    }
    for (auto const& delta : measure_deltas(a.measured, b.measured)) {
      if (delta.measure == "time_h" && delta.difference)
        row.emplace_back("time_difference_h", Node{std::round(*delta.difference * 100) / 100});
    }
    rows.push_back(Node{std::move(row)});
  }
  return {{"what_changed", Node{count_line(comparison)}},
          {"moved", Node{move_line(comparison)}},
          {"measures", Node{measure_line(comparison)}},
          {"pairs", Node{std::move(rows)}}};
}

std::string red_line_path(std::string const& out) {
  std::filesystem::path const path{out};
  return (path.parent_path() / (path.stem().string() + "_red_lines" + path.extension().string())).string();
}

}  // namespace

Outputs run(Compare const& options, Context& context) {
  auto const comparison = compared(options, context);
  auto outputs = Outputs{};
  outputs.summary = summary_of(comparison);
  context.begin_step("write", 0.9, 1);
  if (options.out) {
    PartialFile file{options.out->path, context.may_overwrite};
    write_csv(file.path(), difference_table(comparison), options.hxl ? Hashtags::with : Hashtags::without);
    file.commit();
    outputs.files.push_back(options.out->path);
  }
  if (options.rules) {
    auto const rules = read_red_lines(options.rules->path, columns_of(comparison));
    auto const count = count_red_lines(judged(comparison), rules);
    outputs.summary.emplace_back("red_lines_broken", Node{static_cast<double>(count.broken)});
    outputs.summary.emplace_back("red_lines_not_known", Node{static_cast<double>(count.not_known)});
    if (options.out) {
      PartialFile file{red_line_path(options.out->path), context.may_overwrite};
      write_csv(file.path(), red_line_table(judged(comparison), rules),
                options.hxl ? Hashtags::with : Hashtags::without);
      file.commit();
      outputs.files.push_back(file.final_path().string());
    }
  }
  if (options.lines) {
    if (!comparison.plane) {
      throw Error{ErrorKind::input, "no_lines", "neither side has lines to draw",
                  "leave --lines out, or compare folders of runs or layers of lines"};
    }
    PartialFile file{options.lines->path, context.may_overwrite};
    write_lines(file.path().string(), comparison);
    file.commit();
    outputs.files.push_back(options.lines->path);
  }
  context.progress(1);
  return outputs;
}

constinit Algorithm const compare_command = algorithm<Compare>(
    "compare", "Compare proposals", "2 Routes",
    "Compares two runs, two assessments or two layers of proposed lines: what moved, what both share, every "
    "measure's difference, and whether red lines are kept.");

}  // namespace passage
