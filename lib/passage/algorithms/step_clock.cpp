#include "passage/algorithms/step_clock.hpp"

#include <cmath>

namespace passage {

void StepClock::begin(std::string name) {
  steps_.push_back({std::move(name), std::chrono::steady_clock::now()});
}

void StepClock::begin_step(Context& context, std::string const& name, double from, double upto) {
  context.begin_step(name, from, upto);
  begin(name);
}

std::vector<std::pair<std::string, double>> StepClock::seconds() const {
  std::vector<std::pair<std::string, double>> all;
  all.reserve(steps_.size());
  for (std::size_t i = 0; i < steps_.size(); ++i) {
    auto const end = i + 1 < steps_.size() ? steps_[i + 1].start : std::chrono::steady_clock::now();
    auto const seconds = std::chrono::duration<double>(end - steps_[i].start).count();
    all.emplace_back(steps_[i].name, std::round(seconds * 1000) / 1000);
  }
  return all;
}

}  // namespace passage
