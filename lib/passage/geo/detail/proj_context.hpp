#pragma once
#include <memory>

#include <proj.h>

namespace passage::detail {

struct ProjDestroy {
  void operator()(PJ* object) const { proj_destroy(object); }
};
using ProjObject = std::unique_ptr<PJ, ProjDestroy>;

/// One PROJ context per thread, with network access off.
PJ_CONTEXT* proj_context();

}  // namespace passage::detail
