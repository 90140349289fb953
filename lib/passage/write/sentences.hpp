#pragma once
// Sentences with names and numbers in them, put into another language.
#include <map>
#include <string>
#include <vector>

namespace passage {

/// Finds which English shape a sentence was made from, takes its names and numbers out and puts them into the
/// translated shape. Those are translated too where they are sentences themselves. So whatever makes findings
/// writes plain English, and a language is a file.
class Sentences {
 public:
  Sentences() = default;
  /// English shapes with `{}` and their translations with `{}` or `{1}`, `{2}` …. A shape that begins with a
  /// count in the plural ("{} roads have no length") stands for its singular too. `isolates`: filled-in
  /// values keep their own direction (for right-to-left languages).
  Sentences(std::map<std::string, std::string> const& shapes, bool isolates);

  /// The translation; the English text itself where no shape fits.
  std::string operator()(std::string const& english) const;

 private:
  struct Shape {
    std::vector<std::string> literals;  ///< around the placeholders: one more than there are of them
    std::string translation;
    std::size_t weight = 0;  ///< letters that must be there
  };
  struct Reading;
  class Reader;

  std::map<std::string, std::string> exact_;
  std::vector<Shape> shapes_;
  bool isolates_ = false;
};

/// The parts of a text around its placeholders, whatever format stands in them: "{:.1f} km" is "", " km".
std::vector<std::string> parts_of_shape(std::string const& shape);

}  // namespace passage
