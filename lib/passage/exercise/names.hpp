#pragma once
#include <set>
#include <string>

#include "passage/base/random.hpp"

namespace passage::exercise {

enum class Script { latin, cyrillic, arabic };

/// An invented name: as written on the spot, and in Latin letters.
struct Name {
  std::string local, latin;
  Script script = Script::latin;
};

/// Invents place names from syllables. No name occurs twice in either spelling, and none is that of a
/// country.
class NameMaker {
 public:
  explicit NameMaker(Random random) : random_(random) {}
  Name make(Script script);

 private:
  Random random_;
  std::set<std::string> used_;
};

/// Names that no invented one may equal (lower case, without accents): a short list of countries and of words
/// that name real armed groups. Syllables rarely meet them; the check makes it certain.
bool is_real_name(std::string const& latin);

}  // namespace passage::exercise
