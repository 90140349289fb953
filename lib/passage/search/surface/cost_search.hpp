#pragma once
#include <array>
#include <atomic>
#include <map>
#include <vector>

#include "passage/search/surface/accumulate_cost.hpp"
#include "passage/search/surface/move_costs.hpp"
#include "passage/search/surface/settle.hpp"
#include "passage/search/surface/tile_agenda.hpp"
#include "passage/search/surface/tile_reader.hpp"

namespace passage::surface {

/// One run of the tile relaxation over a CostField: from sources, or on from a finished field whose moves
/// changed.
class CostSearch {
 public:
  CostSearch(FrictionSurface const& surface, CostOptions const& options, CostField& field);

  void add_sources(std::vector<CostSource> const& sources);
  /// Proposes a label for a cell.
  void propose(CellId cell, double label_quanta);
  /// Has the moves of a cell that is reached already tried again.
  void revisit(CellId cell);
  /// Relaxes until no move improves any label at or below the limit, with context.threads workers.
  void run(Context& context);

  CostCounts const& counts() const { return counts_; }

 private:
  struct Bench;
  void work(Bench& bench, Context& context);
  void visit(Bench& bench, TileAgenda::Job const& job);
  bool improves(TileAgenda::Job const& job);
  void load(Bench& bench, TileAgenda::Job const& job);
  void read_halo(Bench& bench, std::int64_t tile);
  void cross(Bench& bench, std::int64_t tile, int cell);
  void send(Bench& bench, std::int64_t tile);
  void lower_limit();
  void cut_at_limit();

  FrictionSurface const& surface_;
  CostOptions const& options_;
  CostField& field_;
  TileReader reader_;
  MoveCosts costs_;
  Settler settler_;
  double unreached_;           ///< the label of what is not reached: one more than the first limit
  std::atomic<double> limit_;  ///< labels above it do not matter
  TileAgenda agenda_;
  std::atomic<std::int64_t> first_visits_{0};          ///< tiles reached so far: the progress
  std::map<std::int64_t, std::vector<int>> revisits_;  ///< cells by tile; not changed while the search runs
  std::vector<std::vector<std::int64_t>> targets_;     ///< by tile
  std::vector<double> target_labels_;
  std::vector<TilePlace> target_places_;
  std::mutex mutex_;
  CostCounts counts_;
};

}  // namespace passage::surface
