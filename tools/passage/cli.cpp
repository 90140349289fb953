#include "cli.hpp"

#include <algorithm>
#include <new>
#include <thread>

#include "arguments.hpp"
#include "show_outputs.hpp"
#include "terminal_reporter.hpp"

#include "passage/algorithms/registry.hpp"
#include "passage/base/posix.hpp"
#include "passage/declare/help.hpp"

namespace passage::cli {

namespace {

constexpr int output_stream = 1;

std::atomic<bool> cancel{false};  // set by signals, which know no object

int exit_code_of(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::usage:
      return 2;
    case ErrorKind::input:
      return 3;
    case ErrorKind::resources:
      return 5;
    case ErrorKind::defect:
      return 70;
    case ErrorKind::cancelled:
      return 130;
  }
  return 70;
}

int exit_code_of(Answer answer) {
  return answer == Answer::no_route ? 4 : 0;
}

bool has(std::vector<std::string> const& arguments, std::string_view word) {
  return std::ranges::find(arguments, word) != arguments.end();
}

/// Known before the arguments are understood, so that a mistake in them is reported as asked.
ProgressStyle style_before_parsing(std::vector<std::string> const& arguments) {
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    bool const is_pair =
        arguments[i] == "--progress" && i + 1 < arguments.size() && arguments[i + 1] == "json";
    if (is_pair || arguments[i] == "--progress=json") return ProgressStyle::json;
  }
  return ProgressStyle::none;
}

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

/// Everything that is wrong with the command line, at once.
CommonOptions check_request(Algorithm const& algorithm, Request& request) {
  auto const common = bind_options<CommonOptions>(request.common, command_line, request.problems);
  algorithm.check(request.options, request.problems);
  request.problems.throw_if_any(ErrorKind::usage);
  return common;
}

/// Runs `work` and shows whatever it throws.
template <class Work>
int guarded(TerminalReporter& reporter, Work work) {
  try {
    return work();
  } catch (Error const& error) {
    reporter.error(error);
    return exit_code_of(error.kind());
  } catch (std::bad_alloc const&) {
    reporter.error(
        {ErrorKind::resources, "out_of_memory", "out of memory", "use a smaller extent or larger cells"});
    return exit_code_of(ErrorKind::resources);
  } catch (std::exception const& error) {
    reporter.error({ErrorKind::defect, "defect", std::string{"defect in Passage: "} + error.what(),
                    "please report it with the command line"});
    return exit_code_of(ErrorKind::defect);
  }
}

int run_algorithm(Algorithm const& algorithm, Request const& request, CommonOptions const& common) {
  TerminalReporter reporter{common.progress, common.quiet, cancel};
  return guarded(reporter, [&] {
    Context context{&reporter, &cancel};
    set_up(context, common);
    auto const outputs = algorithm.run(request.options, context);
    reporter.finish(true);
    posix::write_all(output_stream,
                     common.json ? outputs_as_json(outputs, context.findings) : outputs_as_text(outputs));
    return exit_code_of(outputs.answer);
  });
}

int run_command(std::string const& name, std::vector<std::string> const& arguments) {
  auto const& algorithm = find_algorithm(name);
  bool const wants_all = has(arguments, "--help-all");
  if (wants_all || has(arguments, "--help") || has(arguments, "-h")) {
    posix::write_all(output_stream, help_text(algorithm, wants_all));
    return 0;
  }
  auto request = read_arguments(algorithm, arguments);
  auto const common = check_request(algorithm, request);
  return run_algorithm(algorithm, request, common);
}

}  // namespace

int run_command_line(std::vector<std::string> const& arguments) {
  posix::cancel_on_signals(cancel);
  if (arguments.empty() || arguments[0] == "--help" || arguments[0] == "-h" || arguments[0] == "help") {
    posix::write_all(output_stream, help_text(algorithms()));
    return arguments.empty() ? 2 : 0;
  }
  if (arguments[0] == "--version") {
    posix::write_all(output_stream, "passage " PASSAGE_VERSION "\n");
    return 0;
  }
  TerminalReporter before{style_before_parsing(arguments), false, cancel};
  return guarded(before, [&] { return run_command(arguments[0], {arguments.begin() + 1, arguments.end()}); });
}

}  // namespace passage::cli
