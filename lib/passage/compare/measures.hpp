#pragma once
// Assessments as tables give them: measure by measure, in the words of assessment.csv.
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace passage {

/// One assessed line: its measures as text, in the order of their table. An empty text was not computed.
struct MeasuredOption {
  std::string id, name;
  std::vector<std::pair<std::string, std::string>> measures;

  /// The text of a measure; null when the table has no such column.
  std::string const* find(std::string const& measure) const;
};

/// The members of a list that joins by semicolons.
std::vector<std::string> members_of(std::string const& text);
/// A number, if the whole text is one.
std::optional<double> number_of(std::string const& text);

/// How one measure differs.
struct MeasureDelta {
  std::string measure, a, b;
  std::optional<double> difference;         ///< B less A, of numbers
  std::vector<std::string> only_a, only_b;  ///< of lists, ascending
  bool is_list = false;

  bool is_different() const;
};

/// All measures that either has, in A's order, then those that only B has. What neither computed is left out.
std::vector<MeasureDelta> measure_deltas(MeasuredOption const& a, MeasuredOption const& b);

/// Which of two is at least as good in time, exposure and agreements (as sets) and better in something.
/// `none`: neither, or too little is known.
enum class Dominance { none, a, b };
Dominance dominance_of(MeasuredOption const& a, MeasuredOption const& b);

}  // namespace passage
