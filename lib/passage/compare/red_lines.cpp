#include "passage/compare/red_lines.hpp"

#include <algorithm>

#include <fmt/core.h>

namespace passage {

namespace {

std::string joined(std::vector<std::string> const& words) {
  std::string text;
  for (auto const& word : words) text += (text.empty() ? "" : ", ") + word;
  return text;
}

Verdict verdict_of(RedLine const& rule, std::string const& value) {
  if (rule.at_most || rule.at_least) {
    auto const number = number_of(value);
    if (!number) return Verdict::not_known;
    bool const is_kept =
        (!rule.at_most || *number <= *rule.at_most) && (!rule.at_least || *number >= *rule.at_least);
    if (!is_kept) return Verdict::broken;
  }
  auto const members = members_of(value);
  auto const has = [&](std::string const& word) { return std::ranges::find(members, word) != members.end(); };
  if (!std::ranges::all_of(rule.must_include, has)) return Verdict::broken;
  return std::ranges::any_of(rule.must_not_include, has) ? Verdict::broken : Verdict::kept;
}

/// Whether an empty list says that there is nothing, or that nobody looked.
bool is_empty_on_purpose(MeasuredOption const& option, std::string const& measure) {
  if (measure == "consents" || measure == "agreements_missing") {
    auto const* count = option.find("consent_count");
    return count && !count->empty();
  }
  auto const* gaps = option.find("data_gaps");
  auto const looked = [gaps](char const* gap) {
    if (!gaps) return false;
    auto const all = members_of(*gaps);
    return std::ranges::find(all, gap) == all.end();
  };
  if (measure.starts_with("crossings")) return looked("crossing points: not considered");
  if (measure == "sites_served") return looked("sites: none given");
  return measure == "via";
}

}  // namespace

std::string RedLine::text() const {
  std::string text = measure;
  if (at_least) text += fmt::format(" at least {:g}", *at_least);
  if (at_most) text += fmt::format("{} at most {:g}", at_least ? " and" : "", *at_most);
  if (!must_include.empty()) text += " must include " + joined(must_include);
  if (!must_not_include.empty())
    text +=
        fmt::format("{} must not include {}", must_include.empty() ? "" : " and", joined(must_not_include));
  return text;
}

std::string_view name_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::kept:
      return "kept";
    case Verdict::broken:
      return "broken";
    case Verdict::not_known:
      break;
  }
  return "not known";
}

std::vector<RedLineAnswer> hold_against(MeasuredOption const& option, std::vector<RedLine> const& rules) {
  std::vector<RedLineAnswer> answers;
  answers.reserve(rules.size());
  for (std::size_t i = 0; i < rules.size(); ++i) {
    auto const* value = option.find(rules[i].measure);
    bool const is_known = value && (!value->empty() || is_empty_on_purpose(option, rules[i].measure));
    auto const verdict = is_known ? verdict_of(rules[i], *value) : Verdict::not_known;
    answers.push_back({i, verdict, value ? *value : std::string{}});
  }
  return answers;
}

}  // namespace passage
