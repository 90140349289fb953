#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace passage {

/// How much a finding changes the reading of a result, worst first.
enum class Severity { serious, warning, note };

std::string_view name_of(Severity severity);

/// One note on the quality of the data: what was found, what was done about it.
struct Finding {
  Severity severity = Severity::note;
  std::string code;       ///< stable, for programs and tests: "closure_closes_nothing"
  std::string text;       ///< one sentence with numbers and units
  std::string input;      ///< the input it concerns: "closures", "roads"
  std::string place;      ///< where, in words or "lon lat"; may be empty
  std::size_t count = 1;  ///< how many features it stands for

  friend bool operator==(Finding const&, Finding const&) = default;
};

/// A count before what it counts, in the right number: counted(3, "roads have no length; they are left out")
/// is as it stands after the number, counted(1, …) is "1 road has no length; it is left out". The phrase
/// begins with the counted things in the plural and their verb.
std::string counted(std::size_t count, std::string phrase);

/// Ordered notes on data quality. Bad features become findings: counted, shown, limited.
class Findings {
 public:
  void add(Finding finding) { list_.push_back(std::move(finding)); }
  void append(Findings const& others);
  std::vector<Finding> const& list() const { return list_; }
  /// Worst first; within one severity in the order they were made.
  std::vector<Finding> by_consequence() const;
  bool has(std::string_view code) const;

 private:
  std::vector<Finding> list_;
};

}  // namespace passage
