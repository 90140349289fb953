#include "passage/base/plain_text.hpp"

#include <utility>

namespace passage {

std::string lower(std::string text) {
  for (auto& letter : text) {
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
  }
  return text;
}

std::string trimmed(std::string_view text) {
  constexpr std::string_view blanks = " \t\r\n";
  auto const first = text.find_first_not_of(blanks);
  if (first == std::string_view::npos) return {};
  return std::string{text.substr(first, text.find_last_not_of(blanks) - first + 1)};
}

std::string plain_word(std::string_view text) {
  std::string word;
  for (char const letter : text) {
    bool const is_blank = letter == ' ' || letter == '\t' || letter == '\n' || letter == '\r';
    if (is_blank && (word.empty() || word.back() == ' ')) continue;
    word += is_blank ? ' ' : letter;
  }
  if (!word.empty() && word.back() == ' ') word.pop_back();
  return lower(std::move(word));
}

}  // namespace passage
