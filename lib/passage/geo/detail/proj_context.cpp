#include "passage/geo/detail/proj_context.hpp"

namespace passage::detail {

namespace {

struct ContextDestroy {
  void operator()(PJ_CONTEXT* context) const { proj_context_destroy(context); }
};

PJ_CONTEXT* create_offline_context() {
  auto* context = proj_context_create();
  proj_context_set_enable_network(context, 0);
  proj_log_level(context, PJ_LOG_NONE);  // errors are reported through passage::Error
  return context;
}

}  // namespace

PJ_CONTEXT* proj_context() {
  thread_local std::unique_ptr<PJ_CONTEXT, ContextDestroy> const context{create_offline_context()};
  return context.get();
}

}  // namespace passage::detail
