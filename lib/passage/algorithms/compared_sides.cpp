#include "passage/algorithms/compared_sides.hpp"

#include <algorithm>
#include <filesystem>

#include <fmt/core.h>

#include "passage/align/frame.hpp"
#include "passage/align/project.hpp"
#include "passage/base/error.hpp"
#include "passage/read/features.hpp"

namespace passage {

namespace {

/// The longest part stands for a line that was drawn in several.
Line longest_part(MultiLine const& parts) {
  auto const longest =
      std::ranges::max_element(parts, [](Line const& a, Line const& b) { return length(a) < length(b); });
  return longest == parts.end() ? Line{} : *longest;
}

Source layer_of(Source const& source) {
  if (!std::filesystem::is_directory(source.file)) return source;
  if (!std::filesystem::exists(source.file / "run.json")) {
    throw Error{ErrorKind::input, "no_run",
                fmt::format("{}: the folder holds no run.json", source.file.filename().string()),
                "give the folder that `passage run` wrote, an assessment.csv, or a layer of lines"};
  }
  return {source.file / "corridors.gpkg", "options"};
}

ComparedOption option_of(FeatureTable const& table, Feature const& feature,
                         std::optional<std::size_t> name_column) {
  ComparedOption option;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    auto const& column = table.columns[i];
    auto const text = as_text(feature.fields[i]);
    if (column == "corridor_id") {
      option.measured.id = text;
    } else if (name_column != i) {
      option.measured.measures.emplace_back(column, text);
    }
  }
  if (name_column) option.measured.name = as_text(feature.fields[*name_column]);
  if (option.measured.id.empty()) option.measured.id = fmt::format("{}", feature.id);
  if (option.measured.name.empty()) option.measured.name = fmt::format("line {}", feature.id);
  if (auto const* parts = std::get_if<MultiLine>(&feature.geometry)) option.line = longest_part(*parts);
  return option;
}

std::string text_of(ComparedOption const& option, char const* measure) {
  auto const* text = option.measured.find(measure);
  return text ? *text : std::string{};
}

bool may_match(ComparedOption const& a, ComparedOption const& b) {
  auto const agree = [&](char const* end) {
    auto const x = text_of(a, end), y = text_of(b, end);
    return x.empty() || y.empty() || x == y;
  };
  return agree("from") && agree("to");
}

/// How well two options match, and what settles ties: never the order of the input.
struct Candidate {
  double score = 0;
  ComparedPair pair;
};

double score_of(ComparedOption const& a, ComparedOption const& b, ComparedPair const& pair) {
  if (pair.lines) {
    auto const longer = std::max(pair.lines->length_a, pair.lines->length_b);
    return longer.value > 0 ? pair.lines->shared / longer : 0;
  }
  if (a.measured.name == b.measured.name) return 2;
  return a.measured.id == b.measured.id ? 1 : 0;
}

std::optional<LineComparison> compared(ComparedOption const& a, ComparedOption const& b, Metres tolerance) {
  if (a.line.size() < 2 || b.line.size() < 2) return std::nullopt;
  return compare_lines(a.line, b.line, tolerance);
}

}  // namespace

bool ComparedSide::has_lines() const {
  return std::ranges::any_of(options, [](ComparedOption const& option) { return option.line.size() > 1; });
}

ComparedSide read_side(Source const& source, std::optional<std::string> const& name, Context& context) {
  ComparedSide side;
  auto const path = source.file.lexically_normal();
  side.name = (path.has_filename() ? path.filename() : path.parent_path().filename()).string();
  FeatureRead options;
  options.input = side.name;
  auto table = read_features(layer_of(source), options, context);
  if (table.crs) table = to_lon_lat(std::move(table));
  auto const column = name ? std::optional{table.require_column(*name)} : table.column("name");
  for (auto const& feature : table.features) {
    auto option = option_of(table, feature, column);
    bool const is_measured = option.measured.find("length_km") != nullptr;
    if (option.line.size() > 1 || is_measured) side.options.push_back(std::move(option));
  }
  if (side.options.empty()) {
    throw Error{ErrorKind::input, "nothing_to_compare",
                fmt::format("{}: neither lines nor rows of an assessment", table.source),
                "give the folder of a run, an assessment.csv, or a layer of lines"};
  }
  return side;
}

std::optional<Crs> to_one_plane(ComparedSide& a, ComparedSide& b, Context& context) {
  Box extent;
  for (auto const* side : {&a, &b}) {
    for (auto const& option : side->options) extent.add(bounds(option.line));
  }
  if (extent.is_empty()) return std::nullopt;
  auto const crs = choose_frame({extent}, kilometre).grid.crs;
  for (auto* side : {&a, &b}) {
    for (auto& option : side->options) {
      if (!option.line.empty())
        option.line = to_frame(std::vector<Line>{std::move(option.line)}, crs, context).front();
    }
  }
  return crs;
}

std::vector<ComparedPair> match_sides(ComparedSide const& a, ComparedSide const& b, Metres tolerance) {
  std::vector<Candidate> candidates;
  for (std::size_t i = 0; i < a.options.size(); ++i) {
    for (std::size_t j = 0; j < b.options.size(); ++j) {
      if (!may_match(a.options[i], b.options[j])) continue;
      ComparedPair pair{i, j, compared(a.options[i], b.options[j], tolerance)};
      double const score = score_of(a.options[i], b.options[j], pair);
      bool const is_only = a.options.size() == 1 && b.options.size() == 1;
      if (score > 0 || is_only) candidates.push_back({score, std::move(pair)});
    }
  }
  auto const key = [&](Candidate const& candidate) {
    auto const& [i, j] = std::pair{candidate.pair.a, candidate.pair.b};
    return std::tuple{-candidate.score, a.options[i].measured.id, b.options[j].measured.id, i, j};
  };
  std::ranges::sort(candidates, {}, key);
  std::vector<char> used_a(a.options.size()), used_b(b.options.size());
  std::vector<ComparedPair> pairs;
  for (auto& candidate : candidates) {
    auto& pair = candidate.pair;
    if (used_a[pair.a] || used_b[pair.b]) continue;
    used_a[pair.a] = used_b[pair.b] = 1;
    pairs.push_back(std::move(pair));
  }
  std::ranges::sort(pairs, {}, [](ComparedPair const& pair) { return pair.a; });
  return pairs;
}

std::vector<ComparedPair> pairs_within(ComparedSide const& side, Metres tolerance) {
  std::vector<ComparedPair> pairs;
  for (std::size_t i = 0; i < side.options.size(); ++i) {
    for (std::size_t j = i + 1; j < side.options.size(); ++j) {
      if (may_match(side.options[i], side.options[j]))
        pairs.push_back({i, j, compared(side.options[i], side.options[j], tolerance)});
    }
  }
  return pairs;
}

}  // namespace passage
