#include "passage/read/detail/parties.hpp"

#include <algorithm>

#include <fmt/core.h>
#include <fmt/ranges.h>

#include "passage/base/plain_text.hpp"
#include "passage/read/detail/fields.hpp"

namespace passage::detail {

namespace {

std::vector<std::string> parted(std::string const& text) {
  std::vector<std::string> parts;
  for (std::size_t from = 0; from <= text.size();) {
    auto const upto = std::min(text.find(';', from), text.size());
    auto part = trimmed(std::string_view{text}.substr(from, upto - from));
    if (!part.empty()) parts.push_back(std::move(part));
    from = upto + 1;
  }
  return parts;
}

bool is_one_of(std::string const& name, std::initializer_list<char const*> words) {
  auto const plain = plain_word(name);
  return std::any_of(words.begin(), words.end(), [&](char const* word) { return plain == word; });
}

bool is_no_name(std::string const& name) {
  return is_one_of(name,
                   {"unknown", "unclear", "not known", "not recorded", "no information", "?", "-", "n/a"}) ||
         says_contested(name);
}

}  // namespace

std::vector<std::string> party_names(std::string const& text) {
  auto names = parted(text);
  names.erase(std::remove_if(names.begin(), names.end(), is_no_name), names.end());
  return names;
}

bool says_contested(std::string const& text) {
  return is_one_of(text, {"contested", "disputed"});
}

PartySpellings::PartySpellings(Authorities const& known) {
  for (auto const& authority : known.list) known_.emplace(plain_word(authority.name), authority.name);
}

std::string const& PartySpellings::of(std::string const& name) const {
  if (auto const found = known_.find(plain_word(name)); found != known_.end()) return found->second;
  auto const found = uses_.find(plain_word(name));
  if (found == uses_.end()) return name;
  return std::max_element(found->second.begin(), found->second.end(),
                          [](auto const& a, auto const& b) { return a.second < b.second; })
      ->first;
}

std::vector<PartyId> PartySpellings::ids(std::vector<std::string> const& names,
                                         Authorities& authorities) const {
  std::vector<PartyId> parties;
  parties.reserve(names.size());
  for (auto const& name : names) parties.push_back(authorities.add(of(name)));
  std::sort(parties.begin(), parties.end());
  parties.erase(std::unique(parties.begin(), parties.end()), parties.end());
  return parties;
}

void PartySpellings::report(Context& context, std::string const& input, std::string const& source) const {
  for (auto const& [key, spellings] : uses_) {
    auto const& used = of(spellings.begin()->first);
    if (spellings.size() == 1 && spellings.begin()->first == used) continue;
    std::vector<std::string> list;
    for (auto const& [name, count] : spellings) list.push_back(fmt::format("\"{}\" ({})", name, count));
    context.find({Severity::warning, "party_spelling",
                  fmt::format("{}: the holder {} differs in case or blanks only and counts as one: \"{}\".",
                              source, fmt::join(list, ", "), used),
                  input, "", spellings.size()});
  }
}

}  // namespace passage::detail
