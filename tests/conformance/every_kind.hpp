#pragma once
// A command with every kind of parameter, so that the loop meets all of them whatever the registry holds.
#include "passage/declare/algorithm.hpp"
#include "passage/declare/scenario.hpp"

namespace passage::testing {

struct EveryKind {
  InputFolder folder;
  OutputFile out;
  std::optional<InputFile> rules;
  std::optional<RasterInput<SecondsPerMetre>> friction;
  std::vector<Seconds> times{hour};
  std::optional<MetresPerSecond> speed;
  std::optional<PersonsPerSquareKilometre> density;
  Degrees tilt;
  Seed seed;
  std::vector<tables::Criterion> criteria{tables::Criterion::time};
  std::optional<tables::Incidents> incidents;
  std::vector<tables::AgreementRow> agreements;
  Overrides<Scenario> overrides;
};

Outputs run(EveryKind const& options, Context& context);

}  // namespace passage::testing

namespace passage {

template <>
inline constexpr auto params<testing::EveryKind> = declare<testing::EveryKind>(
    param<&testing::EveryKind::folder>("folder", "A folder.").required().positional(),
    param<&testing::EveryKind::out>("out", "A file.").required(),
    param<&testing::EveryKind::rules>("rules", "Rules."),
    param<&testing::EveryKind::friction>("friction", "Friction."),
    param<&testing::EveryKind::times>("times", "Times.", {minute, day}),
    param<&testing::EveryKind::speed>("speed", "Speed.", {kilometres_per_hour(1), kilometres_per_hour(120)}),
    param<&testing::EveryKind::density>("density", "Density."),
    param<&testing::EveryKind::tilt>("tilt", "Tilt.", {Degrees{0}, Degrees{90}}),
    param<&testing::EveryKind::seed>("random_seed", "Seed."),
    param<&testing::EveryKind::criteria>("criteria", "Criteria."),
    param<&testing::EveryKind::incidents>("events", "Events."),
    param<&testing::EveryKind::agreements>("yes", "Agreements."),
    param<&testing::EveryKind::overrides>("overrides", "Tables of the scenario."));

}  // namespace passage
