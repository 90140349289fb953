#include "passage/write/summary.hpp"

#include <fmt/core.h>

#include "passage/write/detail/files.hpp"
#include "passage/write/words.hpp"

namespace passage {

std::string public_summary(RunResult const& result, Messages const& say) {
  auto const& facts = result.facts;
  auto text = say(facts.title) + "\n";
  text +=
      fmt::format(fmt::runtime(say("as of {}; made on {}; do not use after {}")), date_text(facts.as_of, say),
                  date_text(facts.made_on, say), date_text(facts.do_not_use_after, say)) +
      "\n";
  text += fmt::format(fmt::runtime(say("Sensitivity: {}")), say(facts.sensitivity_label)) + "\n";
  text += say("Desk analysis. Not a road assessment, security clearance or notification.") + "\n";
  for (auto const& line : source_lines(result, say)) text += line + "\n";
  return text + say(facts.disclaimer) + "\n";
}

void write_public_summary(std::filesystem::path const& folder, RunResult const& result, Messages const& say) {
  detail::write_bytes(folder / "summary.txt", public_summary(result, say));
}

}  // namespace passage
