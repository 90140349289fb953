#include "passage/declare/tables/answer.hpp"

namespace passage::tables {

void check(Brief const& brief, Node const& table, Problems& problems) {
  bool const is_for_counterpart = brief.audience == Audience::counterpart;
  if (is_for_counterpart && !brief.counterpart) {
    problems.add(
        {"missing_key", table.where, "audience = \"counterpart\" needs a name", "give for = \"NAME\""});
  }
  if (!is_for_counterpart && brief.counterpart) {
    problems.add({"conflicting_keys", table.where, "for is given, but the audience is not a counterpart",
                  "give audience = \"counterpart\" or leave for out"});
  }
}

}  // namespace passage::tables
