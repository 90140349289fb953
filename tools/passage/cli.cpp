#include "cli.hpp"

#include <algorithm>
#include <new>
#include <optional>

#include "arguments.hpp"
#include "show_outputs.hpp"
#include "terminal_reporter.hpp"

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

/// Everything that is wrong with the command line, at once.
CommonOptions check_request(Algorithm const& algorithm, Request& request) {
  auto common = bind_options<CommonOptions>(request.common, command_line, request.problems);
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

/// Help and the like, which need no options; nothing when the arguments ask for work.
std::optional<std::string> text_instead(std::span<Algorithm const* const> algorithms,
                                        std::vector<std::string> const& arguments) {
  auto const& first = arguments[0];
  if (first == "--help" || first == "-h" || first == "help") return help_text(algorithms);
  if (first == "--version") return "passage " PASSAGE_VERSION "\n";
  bool const wants_all = has(arguments, "--help-all");
  if (!wants_all && !has(arguments, "--help") && !has(arguments, "-h")) return std::nullopt;
  return help_text(find_algorithm(algorithms, first), wants_all);
}

/// What the arguments ask for, understood and checked.
struct Work {
  Algorithm const* algorithm = nullptr;
  Request request;
  CommonOptions common;
};

Work understand(std::span<Algorithm const* const> algorithms, std::vector<std::string> const& arguments) {
  Work work;
  work.algorithm = &find_algorithm(algorithms, arguments[0]);
  work.request = read_arguments(*work.algorithm, {arguments.begin() + 1, arguments.end()}, algorithms);
  work.common = check_request(*work.algorithm, work.request);
  return work;
}

}  // namespace

int run_command_line(std::span<Algorithm const* const> algorithms,
                     std::vector<std::string> const& arguments) {
  posix::cancel_on_signals(cancel);
  if (arguments.empty()) {
    posix::write_all(output_stream, help_text(algorithms));
    return exit_code_of(ErrorKind::usage);
  }
  std::optional<Work> work;
  {
    TerminalReporter reporter{style_before_parsing(arguments), false, cancel};
    int const code = guarded(reporter, [&] {
      auto const text = text_instead(algorithms, arguments);
      if (text) posix::write_all(output_stream, *text);
      if (!text) work = understand(algorithms, arguments);
      return 0;
    });
    if (!work) return code;
  }
  return run_algorithm(*work->algorithm, work->request, work->common);
}

}  // namespace passage::cli
