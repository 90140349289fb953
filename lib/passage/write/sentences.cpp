#include "passage/write/sentences.hpp"

#include <algorithm>
#include <optional>

#include "passage/base/findings.hpp"
#include "passage/write/right_to_left.hpp"

namespace passage {

namespace {

constexpr int deepest = 6;

/// "{2}" is 2, "{}" the next one.
std::string filled(std::string const& translation, std::vector<std::string> const& values) {
  std::string made;
  std::size_t next = 0;
  for (std::size_t at = 0; at < translation.size(); ++at) {
    auto const end = translation[at] == '{' ? translation.find('}', at) : std::string::npos;
    if (end == std::string::npos) {
      made += translation[at];
      continue;
    }
    auto const name = translation.substr(at + 1, end - at - 1);
    auto const index = name.empty() ? next++ : static_cast<std::size_t>(std::stoul(name) - 1);
    if (index < values.size()) made += values[index];
    at = end;
  }
  return made;
}

/// "{} road has no length" of "{} roads have no length".
std::optional<std::string> singular(std::string const& shape) {
  if (!shape.starts_with("{} ")) return std::nullopt;
  auto const one = counted(1, shape.substr(3));
  return "{}" + one.substr(1);
}

}  // namespace

std::vector<std::string> parts_of_shape(std::string const& shape) {
  std::vector<std::string> parts{""};
  for (std::size_t at = 0; at < shape.size(); ++at) {
    auto const end = shape[at] == '{' ? shape.find('}', at) : std::string::npos;
    if (end == std::string::npos) {
      parts.back() += shape[at];
      continue;
    }
    parts.emplace_back();
    at = end;
  }
  return parts;
}

Sentences::Sentences(std::map<std::string, std::string> const& shapes, bool isolates) : isolates_(isolates) {
  auto const add = [this](std::string const& shape, std::string const& translation) {
    Shape made{parts_of_shape(shape), translation, 0};
    if (made.literals.size() == 1) {
      exact_.emplace(shape, translation);
      return;
    }
    for (auto const& literal : made.literals) made.weight += literal.size();
    shapes_.push_back(std::move(made));
  };
  for (auto const& [english, translation] : shapes) {
    add(english, translation);
    auto const one = singular(english);
    if (one && *one != english && !shapes.contains(*one)) add(*one, translation);
  }
  std::ranges::stable_sort(shapes_, std::ranges::greater{}, &Shape::weight);
}

/// A translation and how many letters of the original it rests on.
struct Sentences::Reading {
  std::string text;
  std::size_t weight = 0;
};

/// Tries every shape and every way its placeholders can be filled, and keeps the one that explains most.
class Sentences::Reader {
 public:
  explicit Reader(Sentences const& sentences) : sentences_(sentences) {}

  Reading read(std::string const& english, int depth) {
    if (auto const found = sentences_.exact_.find(english); found != sentences_.exact_.end())
      return {found->second, english.size()};
    if (depth >= deepest) return {english, 0};
    if (auto const known = known_.find(english); known != known_.end()) return known->second;
    Reading best{english, 0};
    for (auto const& shape : sentences_.shapes_) {
      if (!english.starts_with(shape.literals.front()) || !english.ends_with(shape.literals.back())) continue;
      if (shape.weight > english.size()) continue;
      std::vector<std::string> values;
      fill(shape, english, shape.literals.front().size(), depth, values, best);
    }
    known_.emplace(english, best);
    return best;
  }

 private:
  /// Takes the next placeholder's value up to every place where the literal after it stands.
  void fill(Shape const& shape, std::string const& english, std::size_t at, int depth,
            std::vector<std::string>& values, Reading& best) {
    auto const next = values.size() + 1;
    auto const& literal = shape.literals[next];
    bool const is_last = next + 1 == shape.literals.size();
    if (is_last) {
      if (english.size() < at + literal.size() || !english.ends_with(literal)) return;
      values.push_back(english.substr(at, english.size() - literal.size() - at));
      judge(shape, depth, values, best);
      values.pop_back();
      return;
    }
    for (auto end = english.find(literal, at); end != std::string::npos;
         end = english.find(literal, end + 1)) {
      values.push_back(english.substr(at, end - at));
      fill(shape, english, end + literal.size(), depth, values, best);
      values.pop_back();
    }
  }

  void judge(Shape const& shape, int depth, std::vector<std::string> const& values, Reading& best) {
    auto weight = shape.weight;
    std::vector<std::string> said;
    said.reserve(values.size());
    for (auto const& value : values) {
      auto const inner = read(value, depth + 1);
      weight += inner.weight;
      // A sentence inside a sentence has the language's own direction; a name or number keeps its own.
      said.push_back(sentences_.isolates_ && inner.weight == 0 && !value.empty()
                         ? isolated_in_right_to_left(inner.text)
                         : inner.text);
    }
    if (weight <= best.weight) return;
    best = {filled(shape.translation, said), weight};
  }

  Sentences const& sentences_;
  std::map<std::string, Reading> known_;
};

std::string Sentences::operator()(std::string const& english) const {
  if (shapes_.empty() && exact_.empty()) return english;
  return Reader{*this}.read(english, 0).text;
}

}  // namespace passage
