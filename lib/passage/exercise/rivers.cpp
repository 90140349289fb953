#include "passage/exercise/rivers.hpp"

#include <algorithm>

#include "passage/exercise/noise.hpp"

namespace passage::exercise {
namespace {

constexpr double drawn_km2 = 55, major_km2 = 420;

auto at(int cell) {
  return static_cast<std::size_t>(cell);
}

/// The upstream neighbours of every cell that carry a drawn stream.
Cells<std::vector<int>> branches(Relief const& relief, double threshold_km2) {
  Cells<std::vector<int>> result(relief.land.size());
  for (auto const cell : relief.drainage.order) {
    if (relief.drainage.area_km2[at(cell)] < threshold_km2) continue;
    result[at(relief.drainage.receiver[at(cell)])].push_back(cell);
  }
  return result;
}

/// Follows the larger branch upstream from `mouth`; the other branches are left for later.
River follow(Relief const& relief, Cells<std::vector<int>> const& upstream, int mouth,
             std::vector<int>& pending) {
  River river;
  auto const& area = relief.drainage.area_km2;
  river.catchment_km2 = area[at(mouth)];
  river.cells = {relief.drainage.receiver[at(mouth)], mouth};
  auto cell = mouth;
  while (!upstream[at(cell)].empty()) {
    auto const& list = upstream[at(cell)];
    auto const main = *std::max_element(list.begin(), list.end(), [&](int a, int b) {
      return std::pair(area[at(a)], -a) < std::pair(area[at(b)], -b);
    });
    for (auto const other : list) {
      if (other != main) pending.push_back(other);
    }
    river.cells.push_back(main);
    cell = main;
  }
  std::reverse(river.cells.begin(), river.cells.end());
  return river;
}

Line drawn(Relief const& relief, Wobble const& wobble, std::vector<int> const& cells) {
  Line line;
  for (auto const cell : cells) line.push_back(wobble(cell));
  if (!relief.land[at(cells.back())]) {  // to the shore, not into the sea
    auto const last = line.size() - 1;
    line[last] = {(line[last].x + line[last - 1].x) / 2, (line[last].y + line[last - 1].y) / 2};
  }
  return line;
}

}  // namespace

Wobble::Wobble(Lattice const& lattice, Random const& random)
    : lattice_(lattice), seed_(random.stream("wobble").next()) {}

Point Wobble::operator()(int cell) const {
  Noise const noise(seed_);
  auto const centre = lattice_.centre(cell);
  auto const number = static_cast<std::uint64_t>(cell) * 2;
  return {centre.x + (noise.chance(number) - 0.5) * 0.62 * lattice_.cell_m,
          centre.y + (noise.chance(number + 1) - 0.5) * 0.62 * lattice_.cell_m};
}

Rivers make_rivers(Relief const& relief, Random const& random) {
  auto const scale = relief.lattice.cell_m * relief.lattice.cell_m / (500.0 * 500.0);
  auto const upstream = branches(relief, drawn_km2 * scale);
  std::vector<int> pending;
  for (int cell = 0; cell < relief.lattice.cells(); ++cell) {
    if (!relief.land[at(cell)])
      pending.insert(pending.end(), upstream[at(cell)].begin(), upstream[at(cell)].end());
  }
  Rivers rivers{{}, Cells<char>(relief.land.size(), 0), Cells<char>(relief.land.size(), 0)};
  Wobble const wobble(relief.lattice, random);
  while (!pending.empty()) {
    auto const mouth = pending.back();
    pending.pop_back();
    auto const before = pending.size();
    auto river = follow(relief, upstream, mouth, pending);
    if (river.cells.size() < 9 && pending.size() == before)
      continue;  // too short for a river, and nothing joins it
    river.major = river.catchment_km2 >= major_km2 * scale;
    river.line = rounded(drawn(relief, wobble, river.cells), 2);
    for (auto const cell : river.cells) {
      if (!relief.land[at(cell)]) continue;
      auto const large = relief.drainage.area_km2[at(cell)] >= major_km2 * scale;
      (large ? rivers.major : rivers.minor)[at(cell)] = 1;
    }
    rivers.list.push_back(std::move(river));
  }
  std::stable_sort(rivers.list.begin(), rivers.list.end(),
                   [](River const& a, River const& b) { return a.catchment_km2 > b.catchment_km2; });
  return rivers;
}

}  // namespace passage::exercise
