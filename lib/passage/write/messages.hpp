#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "passage/write/sentences.hpp"

namespace passage {

/// The words of the sheet in one language. The English text is the key: what a language file does not
/// translate stays English. Files stand in write/messages/LANGUAGE.txt, so another language needs no C++.
class Messages {
 public:
  /// "en", "fr", "ar" … Throws Error{usage, "unknown_language"} with the list of those that exist.
  explicit Messages(std::string_view language = "en");

  /// The text in this language.
  std::string const& operator()(std::string const& english) const;
  /// A sentence about the data with names and numbers in it, as findings, assumptions and gaps have them;
  /// their translations stand in write/messages/sentences/LANGUAGE.txt. English where there is none.
  std::string sentence(std::string const& english) const;
  /// English texts with their translations; empty for English.
  std::map<std::string, std::string> const& all() const { return texts_; }
  std::string const& language() const { return language_; }
  bool is_right_to_left() const;

 private:
  std::string language_;
  std::map<std::string, std::string> texts_;
  Sentences sentences_;
};

/// Languages that have a file, and English.
std::vector<std::string> languages();

}  // namespace passage
