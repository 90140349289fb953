#include "passage/model/opening_report.hpp"

namespace passage {

std::string_view name_of(OpeningKind kind) {
  switch (kind) {
    case OpeningKind::status_quo:
      return "status quo";
    case OpeningKind::one_opening:
      return "one opening";
    case OpeningKind::best_set:
      return "best set";
    case OpeningKind::only_together:
      return "only together";
    case OpeningKind::average_share:
      return "average share";
    case OpeningKind::connects:
      return "connects";
  }
  return "";
}

}  // namespace passage
