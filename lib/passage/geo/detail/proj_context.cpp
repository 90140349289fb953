#include "passage/geo/detail/proj_context.hpp"

namespace passage::detail {

ProjContext make_proj_context() {
  ProjContext context{proj_context_create()};
  proj_context_set_enable_network(context.get(), 0);
  proj_log_level(context.get(), PJ_LOG_NONE);  // errors are reported through passage::Error
  return context;
}

PJ_CONTEXT* proj_context() {
  thread_local auto const context = make_proj_context();
  return context.get();
}

}  // namespace passage::detail
