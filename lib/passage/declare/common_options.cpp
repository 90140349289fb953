#include "passage/declare/common_options.hpp"

#include <algorithm>
#include <cstdint>
#include <thread>

#include "passage/base/posix.hpp"

namespace passage {

void set_up(Context& context, CommonOptions const& common) {
  auto const cores = static_cast<std::int64_t>(std::max(1U, std::thread::hardware_concurrency()));
  context.threads = static_cast<int>(common.threads.value_or(Count{cores}).value);
  auto const half_of_machine = posix::physical_memory_bytes() / 2;
  if (common.memory) {
    context.memory_bytes = static_cast<std::uint64_t>(common.memory->value);
  } else if (half_of_machine > 0) {
    context.memory_bytes = half_of_machine;
  }
  if (common.seed) context.seed = common.seed->value;
  context.may_overwrite = common.overwrite;
}

}  // namespace passage
