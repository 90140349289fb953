#include "passage/algorithms/draft_lines.hpp"

#include <algorithm>
#include <string_view>

#include <fmt/core.h>

namespace passage {

namespace {

constexpr std::size_t comment_column = 44;
constexpr std::size_t line_width = 110;

/// Letters that a reader sees: bytes of UTF-8 that begin one.
std::size_t width_of(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(
      text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

}  // namespace

void DraftLines::line(std::string const& text) {
  text_ += text + "\n";
}

void DraftLines::comment(std::string const& text) {
  std::string rest = text;
  while (rest.size() > line_width) {
    auto blank = rest.rfind(' ', line_width);
    if (blank == std::string::npos || blank == 0) break;
    line("# " + rest.substr(0, blank));
    rest = "  " + rest.substr(blank + 1);
  }
  line("# " + rest);
}

void DraftLines::key(std::string const& name, std::string const& value, std::string const& reason) {
  auto text = fmt::format("{} = {}", name, value);
  auto const width = width_of(text);
  auto const begin = std::max(comment_column, width + 1);
  if (!reason.empty() && reason != "GUESS" && begin + 2 + width_of(reason) > line_width) {
    comment(reason);
  } else if (!reason.empty()) {
    text += std::string(begin - width, ' ') + "# " + reason;
  }
  line(text);
}

void DraftLines::guess(std::string const& name, std::string const& value, std::string const& reason) {
  ++guesses_;
  auto const width = width_of(name) + width_of(value) + 3;
  auto const begin = std::max(comment_column, width + 1);
  auto const marked = "GUESS: " + reason;
  if (reason.empty() || begin + 2 + width_of(marked) > line_width) {
    if (!reason.empty()) comment(name + ": " + reason);
    key(name, value, "GUESS");
  } else {
    key(name, value, marked);
  }
}

}  // namespace passage
