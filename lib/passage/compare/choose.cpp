#include "passage/compare/choose.hpp"

#include <algorithm>

#include "passage/compare/roles.hpp"

namespace passage {

namespace {

constexpr Share all_but_the_same{0.95};

Merits merits_of(Path const& path, RoadGraph const& graph, bool has_exposure) {
  Merits merits;
  merits.time = graph.quantum.seconds(path.time);
  if (has_exposure) merits.exposure = expected_events(path.exposure);
  merits.agreements = path.consents;
  return merits;
}

bool shown_before(ChosenPath const& a, ChosenPath const& b) {
  if (a.path.time != b.path.time) return a.path.time < b.path.time;
  if (a.path.exposure != b.path.exposure) return a.path.exposure < b.path.exposure;
  return a.line < b.line;
}

class Chooser {
 public:
  explicit Chooser(RoadGraph const& graph, ChoiceRule const& rule) : graph_(graph), rule_(rule) {}

  /// How much of the path's area the chosen ones contain at most.
  Share largest_overlap(MultiPolygon const& area) const {
    Share largest{0};
    for (auto const& other : areas_) largest = std::max(largest, containment(area, other));
    return largest;
  }
  bool is_known(Path const& path) const {
    return std::ranges::any_of(shown_,
                               [&](ChosenPath const& shown) { return shown.path.links == path.links; });
  }
  bool is_full() const { return shown_.size() >= rule_.most; }

  void add(Path const& path, std::vector<Role> roles) {
    auto line = line_of(graph_, path);
    areas_.push_back(route_area(line, rule_.area));
    shown_.push_back({path, std::move(line), std::move(roles)});
  }
  /// Gives the roles to a chosen path that is as good within epsilon; false when there is none.
  bool merge(Path const& path, std::vector<Role> const& roles) {
    auto const near =
        std::ranges::find_if(shown_, [&](ChosenPath const& chosen) { return is_as_good(chosen.path, path); });
    if (near == shown_.end()) return false;
    for (auto role : roles) {
      if (std::ranges::find(near->roles, role) == near->roles.end()) near->roles.push_back(role);
    }
    std::ranges::sort(near->roles);
    return true;
  }
  MultiPolygon area(Path const& path) const { return route_area(line_of(graph_, path), rule_.area); }
  bool same_agreements(Path const& path, Share overlap) const {
    if (overlap < all_but_the_same) return false;
    return std::ranges::any_of(shown_, [&](ChosenPath const& s) { return s.path.consents == path.consents; });
  }
  std::vector<ChosenPath> take() {
    std::ranges::sort(shown_, shown_before);
    return std::move(shown_);
  }

 private:
  bool is_as_good(Path const& chosen, Path const& path) const {
    auto within = [&](std::uint64_t a, std::uint64_t b) {
      return static_cast<double>(a) <= static_cast<double>(b) * (1 + rule_.epsilon.value);
    };
    return chosen.consents == path.consents && within(chosen.time.quanta, path.time.quanta) &&
           within(chosen.exposure.quanta, path.exposure.quanta);
  }

  RoadGraph const& graph_;
  ChoiceRule const& rule_;
  std::vector<ChosenPath> shown_;
  std::vector<MultiPolygon> areas_;
};

}  // namespace

ShownOptions choose_options(RoadGraph const& graph, ParetoFront const& front,
                            std::vector<Path> const& alternatives, ChoiceRule const& rule) {
  std::vector<Merits> merits;
  for (auto const& path : front.paths) merits.push_back(merits_of(path, graph, rule.has_exposure));
  auto const roles = roles_of(merits);
  Chooser chooser{graph, rule};
  std::size_t from_front = 0;
  for (auto wanted : {Role::fastest, Role::least_exposed, Role::fewest_agreements, Role::balanced}) {
    for (std::size_t i = 0; i < front.paths.size(); ++i) {
      auto const& path = front.paths[i];
      if (std::ranges::find(roles[i], wanted) == roles[i].end() || chooser.is_known(path)) continue;
      if (chooser.merge(path, roles[i])) continue;
      bool const is_extreme = wanted != Role::balanced;
      if (!is_extreme && chooser.is_full()) continue;
      if (!is_extreme && chooser.same_agreements(path, chooser.largest_overlap(chooser.area(path)))) continue;
      chooser.add(path, roles[i]);
      ++from_front;
    }
  }
  for (auto const& path : alternatives) {
    if (chooser.is_full()) break;
    if (chooser.is_known(path) || chooser.largest_overlap(chooser.area(path)) > rule.overlap) continue;
    chooser.add(path, {Role::alternative});
  }
  return {chooser.take(), front.paths.size() - from_front};
}

}  // namespace passage
