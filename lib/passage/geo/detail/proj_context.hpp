#pragma once
#include <memory>

#include <proj.h>

namespace passage::detail {

struct ProjDestroy {
  void operator()(PJ* object) const { proj_destroy(object); }
};
using ProjObject = std::unique_ptr<PJ, ProjDestroy>;

struct ProjContextDestroy {
  void operator()(PJ_CONTEXT* context) const { proj_context_destroy(context); }
};
using ProjContext = std::unique_ptr<PJ_CONTEXT, ProjContextDestroy>;

/// A new PROJ context with network access off.
ProjContext make_proj_context();
/// One such context per thread, for what does not outlive a call.
PJ_CONTEXT* proj_context();

}  // namespace passage::detail
