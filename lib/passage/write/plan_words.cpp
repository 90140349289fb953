#include "passage/write/plan_words.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace passage {

namespace {

template <class... Arguments>
std::string say_with(Messages const& say, std::string const& text, Arguments const&... arguments) {
  return fmt::format(fmt::runtime(say(text)), arguments...);
}

std::string hour_text(PlanClock const& clock) {
  return fmt::format("{:02}:{:02}", clock.hour, clock.minute);
}

std::string clock_text_of_day(Seconds time) {
  MovementPlan const midnight;
  return hour_text(clock_of(midnight, time));
}

std::string departure_text(MovementPlan const& plan, Messages const& say) {
  auto text = say_with(say, "leaves {}", moment_text(plan, plan.departure));
  if (plan.latest_departure && *plan.latest_departure > plan.departure) {
    text += say_with(say, ", at the latest {} without a further night",
                     hour_text(clock_of(plan, *plan.latest_departure)));
  }
  text += say_with(say, "; arrives {}", moment_text(plan, plan.arrival));
  if (plan.has_return) text += say_with(say, "; back {}", moment_text(plan, plan.end));
  return text;
}

std::string crossing_text(MovementPlan const& plan, Messages const& say) {
  std::string text;
  for (auto const& step : plan.steps) {
    if (step.kind != StepKind::crossing || step.is_return) continue;
    auto const begin = clock_of(plan, step.begin), end = clock_of(plan, step.end);
    auto const until = begin.day == end.day ? hour_text(end) : clock_text(end);
    text += (text.empty() ? "" : "; ") +
            say_with(say, "{}: there {}, through {}", isolated(step.place), clock_text(begin), until);
  }
  return text;
}

std::string night_text(MovementPlan const& plan, Messages const& say) {
  std::string text;
  for (auto const& step : plan.steps) {
    if (step.kind != StepKind::night) continue;
    auto const where = step.place.empty()
                           ? say_with(say, "at no named place, km {:.0f}", step.at / kilometre)
                           : say_with(say, "{} (km {:.0f})", isolated(step.place), step.at / kilometre);
    text += (text.empty() ? "" : "; ") + where;
    if (step.is_return) text += " " + say("on the way back");
  }
  return text;
}

FactLine pause_fact(PauseFit const& pause, Messages const& say) {
  FactLine fact{
      say_with(say, "Pause {}\u2013{}", clock_text_of_day(pause.begin), clock_text_of_day(pause.end)), {}};
  if (!pause.spare) {
    fact.text = say("does not fit: a crossing point on the way does not open in time");
  } else if (pause.spare->value >= 0) {
    fact.text = say_with(say, "fits, {} to spare", time_text(*pause.spare, say));
  } else {
    fact.text = say_with(say, "does not fit, {} too long", time_text(-*pause.spare, say));
  }
  if (pause.spare) fact.text += say_with(say, " ({} on the road one way)", time_text(pause.on_road, say));
  fact.is_open_question = !pause.spare || pause.spare->value < 0;
  return fact;
}

std::string names_of(RunResult const& result, Refusal const& refusal) {
  std::string text;
  auto const add = [&text](std::string const& name) { text += (text.empty() ? "" : " + ") + isolated(name); };
  for (auto party : refusal.refused.members()) add(result.authorities.name(party));
  for (auto gate : refusal.closed) add(result.graph.gates[gate.value].name);
  return text;
}

std::string flip_text(RunResult const& result, Flip const& flip, Messages const& say) {
  switch (flip.kind) {
    case FlipKind::longer_wait: {
      auto const name = names_of(result, flip.refusal);
      if (flip.then) {
        return say_with(say, "if the wait at {} grows by more than {}, option {} is the fastest", name,
                        time_text(flip.amount, say), result.options[*flip.then].id);
      }
      return say_with(say, "if the wait at {} grows by more than {}, a way that is not shown is the fastest",
                      name, time_text(flip.amount, say));
    }
    case FlipKind::refusal:
      return say_with(say, "the fastest if {} says no", names_of(result, flip.refusal));
    case FlipKind::closing:
      return say_with(say, "the fastest if {} closes", names_of(result, flip.refusal));
    case FlipKind::opening:
      return say_with(say, "the fastest if {} opens", isolated(flip.name));
    case FlipKind::slower:
      return say_with(say, "the fastest if the others take {} longer", time_text(flip.amount, say));
  }
  return {};
}

}  // namespace

std::string moment_text(MovementPlan const& plan, Seconds time) {
  auto const local = clock_of(plan, time), utc = clock_of(plan, time, plan.utc_offset);
  auto const text = local.day == utc.day ? hour_text(utc) : clock_text(utc);
  return fmt::format("{} ({} UTC)", clock_text(local), text);
}

std::vector<FactLine> plan_facts(RunResult const& result, RouteOption const& option, Messages const& say) {
  std::vector<FactLine> facts;
  static_cast<void>(result);
  if (!option.assessment.plan) return facts;
  auto const& plan = *option.assessment.plan;
  facts.push_back({say("Plan"), departure_text(plan, say)});
  facts.push_back({say("At crossing points"), crossing_text(plan, say)});
  facts.push_back({say("Nights"), night_text(plan, say), plan.nights_at_no_place > 0});
  for (auto const& pause : plan.pauses) facts.push_back(pause_fact(pause, say));
  std::erase_if(facts, [](FactLine const& fact) { return fact.text.empty(); });
  return facts;
}

std::vector<FactLine> explanation_facts(RunResult const& result, RouteOption const& option,
                                        Messages const& say) {
  std::vector<FactLine> facts;
  auto const& [binding, flip] = option.explanation;
  if (binding) {
    auto const what = binding->name.empty() ? say(std::string{name_of(binding->obstacle)})
                                            : say_with(say, "{} ({})", isolated(binding->name),
                                                       say(std::string{name_of(binding->obstacle)}));
    facts.push_back(
        {say("Held back by"), say_with(say, "{}: {} less without it", what, time_text(binding->saved, say))});
  }
  if (flip && flip->is_verified)
    facts.push_back({say("What would change it"), flip_text(result, *flip, say)});
  return facts;
}

}  // namespace passage
