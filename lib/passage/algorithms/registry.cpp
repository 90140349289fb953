#include "passage/algorithms/registry.hpp"

#include "passage/algorithms/accumulate.hpp"
#include "passage/algorithms/certify.hpp"
#include "passage/algorithms/corridor.hpp"
#include "passage/algorithms/exercise.hpp"
#include "passage/algorithms/isochrones.hpp"
#include "passage/algorithms/run.hpp"
#include "passage/algorithms/usage.hpp"

namespace passage {

namespace {

constinit Algorithm const* const registry[] = {
    &run_algorithm,      &accumulate_command, &certify_command, &corridor_command,
    &isochrones_command, &exercise_command,   &usage,
};

}  // namespace

std::span<Algorithm const* const> algorithms() {
  return registry;
}

}  // namespace passage
