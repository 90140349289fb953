#pragma once
#include "passage/base/context.hpp"
#include "passage/declare/param.hpp"

namespace passage {

/// How a command shows what it is doing.
enum class ProgressStyle { automatic, json, none };

/// The options that every command has.
struct CommonOptions {
  std::optional<Count> threads;
  std::optional<Bytes> memory;
  std::optional<Seed> seed;
  ProgressStyle progress = ProgressStyle::automatic;
  bool json = false;
  bool overwrite = false;
  bool quiet = false;
};

template <>
inline constexpr auto choices<ProgressStyle> = words_of<ProgressStyle>({
    {"auto", ProgressStyle::automatic},
    {"json", ProgressStyle::json},
    {"none", ProgressStyle::none},
});

template <>
inline constexpr auto params<CommonOptions> = declare<CommonOptions>(
    param<&CommonOptions::threads>("threads", "Workers. Absent: all cores.", {Count{1}, Count{1024}}),
    param<&CommonOptions::memory>("memory",
                                  "Memory the work may hold at once. Absent: half of the machine's.",
                                  {Bytes{64.0 * 1024 * 1024}}),
    param<&CommonOptions::seed>("seed", "Start of every random sequence. Absent: the scenario's, or 1."),
    param<&CommonOptions::progress>(
        "progress", "auto: a bar on a terminal, else lines; json: one object per line on stderr."),
    param<&CommonOptions::json>("json", "The result as one JSON object on stdout."),
    param<&CommonOptions::overwrite>("overwrite", "Replace results that exist."),
    param<&CommonOptions::quiet>("quiet", "Errors only."));

/// How much of the machine the work may use, its seed, and whether results may be replaced. What is absent:
/// all cores, half of the machine's memory, the context's own seed.
void set_up(Context& context, CommonOptions const& common);

}  // namespace passage
