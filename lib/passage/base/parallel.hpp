#pragma once
#include <cstddef>
#include <functional>

#include "passage/base/context.hpp"

namespace passage {

/// Calls `work(index, worker)` for every index below `count` on up to `context.threads` workers; `worker` is
/// 0 … threads−1. Results must be stored by index, so that they do not depend on who did what. Polls cancel
/// between items; the first exception stops the rest and is thrown again here.
void parallel_for(std::size_t count, Context& context,
                  std::function<void(std::size_t index, int worker)> const& work);

}  // namespace passage
