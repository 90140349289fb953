#pragma once
#include <cstddef>
#include <string>

namespace passage {

/// Text of a scenario file as it grows: keys, and remarks for the one who reads it. Nothing is checked here.
class DraftLines {
 public:
  /// A line as it stands; without text an empty one.
  void line(std::string const& text = {});
  /// A remark, broken into lines of at most 110 letters.
  void comment(std::string const& text);
  /// `name = value`. The reason stands behind it where there is room, else above it.
  void key(std::string const& name, std::string const& value, std::string const& reason = {});
  /// The same, marked GUESS on its own line wherever its reason stands, and counted.
  void guess(std::string const& name, std::string const& value, std::string const& reason);

  std::string const& text() const { return text_; }
  std::size_t guesses() const { return guesses_; }

 private:
  std::string text_;
  std::size_t guesses_ = 0;
};

}  // namespace passage
