#include "surface_map.hpp"

#include <fstream>
#include <sstream>
#include <stdexcept>

namespace passage::testing {

namespace {

class Reader {
 public:
  explicit Reader(std::filesystem::path const& path) : path_(path) {}

  SurfaceMap read() {
    std::ifstream file{path_};
    for (std::string line; std::getline(file, line);) {
      ++number_;
      auto const words = words_of(line);
      if (!words.empty()) statement(words);
    }
    if (map_.neighbours.empty()) map_.neighbours = {16};
    if (map_.drawing.empty() || map_.expectations.empty()) fail("a map needs a drawing and an expectation");
    return map_;
  }

 private:
  using Words = std::vector<std::string>;

  // A comment is a # with a word after it: in a drawing # stands alone or between numbers.
  static Words words_of(std::string const& line) {
    std::istringstream stream{line};
    Words words;
    for (std::string word; stream >> word;) {
      bool const begins_comment =
          word == "#" && (words.empty() || words[0] == "expect" || words[0] == "barrier" ||
                          words[0] == "gate" || words[0] == "cell");
      if (begins_comment && !is_drawing(line)) break;
      words.push_back(word);
    }
    return words;
  }
  static bool is_drawing(std::string const& line) {
    return line.find_first_not_of("#ST.0123456789 ") == std::string::npos;
  }

  void statement(Words const& words) {
    auto const& first = words[0];
    if (first == "cell") return settings(words);
    if (first == "friction") {
      map_.friction_s_per_m = number(words.at(1));
    } else if (first == "neighbours") {
      for (std::size_t at = 1; at < words.size(); ++at)
        map_.neighbours.push_back(static_cast<int>(number(words[at])));
    } else if (first == "corners") {
      map_.corners = words.at(1) == "open" ? Corners::open : Corners::closed;
    } else if (first == "barrier") {
      Line line;
      for (std::size_t at = 1; at < words.size(); ++at) line.push_back(point(words[at]));
      map_.barriers.push_back(line);
    } else if (first == "gate") {
      auto const wait = words.size() > 4 ? Seconds{number(words.at(4))} : Seconds{0};
      map_.gates.push_back({words.at(1), point(words.at(2)), wait});
    } else if (first == "expect") {
      expectation(words);
    } else {
      map_.drawing.push_back(words);
    }
  }
  // "cell 100 m friction 1 s/m" on one line.
  void settings(Words const& words) {
    map_.cell_m = number(words.at(1));
    if (words.size() > 4 && words[3] == "friction") map_.friction_s_per_m = number(words[4]);
  }
  void expectation(Words const& words) {
    Expectation expected;
    expected.where = path_.filename().string() + ":" + std::to_string(number_);
    std::size_t at = 1;
    if (std::isdigit(static_cast<unsigned char>(words.at(at)[0])))
      expected.neighbours = static_cast<int>(number(words[at++]));
    if (words.at(at) == "least-cost") {
      expected.seconds = number(words.at(at + 1));
      expected.within = number(words.at(at + 4));
    } else if (words.at(at) == "unreachable") {
      expected.kind = Expectation::Kind::unreachable;
    } else if (words.at(at) == "through") {
      expected.kind = Expectation::Kind::through;
      expected.gate = words.at(at + 1);
    } else {
      fail("unknown expectation " + words.at(at));
    }
    map_.expectations.push_back(expected);
  }

  Point point(std::string const& word) const {
    auto const comma = word.find(',');
    if (comma == std::string::npos) fail("a point is column,row: " + word);
    return {number(word.substr(0, comma)) * map_.cell_m, -number(word.substr(comma + 1)) * map_.cell_m};
  }
  double number(std::string const& word) const {
    std::size_t used = 0;
    double const value = std::stod(word, &used);
    if (used != word.size()) fail("not a number: " + word);
    return value;
  }
  [[noreturn]] void fail(std::string const& text) const {
    throw std::runtime_error(path_.string() + ":" + std::to_string(number_) + ": " + text);
  }

  std::filesystem::path path_;
  int number_ = 0;
  SurfaceMap map_;
};

}  // namespace

SurfaceMap read_map(std::filesystem::path const& path) {
  return Reader{path}.read();
}

}  // namespace passage::testing
