#include "passage/base/findings.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/core.h>

namespace passage {

namespace {

using Pair = std::pair<std::string_view, std::string_view>;

/// Replaces the first of `wanted` that stands in the text between blanks or other marks.
void replace_first(std::string& text, Pair wanted) {
  auto const is_letter = [&](std::size_t at) {
    return at < text.size() && ((text[at] | 32) >= 'a' && (text[at] | 32) <= 'z');
  };
  for (auto at = text.find(wanted.first); at != std::string::npos; at = text.find(wanted.first, at + 1)) {
    bool const is_inside = (at > 0 && is_letter(at - 1)) || is_letter(at + wanted.first.size());
    if (is_inside) continue;
    text.replace(at, wanted.first.size(), wanted.second);
    return;
  }
}

/// The first word that ends in s is the counted thing.
std::size_t noun_end(std::string const& text) {
  for (std::size_t end = 1; end <= text.size(); ++end) {
    bool const is_end = end == text.size() || text[end] == ' ' || text[end] == ',';
    if (is_end && text[end - 1] == 's') return end;
  }
  return std::string::npos;
}

/// The verb that stands first.
void make_verb_singular(std::string& text) {
  static constexpr std::array<Pair, 13> verbs = {{{"are", "is"},
                                                  {"were", "was"},
                                                  {"have", "has"},
                                                  {"do", "does"},
                                                  {"lie", "lies"},
                                                  {"fall", "falls"},
                                                  {"carry", "carries"},
                                                  {"state", "states"},
                                                  {"mix", "mixes"},
                                                  {"seem", "seems"},
                                                  {"overlap", "overlaps"},
                                                  {"hold", "holds"},
                                                  {"differ", "differs"}}};
  std::size_t first = std::string::npos;
  Pair found;
  for (auto const& verb : verbs) {
    auto const at = text.find(fmt::format(" {}{}", verb.first, text.ends_with(verb.first) ? "" : " "));
    auto const comma = text.find(fmt::format(" {},", verb.first));
    auto const place = std::min(at, comma);
    if (place >= first) continue;
    first = place;
    found = verb;
  }
  if (first != std::string::npos) text.replace(first + 1, found.first.size(), found.second);
}

}  // namespace

std::string counted(std::size_t count, std::string phrase) {
  if (count != 1) return std::to_string(count) + " " + std::move(phrase);
  make_verb_singular(phrase);
  if (auto const end = noun_end(phrase); end != std::string::npos) {
    bool const is_ies = end > 3 && phrase.compare(end - 3, 3, "ies") == 0;
    phrase.replace(end - (is_ies ? 3 : 1), is_ies ? 3 : 1, is_ies ? "y" : "");
  }
  for (auto const& they :
       {Pair{"they are", "it is"}, Pair{"they count", "it counts"}, Pair{"they close", "it closes"},
        Pair{"they may", "it may"}, Pair{"their", "its"}, Pair{"and were", "and was"}})
    replace_first(phrase, they);
  return "1 " + phrase;
}

std::string_view name_of(Severity severity) {
  switch (severity) {
    case Severity::serious:
      return "serious";
    case Severity::warning:
      return "warning";
    case Severity::note:
      return "note";
  }
  return "note";
}

void Findings::append(Findings const& others) {
  list_.insert(list_.end(), others.list_.begin(), others.list_.end());
}

std::vector<Finding> Findings::by_consequence() const {
  auto sorted = list_;
  std::ranges::stable_sort(sorted, {}, &Finding::severity);
  return sorted;
}

bool Findings::has(std::string_view code) const {
  return std::ranges::find(list_, code, &Finding::code) != list_.end();
}

}  // namespace passage
