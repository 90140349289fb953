#include "passage/algorithms/registry.hpp"

#include "passage/algorithms/accumulate.hpp"
#include "passage/algorithms/assess.hpp"
#include "passage/algorithms/brief.hpp"
#include "passage/algorithms/certify.hpp"
#include "passage/algorithms/check.hpp"
#include "passage/algorithms/compare.hpp"
#include "passage/algorithms/corridor.hpp"
#include "passage/algorithms/exercise.hpp"
#include "passage/algorithms/exposure.hpp"
#include "passage/algorithms/gates.hpp"
#include "passage/algorithms/hindcast.hpp"
#include "passage/algorithms/isochrones.hpp"
#include "passage/algorithms/new.hpp"
#include "passage/algorithms/reach.hpp"
#include "passage/algorithms/routes.hpp"
#include "passage/algorithms/run.hpp"
#include "passage/algorithms/usage.hpp"
#include "passage/algorithms/zonal.hpp"

namespace passage {

namespace {

constinit Algorithm const* const registry[] = {
    // 1 Prepare
    &new_command,
    &check_command,
    // 2 Routes
    &run_command,
    &routes_command,
    &assess_command,
    &compare_command,
    &gates_command,
    // 3 Travel time
    &accumulate_command,
    &isochrones_command,
    &corridor_command,
    &certify_command,
    // 4 Exposure
    &exposure_command,
    &hindcast_command,
    // 5 People
    &reach_command,
    &zonal_command,
    // 6 Reports
    &brief_command,
    // 7 Training
    &exercise_command,
    // no toolbox
    &usage,
};

}  // namespace

std::span<Algorithm const* const> algorithms() {
  return registry;
}

}  // namespace passage
