#include "passage/exercise/names.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

namespace passage::exercise {
namespace {

/// One sound in three scripts. Latin letters with accents stand beside the plain ones.
struct Sound {
  std::string_view plain, latin, cyrillic, cyrillic_capital, arabic;
};

// Only sounds that all three scripts write without a choice.
constexpr std::array<Sound, 11> consonants{{{"b", "b", "б", "Б", "ب"},
                                            {"d", "d", "д", "Д", "د"},
                                            {"f", "f", "ф", "Ф", "ف"},
                                            {"k", "k", "к", "К", "ك"},
                                            {"l", "l", "л", "Л", "ل"},
                                            {"m", "m", "м", "М", "م"},
                                            {"n", "n", "н", "Н", "ن"},
                                            {"r", "r", "р", "Р", "ر"},
                                            {"s", "s", "с", "С", "س"},
                                            {"t", "t", "т", "Т", "ت"},
                                            {"z", "z", "з", "З", "ز"}}};
constexpr std::array<Sound, 4> vowels{{{"a", "á", "а", "А", "ا"},
                                       {"e", "é", "е", "Е", "ي"},
                                       {"o", "ô", "о", "О", "و"},
                                       {"u", "ü", "у", "У", "و"}}};
constexpr std::array<std::size_t, 5> endings{4, 5, 6, 7, 8};  // l m n r s close a syllable

constexpr std::array<std::string_view, 62> taken{
    "angola",   "benin",   "botswana", "burkina",  "burundi", "cameroon", "chad",    "comoros", "congo",
    "djibouti", "egypt",   "eritrea",  "ethiopia", "gabon",   "gambia",   "ghana",   "guinea",  "kenya",
    "lesotho",  "liberia", "libya",    "malawi",   "mali",    "morocco",  "namibia", "niger",   "nigeria",
    "rwanda",   "senegal", "somalia",  "sudan",    "togo",    "tunisia",  "uganda",  "zambia",  "syria",
    "iraq",     "iran",    "yemen",    "lebanon",  "jordan",  "israel",   "turkey",  "russia",  "ukraine",
    "serbia",   "kosovo",  "georgia",  "armenia",  "nepal",   "laos",     "cuba",    "peru",    "oman",
    "fatah",    "hamas",   "amal",     "seleka",   "renamo",  "frelimo",  "unita",   "taleban"};

struct Draft {
  std::string plain, latin, cyrillic, arabic;
};

void add(Draft& draft, Sound const& sound, bool accent) {
  auto const first = draft.plain.empty();
  draft.plain += sound.plain;
  draft.latin += accent ? sound.latin : sound.plain;
  draft.cyrillic += first ? sound.cyrillic_capital : sound.cyrillic;
  draft.arabic += sound.arabic;
}

Draft draft_name(Random& random) {
  Draft draft;
  auto const syllables = 2 + static_cast<int>(random.below(5) < 2);
  auto const accented = static_cast<int>(random.below(static_cast<std::uint64_t>(syllables)));
  for (int i = 0; i < syllables; ++i) {
    add(draft, consonants[random.below(consonants.size())], false);
    add(draft, vowels[random.below(vowels.size())], i == accented);
    auto const last = i + 1 == syllables;
    if (random.below(10) < (last ? 6u : 3u))
      add(draft, consonants[endings[random.below(endings.size())]], false);
  }
  return draft;
}

std::string capital(std::string word) {
  word[0] = static_cast<char>(word[0] - 'a' + 'A');
  return word;
}

}  // namespace

bool is_real_name(std::string const& latin) {
  return std::find(taken.begin(), taken.end(), latin) != taken.end();
}

Name NameMaker::make(Script script) {
  while (true) {
    auto const draft = draft_name(random_);
    if (draft.plain.size() < 4 || draft.plain.size() > 8 || is_real_name(draft.plain)) continue;
    if (used_.contains(draft.plain) || used_.contains(draft.arabic)) continue;
    used_.insert(draft.plain);
    used_.insert(draft.arabic);  // two vowels share a letter there
    auto const latin = capital(draft.plain);
    if (script == Script::latin) return {capital(draft.latin), latin, script};
    return {script == Script::cyrillic ? draft.cyrillic : draft.arabic, latin, script};
  }
}

}  // namespace passage::exercise
