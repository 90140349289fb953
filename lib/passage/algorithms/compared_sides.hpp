#pragma once
#include <optional>
#include <string>
#include <vector>

#include "passage/base/context.hpp"
#include "passage/compare/lines.hpp"
#include "passage/compare/measures.hpp"
#include "passage/geo/crs.hpp"
#include "passage/read/source.hpp"

namespace passage {

/// A line with what is known of it; either may be missing.
struct ComparedOption {
  MeasuredOption measured;
  Line line;  ///< empty: not drawn; longitude/latitude from read, then in one plane
};

/// One of two things that are compared.
struct ComparedSide {
  std::string name;  ///< of the folder or file
  std::vector<ComparedOption> options;

  bool has_lines() const;
};

/// A folder with run.json gives its options with lines and measures; a CSV table its rows; any other layer
/// its lines, with those of its columns that assessment.csv has. `name`: the column with names. Throws
/// Error{input}: "no_run" for a folder without run.json; what the readers throw; "nothing_to_compare".
ComparedSide read_side(Source const& source, std::optional<std::string> const& name, Context& context);

/// Lines of both sides from longitude/latitude into one plane, which is returned; empty when neither has any.
std::optional<Crs> to_one_plane(ComparedSide& a, ComparedSide& b, Context& context);

/// Two options that are compared, as indices; the same index twice never.
struct ComparedPair {
  std::size_t a = 0, b = 0;
  std::optional<LineComparison> lines;
};

/// Which option of B stands for which of A: those that share most of their way first, each once and only
/// within one pair of places where both name it; without lines those of one name, then of one number.
std::vector<ComparedPair> match_sides(ComparedSide const& a, ComparedSide const& b, Metres tolerance);
/// Every two options of one side.
std::vector<ComparedPair> pairs_within(ComparedSide const& side, Metres tolerance);

}  // namespace passage
