#include "passage/write/messages.hpp"

#include <algorithm>

#include "passage/base/error.hpp"
#include "passage/write/detail/embedded.hpp"

namespace passage {

namespace {

constexpr std::string_view folder = "messages/", sentences = "messages/sentences/", ending = ".txt";

/// Pairs of lines: the English text, then its translation; empty lines and lines that begin with # are
/// skipped.
std::map<std::string, std::string> read(std::string_view bytes) {
  std::map<std::string, std::string> texts;
  std::string english;
  while (!bytes.empty()) {
    auto const end = bytes.find('\n');
    std::string const line{bytes.substr(0, end)};
    bytes.remove_prefix(end == std::string_view::npos ? bytes.size() : end + 1);
    if (line.empty() || line.front() == '#') continue;
    if (english.empty()) {
      english = line;
    } else {
      texts[english] = line;
      english.clear();
    }
  }
  return texts;
}

}  // namespace

std::vector<std::string> languages() {
  std::vector<std::string> list{"en"};
  for (auto const& file : detail::embedded_files()) {
    bool const is_of_texts = file.name.starts_with(folder) && !file.name.starts_with(sentences);
    if (is_of_texts && file.name.ends_with(ending))
      list.emplace_back(file.name.substr(folder.size(), file.name.size() - folder.size() - ending.size()));
  }
  return list;
}

Messages::Messages(std::string_view language) : language_(language) {
  if (language == "en") return;
  std::string known;
  for (auto const& name : languages()) {
    known += (known.empty() ? "" : ", ") + name;
    if (name == language)
      texts_ = read(detail::embedded_file(std::string{folder} + name + std::string{ending}));
  }
  if (texts_.empty())
    throw Error{ErrorKind::usage, "unknown_language", "no texts in language \"" + language_ + "\"",
                "there are: " + known};
  auto const name = std::string{sentences} + language_ + std::string{ending};
  auto const& files = detail::embedded_files();
  auto const found = std::ranges::find_if(files, [&](auto const& file) { return file.name == name; });
  if (found != files.end()) sentences_ = Sentences{read(found->bytes), is_right_to_left()};
}

std::string Messages::sentence(std::string const& english) const {
  auto const found = texts_.find(english);
  return found == texts_.end() ? sentences_(english) : found->second;
}

std::string const& Messages::operator()(std::string const& english) const {
  auto const found = texts_.find(english);
  return found == texts_.end() ? english : found->second;
}

bool Messages::is_right_to_left() const {
  return language_ == "ar" || language_ == "fa" || language_ == "ur" || language_ == "he";
}

}  // namespace passage
