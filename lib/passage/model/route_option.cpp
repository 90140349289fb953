#include "passage/model/route_option.hpp"

namespace passage {

std::string_view name_of(Role role) {
  switch (role) {
    case Role::fastest:
      return "fastest";
    case Role::least_exposed:
      return "least-exposed";
    case Role::fewest_agreements:
      return "fewest-agreements";
    case Role::balanced:
      return "balanced";
    case Role::alternative:
      return "alternative";
    case Role::proposal:
      return "proposal";
  }
  return "";
}

}  // namespace passage
