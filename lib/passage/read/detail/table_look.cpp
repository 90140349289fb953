#include "passage/read/detail/table_look.hpp"

#include <algorithm>
#include <set>

#include "passage/base/plain_text.hpp"
#include "passage/geo/geodesic.hpp"
#include "passage/read/detail/fields.hpp"

namespace passage::detail {

namespace {

constexpr std::size_t most_values = 60;

MostlyOf shape_of(FeatureTable const& table) {
  std::size_t points = 0, lines = 0, polygons = 0;
  for (auto const& feature : table.features) {
    points += std::holds_alternative<MultiPoint>(feature.geometry);
    lines += std::holds_alternative<MultiLine>(feature.geometry);
    polygons += std::holds_alternative<MultiPolygon>(feature.geometry);
  }
  if (points + lines + polygons == 0) return MostlyOf::nothing;
  if (lines > points && lines > polygons) return MostlyOf::lines;
  return points >= polygons ? MostlyOf::points : MostlyOf::polygons;
}

}  // namespace

std::vector<std::string> words_in(std::string_view name) {
  std::vector<std::string> words(1);
  for (char const letter : name) {
    bool const is_upper = letter >= 'A' && letter <= 'Z';
    bool const is_word = is_upper || (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') ||
                         static_cast<unsigned char>(letter) > 127;
    if (is_word) {
      words.back() += static_cast<char>(is_upper ? letter + 32 : letter);
    } else if (!words.back().empty()) {
      words.emplace_back();
    }
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

TableLook::TableLook(FeatureTable const& table, Source const& source)
    : table_(table), shape_(shape_of(table)) {
  name_words_ = words_in(source.layer.empty() ? source.file.stem().string() : source.layer);
}

std::optional<std::string> TableLook::first_of(std::initializer_list<std::string_view> names) const {
  for (auto const name : names) {
    if (auto const found = table_.column(name)) return table_.columns[*found];
  }
  return std::nullopt;
}

int TableLook::count_of(std::initializer_list<std::string_view> names) const {
  return static_cast<int>(
      std::count_if(names.begin(), names.end(), [&](auto name) { return table_.column(name).has_value(); }));
}

std::string TableLook::list_of(std::initializer_list<std::string_view> names) const {
  std::vector<std::string> there;
  for (auto const name : names) {
    if (auto const found = table_.column(name)) there.push_back(table_.columns[*found]);
  }
  std::string text;
  for (std::size_t i = 0; i < there.size(); ++i) {
    if (i > 0) text += i + 1 == there.size() ? " and " : ", ";
    text += there[i];
  }
  return text;
}

bool TableLook::is_called(std::initializer_list<std::string_view> beginnings) const {
  return std::any_of(name_words_.begin(), name_words_.end(), [&](std::string const& word) {
    return std::any_of(beginnings.begin(), beginnings.end(),
                       [&](auto beginning) { return word.starts_with(beginning); });
  });
}

std::map<std::string, std::size_t> TableLook::values_of(std::string const& column) const {
  std::map<std::string, std::size_t> values;
  auto const index = table_.require_column(column);
  for (auto const& feature : table_.features) {
    if (is_null(feature.fields[index])) continue;
    auto const word = plain_word(as_text(feature.fields[index]));
    if (values.size() < most_values || values.contains(word)) ++values[word];
  }
  return values;
}

double TableLook::share_beginning(std::string const& column,
                                  std::initializer_list<std::string_view> words) const {
  std::size_t all = 0, fitting = 0;
  for (auto const& [value, count] : values_of(column)) {
    all += count;
    auto const begins = [&value = value](auto word) { return value.starts_with(word); };
    if (std::any_of(words.begin(), words.end(), begins)) fitting += count;
  }
  return all == 0 ? 0 : static_cast<double>(fitting) / static_cast<double>(all);
}

std::optional<double> TableLook::median(std::string const& column) const {
  auto const index = table_.require_column(column);
  std::vector<double> numbers;
  std::size_t filled = 0;
  for (auto const& feature : table_.features) {
    if (is_null(feature.fields[index])) continue;
    ++filled;
    if (auto const number = as_number(feature.fields[index])) numbers.push_back(*number);
  }
  if (numbers.empty() || numbers.size() * 2 < filled) return std::nullopt;
  return middle_of(std::move(numbers));
}

bool TableLook::is_key(std::string const& column) const {
  auto const index = table_.require_column(column);
  std::set<std::string> seen;
  return std::all_of(table_.features.begin(), table_.features.end(), [&](Feature const& feature) {
    return !is_null(feature.fields[index]) && seen.insert(as_text(feature.fields[index])).second;
  });
}

std::vector<double> const& TableLook::lengths_m() const {
  if (!lengths_m_.empty()) return lengths_m_;
  lengths_m_.reserve(table_.features.size());
  for (auto const& feature : table_.features) {
    auto const* lines = std::get_if<MultiLine>(&feature.geometry);
    double length_m = 0;
    if (lines) {
      for (auto const& line : *lines) length_m += geodesic_length(line).value;
    }
    lengths_m_.push_back(length_m);
  }
  return lengths_m_;
}

double middle_of(std::vector<double> values) {
  auto const middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

}  // namespace passage::detail
