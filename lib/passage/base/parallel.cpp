#include "passage/base/parallel.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <thread>
#include <vector>

namespace passage {

void parallel_for(std::size_t count, Context& context, std::function<void(std::size_t, int)> const& work) {
  std::atomic<std::size_t> next{0};
  std::exception_ptr failure;
  std::mutex failure_mutex;
  auto worker = [&](int number) {
    try {
      for (std::size_t index = next++; index < count; index = next++) {
        context.check_cancel();
        work(index, number);
      }
    } catch (...) {
      next = count;
      std::scoped_lock const lock{failure_mutex};
      if (!failure) failure = std::current_exception();
    }
  };
  auto const workers =
      static_cast<int>(std::min<std::size_t>(std::max(1, context.threads), std::max<std::size_t>(count, 1)));
  {
    std::vector<std::jthread> others;
    for (int number = 1; number < workers; ++number) others.emplace_back(worker, number);
    worker(0);
  }
  if (failure) std::rethrow_exception(failure);
}

}  // namespace passage
