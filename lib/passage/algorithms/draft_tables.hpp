#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "passage/algorithms/draft_lines.hpp"
#include "passage/algorithms/scenario_choice.hpp"
#include "passage/base/findings.hpp"

namespace passage {

/// An input that the draft uses.
struct UsedInput {
  std::string table, file, reason;
};

/// Tables of a drafted scenario that name a layer: the one that is taken, what else it could be as comments,
/// and where nothing fits what the table would need.
class DraftTables {
 public:
  /// Paths are written relative to `folder`. `survey` and `lines` must outlive it.
  DraftTables(Survey const& survey, std::filesystem::path const& folder, DraftLines& lines);

  /// The table `[name]` for a role; true where a layer was taken. Otherwise it stands there as a comment.
  bool table(InputRole role, std::string const& name);
  /// `source` and the keys of a layer. `prefix` is empty for guesses that hold, "# " for keys to uncomment.
  void keys(Candidate const& candidate, std::string const& prefix);
  /// The candidates after the first, and the weak ones, as comments. Layers that fit equally well are a
  /// finding.
  void others(RoleChoice const& choice, std::string const& name);
  /// A path as a scenario names it: "../data/roads.gpkg|layername=main".
  std::string path_of(Recognised const& layer) const;
  /// Where the file will stand.
  std::filesystem::path const& folder() const { return folder_; }

  /// Adds a finding, or an input to those that the draft uses.
  void find(Severity severity, char const* code, std::string text, std::string const& input);
  void use(std::string const& table, Candidate const& candidate);
  std::vector<UsedInput> const& used() const { return used_; }
  std::vector<Finding> const& findings() const { return findings_; }

 private:
  void missing(InputRole role);

  Survey const& survey_;
  std::filesystem::path folder_;
  DraftLines& lines_;
  std::vector<UsedInput> used_;
  std::vector<Finding> findings_;
};

}  // namespace passage
