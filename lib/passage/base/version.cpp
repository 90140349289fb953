#include "passage/base/version.hpp"

namespace passage {

std::string_view version() {
  return PASSAGE_VERSION;
}

}  // namespace passage
