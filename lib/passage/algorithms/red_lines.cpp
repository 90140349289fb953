#include "passage/algorithms/red_lines.hpp"

#include <algorithm>

#include <fmt/core.h>

#include "passage/base/error.hpp"
#include "passage/declare/binding.hpp"
#include "passage/declare/tables/red_lines.hpp"
#include "passage/read/toml.hpp"

namespace passage {

namespace {

std::vector<std::string> texts_of(std::vector<Text> const& words) {
  std::vector<std::string> texts;
  texts.reserve(words.size());
  for (auto const& word : words) texts.push_back(word.value);
  return texts;
}

RedLine rule_of(tables::RedLineRow const& row) {
  RedLine rule;
  rule.measure = row.measure.value;
  if (row.at_most) rule.at_most = row.at_most->value;
  if (row.at_least) rule.at_least = row.at_least->value;
  rule.must_include = texts_of(row.must_include);
  rule.must_not_include = texts_of(row.must_not_include);
  rule.reason = row.reason.value;
  if (row.who) rule.who = row.who->value;
  return rule;
}

}  // namespace

std::vector<RedLine> read_red_lines(std::filesystem::path const& file,
                                    std::vector<std::string> const& columns) {
  auto const tables = bind_options<tables::RedLines>(read_toml(file), file.string());
  Problems problems;
  std::vector<RedLine> rules;
  for (auto const& row : tables.red_lines) {
    rules.push_back(rule_of(row));
    auto const& measure = rules.back().measure;
    if (columns.empty() || std::ranges::find(columns, measure) != columns.end()) continue;
    auto const nearest = nearest_name(measure, columns);
    problems.add({"unknown_measure", file.string(), fmt::format("no column is called \"{}\"", measure),
                  nearest.empty() ? "see the columns of assessment.csv"
                                  : fmt::format("did you mean \"{}\"?", nearest)});
  }
  problems.throw_if_any(ErrorKind::usage);
  return rules;
}

CsvTable red_line_table(std::vector<JudgedOption> const& options, std::vector<RedLine> const& rules) {
  CsvTable table;
  table.columns = {"side", "corridor_id", "name", "rule", "value", "verdict", "reason", "who"};
  for (auto const& judged : options) {
    for (auto const& answer : hold_against(*judged.option, rules)) {
      auto const& rule = rules[answer.rule];
      table.rows.push_back({judged.side, judged.option->id, judged.option->name, rule.text(), answer.value,
                            std::string{name_of(answer.verdict)}, rule.reason, rule.who});
    }
  }
  return table;
}

RedLineCount count_red_lines(std::vector<JudgedOption> const& options, std::vector<RedLine> const& rules) {
  RedLineCount count;
  for (auto const& judged : options) {
    for (auto const& answer : hold_against(*judged.option, rules)) {
      count.broken += answer.verdict == Verdict::broken;
      count.not_known += answer.verdict == Verdict::not_known;
    }
  }
  return count;
}

std::vector<MeasuredOption> options_of(CsvTable const& assessment) {
  std::vector<MeasuredOption> options;
  options.reserve(assessment.rows.size());
  for (auto const& row : assessment.rows) {
    auto& option = options.emplace_back();
    for (std::size_t i = 0; i < assessment.columns.size(); ++i) {
      auto const& column = assessment.columns[i];
      if (column == "corridor_id") {
        option.id = row[i];
      } else if (column == "name") {
        option.name = row[i];
      } else {
        option.measures.emplace_back(column, row[i]);
      }
    }
  }
  return options;
}

}  // namespace passage
