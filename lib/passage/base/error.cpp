#include "passage/base/error.hpp"

#include <algorithm>
#include <numeric>

namespace passage {

Error::Error(ErrorKind kind, std::string code, std::string message, std::string hint)
    : kind_(kind), code_(std::move(code)), message_(std::move(message)), hint_(std::move(hint)) {}

void Problems::throw_if_any(ErrorKind kind) const {
  if (list_.empty()) return;
  auto line = [](Problem const& problem) {
    return problem.where.empty() ? problem.message : problem.where + ": " + problem.message;
  };
  if (list_.size() == 1) throw Error{kind, list_[0].code, line(list_[0]), list_[0].hint};
  std::string message = std::to_string(list_.size()) + " problems";
  for (auto const& problem : list_) {
    message += "\n  " + line(problem);
    if (!problem.hint.empty()) message += " (" + problem.hint + ")";
  }
  Error error{kind, list_[0].code, message};
  error.problems_ = list_;
  throw error;
}

void Problems::add(Error const& error) {
  if (error.kind() != ErrorKind::input) throw error;
  auto add_new = [this](Problem const& problem) {  // one file may serve two tables
    auto same = [&](Problem const& known) {
      return known.where == problem.where && known.message == problem.message && known.hint == problem.hint;
    };
    if (std::none_of(list_.begin(), list_.end(), same)) add(problem);
  };
  if (error.problems().empty()) add_new(Problem{error.code(), "", error.message(), error.hint()});
  for (auto const& problem : error.problems()) add_new(problem);
}

namespace {

std::size_t edit_distance(std::string const& a, std::string const& b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      std::size_t const replace = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({replace, row[j] + 1, row[j - 1] + 1});
    }
  }
  return row[b.size()];
}

}  // namespace

std::string nearest_name(std::string const& misspelt, std::vector<std::string> const& names) {
  std::string best;
  std::size_t best_distance = std::max<std::size_t>(2, misspelt.size() / 3) + 1;
  for (auto const& name : names) {
    auto const distance = edit_distance(misspelt, name);
    if (distance < best_distance) {
      best_distance = distance;
      best = name;
    }
  }
  return best;
}

}  // namespace passage
