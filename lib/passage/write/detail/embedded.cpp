#include "passage/write/detail/embedded.hpp"

namespace passage::detail {

std::string_view embedded_file(std::string_view name) {
  return embedded_bytes(embedded_files(), name);
}

}  // namespace passage::detail
