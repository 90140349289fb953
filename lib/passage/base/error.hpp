#pragma once
#include <exception>
#include <string>
#include <vector>

namespace passage {

/// What an error means to the caller; the command maps each to one exit code.
enum class ErrorKind {
  usage,      ///< The command line or the scenario asks for something that does not exist (exit 2).
  input,      ///< An input cannot be used as it is (exit 3).
  resources,  ///< Out of the memory or disk allowed (exit 5).
  defect,     ///< Passage itself is wrong (exit 70).
  cancelled,  ///< Asked to stop (exit 130).
};

/// One thing that is wrong with the input.
struct Problem {
  std::string code;       ///< stable, for programs
  std::string where;      ///< "scenario.toml:7", "--slack", "roads.gpkg, layer roads"
  std::string message;    ///< what is wrong: got, expected
  std::string hint = {};  ///< what to do; may be empty
};

/// The one exception of Passage. Messages follow one pattern: where: what, got, expected; the hint says what
/// to do. `code` is stable and meant for programs.
class Error : public std::exception {
 public:
  Error(ErrorKind kind, std::string code, std::string message, std::string hint = {});

  ErrorKind kind() const { return kind_; }
  std::string const& code() const { return code_; }
  std::string const& message() const { return message_; }
  std::string const& hint() const { return hint_; }
  /// What the message lists when it stands for several problems; empty for a single one.
  std::vector<Problem> const& problems() const { return problems_; }
  char const* what() const noexcept override { return message_.c_str(); }

 private:
  friend class Problems;
  ErrorKind kind_;
  std::string code_, message_, hint_;
  std::vector<Problem> problems_;
};

/// Collects all problems before anything is refused, so that a user mends them in one go.
class Problems {
 public:
  void add(Problem problem) { list_.push_back(std::move(problem)); }
  bool empty() const { return list_.empty(); }
  std::vector<Problem> const& list() const { return list_; }
  /// Runs `work`. An Error{input} becomes a problem, or as many as it lists, and the answer is false; every
  /// other error passes.
  template <class Work>
  bool attempt(Work&& work) {
    try {
      work();
      return true;
    } catch (Error const& error) {
      add(error);
      return false;
    }
  }
  /// Takes over an Error{input}; throws every other one again.
  void add(Error const& error);
  /// Throws one Error that lists everything; its code is that of the first problem.
  void throw_if_any(ErrorKind kind) const;

 private:
  std::vector<Problem> list_;
};

/// The nearest of `names` to a misspelt one by edit distance, or empty when none is near.
std::string nearest_name(std::string const& misspelt, std::vector<std::string> const& names);

}  // namespace passage
