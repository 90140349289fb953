#pragma once
#include <chrono>
#include <string>
#include <utility>
#include <vector>

#include "passage/base/context.hpp"

namespace passage {

/// How long the steps of a job take, for run.json. Starts with the first step.
class StepClock {
 public:
  /// The step before ends here.
  void begin(std::string name);
  /// As begin, and context.begin_step.
  void begin_step(Context& context, std::string const& name, double from, double upto);
  /// Steps so far with their seconds, the one in work up to now. Rounded to milliseconds.
  std::vector<std::pair<std::string, double>> seconds() const;

 private:
  struct Step {
    std::string name;
    std::chrono::steady_clock::time_point start;
  };
  std::vector<Step> steps_;
};

}  // namespace passage
