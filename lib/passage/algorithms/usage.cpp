#include "passage/algorithms/usage.hpp"

#include "passage/algorithms/registry.hpp"
#include "passage/declare/help.hpp"
#include "passage/declare/usage_json.hpp"

namespace passage {

Outputs run(Usage const& options, Context&) {
  Outputs outputs;
  if (options.command) {
    auto const& algorithm = find_algorithm(algorithms(), options.command->value);
    outputs.summary = describe(algorithm);
    outputs.text = help_text(algorithm, true);
  } else {
    outputs.summary = describe(algorithms());
    outputs.text = help_text(algorithms());
  }
  return outputs;
}

constinit Algorithm const usage =
    algorithm<Usage>("usage", "Description of the commands", "",
                     "Describes the commands and their parameters; with --json as programs read it.");

}  // namespace passage
