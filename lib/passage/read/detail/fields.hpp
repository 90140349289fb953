#pragma once
// Small tools that every reader of a table needs.
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "passage/base/context.hpp"
#include "passage/base/date.hpp"
#include "passage/base/error.hpp"
#include "passage/geo/feature_table.hpp"

namespace passage::detail {

/// A column of a table that may not be there; then every cell of it is NULL.
class Column {
 public:
  Column() = default;
  explicit Column(std::optional<std::size_t> index) : index_(index) {}

  bool is_there() const { return index_.has_value(); }
  Field const& of(Feature const& feature) const;
  std::string text(Feature const& feature) const { return as_text(of(feature)); }
  std::optional<double> number(Feature const& feature) const { return as_number(of(feature)); }

 private:
  std::optional<std::size_t> index_;
};

/// The first of `names` that the table has.
Column known_column(FeatureTable const& table, std::initializer_list<std::string_view> names);
/// The column of the deepest administrative level (5 to 0) whose name is `before` + level + one of `after`.
Column admin_column(FeatureTable const& table,
                    std::initializer_list<std::pair<char const*, char const*>> forms);
/// P-codes of administrative areas as the common operational datasets call them: ADM2_PCODE, admin2Pcod …
Column pcode_column(FeatureTable const& table);
/// The column that was asked for, else the first of `names` the table has. A column that was asked for and is
/// not there becomes a problem.
Column asked_column(FeatureTable const& table, std::optional<std::string> const& asked,
                    std::initializer_list<std::string_view> names, Problems& problems);

/// yes, true, 1 … no, false, 0; empty for anything else.
std::optional<bool> yes_or_no(Field const& field);
/// A date cell, which may be NULL (no problem) or unreadable (counted in `unreadable`).
struct Tally;
std::optional<Date> date_of(Field const& field, Tally& unreadable);

/// "31.58 4.85": where a feature begins, for findings.
std::string place_of(Feature const& feature);
/// "feature 12 at 31.58 4.85"
std::string name_of(Feature const& feature);

/// Counts features with one defect and keeps the first few as examples.
struct Tally {
  std::size_t count = 0;
  std::string place;     ///< of the first
  std::string examples;  ///< "feature 3 at 31 5: -7; feature 9 at …"

  void add(Feature const& feature, std::string const& what = {});
  /// Makes one finding of it, if there is anything: "`source`: `count` `text`, first `examples`; `outcome`."
  void report(Context& context, Finding finding, std::string const& source, std::string const& text,
              std::string const& outcome) const;
};

/// Words that a coded column may hold, with what they mean. Unknown words are collected and refused together.
class UnknownWords {
 public:
  void add(std::string const& word);
  bool empty() const { return words_.empty(); }
  /// "no crossing point state: \"ouvert\" (3), \"?\" (1); expected open, closed"
  void refuse(Problems& problems, std::string const& source, std::string const& column,
              std::string const& expected) const;

 private:
  std::vector<std::pair<std::string, std::size_t>> words_;
};

/// Features that have geometry; those without were reported when the layer was read.
bool has_geometry(Feature const& feature);
/// Throws Error{input, "no_coordinates"} for a plain table: what lies nowhere would silently change nothing.
void require_geometry(FeatureTable const& table);

}  // namespace passage::detail
