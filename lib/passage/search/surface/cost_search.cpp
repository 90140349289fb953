#include "passage/search/surface/cost_search.hpp"

#include <algorithm>
#include <cmath>
#include <memory>

#include "passage/base/parallel.hpp"

namespace passage::surface {

namespace {

constexpr int side = WorkTile::side;

// About half the cost of a typical straight move: narrow enough that few cells are scanned twice, wide enough
// that few buckets are empty. Any width gives the same labels.
double bucket_width(WorkTile const& work) {
  std::array<float, 64> sample;
  std::size_t count = 0;
  constexpr int step = side * side / 64 + 13;
  for (int cell = 0; cell < side * side; cell += step) {
    float const friction = work.friction[static_cast<std::size_t>(WorkTile::at(cell / side, cell % side))];
    if (friction < std::numeric_limits<float>::infinity()) sample[count++] = friction;
  }
  double const length = std::min(work.lengths[WorkTile::halo + 1][0], work.lengths[WorkTile::halo + 1][1]);
  if (count == 0) return length;
  auto const middle = sample.begin() + static_cast<std::ptrdiff_t>(count / 2);
  std::nth_element(sample.begin(), middle, sample.begin() + static_cast<std::ptrdiff_t>(count));
  return std::max(1.0, 0.5 * static_cast<double>(*middle) * length);
}

}  // namespace

struct CostSearch::Bench {
  WorkTile work;
  BucketRing ring;
  CostCounts counts;
  std::vector<Proposal> outgoing;
};

CostSearch::CostSearch(FrictionSurface const& surface, CostOptions const& options, CostField& field)
    : surface_(surface),
      options_(options),
      field_(field),
      reader_(surface, options.neighbours, options.corners, field.quantum()),
      costs_(surface, options.neighbours, field.quantum(), options.is_reverse),
      settler_(costs_, options.neighbours),
      unreached_(largest_label(options, field.quantum()) + 1),
      limit_(unreached_ - 1),
      agenda_(reader_.layout().tiles(), reach_of(options.neighbours), unreached_,
              [this](std::int64_t tile) { return field_.is_near(tile) && surface_.friction.is_near(tile); }) {
  if (options.is_reverse) reader_.reverse_crossings();
  if (options.targets.empty()) return;
  targets_.resize(static_cast<std::size_t>(reader_.layout().tiles()));
  for (auto const target : options.targets) {
    auto const place =
        place_of(reader_.layout(), surface.grid().row_of(target), surface.grid().column_of(target));
    targets_[static_cast<std::size_t>(place.tile)].push_back(
        static_cast<std::int64_t>(target_places_.size()));
    target_places_.push_back(place);
  }
  target_labels_.assign(target_places_.size(), unreached_);
}

void CostSearch::add_sources(std::vector<CostSource> const& sources) {
  for (auto const& source : sources)
    propose(source.cell, static_cast<double>(field_.quantum().quantise(source.initial).quanta));
}

void CostSearch::propose(CellId cell, double label) {
  auto const place =
      place_of(reader_.layout(), surface_.grid().row_of(cell), surface_.grid().column_of(cell));
  if (label < unreached_) agenda_.propose(place.tile, {{place.cell, label}});
}

void CostSearch::revisit(CellId cell) {
  auto const place =
      place_of(reader_.layout(), surface_.grid().row_of(cell), surface_.grid().column_of(cell));
  auto const label = field_.at(cell);
  if (!label.is_reached()) return;
  revisits_[place.tile].push_back(place.cell);
  agenda_.wake(place.tile, static_cast<double>(label.quanta));
}

void CostSearch::run(Context& context) {
  auto const workers = static_cast<std::size_t>(std::max(1, context.threads));
  parallel_for(workers, context, [&](std::size_t, int) {
    auto const bench = std::make_unique<Bench>();
    try {
      work(*bench, context);
    } catch (...) {
      agenda_.stop();
      throw;
    }
    std::scoped_lock const lock{mutex_};
    counts_.tile_visits += bench->counts.tile_visits;
    counts_.scans += bench->counts.scans;
    counts_.pushes += bench->counts.pushes;
    counts_.proposals += bench->counts.proposals;
  });
  if (!options_.targets.empty()) cut_at_limit();
}

void CostSearch::work(Bench& bench, Context& context) {
  while (auto const job = agenda_.take(limit_)) {
    context.check_cancel();
    if (!improves(*job)) {
      agenda_.release(job->tile);
      continue;
    }
    first_visits_ += !field_.is_reached(job->tile);
    visit(bench, *job);
    agenda_.finish(job->tile, bench.work);
    context.progress(static_cast<double>(first_visits_) / static_cast<double>(reader_.layout().tiles()));
  }
}

// Most proposals are for cells at the edge, whose labels are known without loading the tile.
bool CostSearch::improves(TileAgenda::Job const& job) {
  bool found = true;
  auto against = [&](Border const& border) {
    found = job.proposals.empty() ||
            std::any_of(job.proposals.begin(), job.proposals.end(), [&](Proposal const& proposal) {
              return proposal.label < border.label(proposal.cell / side, proposal.cell % side);
            });
  };
  agenda_.with_tile(job.tile, against, [] {});
  return found;
}

void CostSearch::visit(Bench& bench, TileAgenda::Job const& job) {
  load(bench, job);
  auto const settled =
      settler_.settle(bench.work, bench.ring, [&](int cell) { cross(bench, job.tile, cell); });
  ++bench.counts.tile_visits;
  bench.counts.scans += settled.scans;
  bench.counts.pushes += settled.pushes;
  field_.write(job.tile, unreached_, bench.work.label.data() + WorkTile::at(0, 0), WorkTile::stride);
  send(bench, job.tile);
  if (targets_.empty() || targets_[static_cast<std::size_t>(job.tile)].empty()) return;
  std::scoped_lock const lock{mutex_};
  for (auto const number : targets_[static_cast<std::size_t>(job.tile)]) {
    auto const cell = target_places_[static_cast<std::size_t>(number)].cell;
    target_labels_[static_cast<std::size_t>(number)] =
        bench.work.label[static_cast<std::size_t>(WorkTile::at(cell / side, cell % side))];
  }
  lower_limit();
}

void CostSearch::load(Bench& bench, TileAgenda::Job const& job) {
  auto& work = bench.work;
  reader_.read(job.tile, work);
  field_.read(job.tile, {}, unreached_, work.label.data() + WorkTile::at(0, 0), WorkTile::stride);
  read_halo(bench, job.tile);
  bench.ring.start(job.least, bucket_width(work), limit_.load(std::memory_order_relaxed));
  for (auto const& proposal : job.proposals) {
    int const cell = WorkTile::at(proposal.cell / side, proposal.cell % side);
    auto& label = work.label[static_cast<std::size_t>(cell)];
    bool const is_passable =
        work.friction[static_cast<std::size_t>(cell)] < std::numeric_limits<float>::infinity();
    if (!is_passable || !(proposal.label < label)) continue;
    label = proposal.label;
    bench.ring.push(work, cell, label);
  }
  auto const again = revisits_.find(job.tile);
  if (again == revisits_.end()) return;
  for (int const place : again->second) {
    int const cell = WorkTile::at(place / side, place % side);
    double const label = work.label[static_cast<std::size_t>(cell)];
    if (label < unreached_) bench.ring.push(work, cell, label);
  }
  again->second.clear();  // the tile is this worker's alone
}

// What lies beyond the reach of a move is never looked at, but for vector lanes that are not used.
void CostSearch::read_halo(Bench& bench, std::int64_t tile) {
  int const reach = reach_of(options_.neighbours);
  for_each_part(reader_.layout(), tile, reach,
                [&](std::int64_t part, TileWindow const& window, int row, int column) {
                  if (part == tile) return;
                  double* const labels = bench.work.label.data() + WorkTile::at(row, column);
                  for (int down = 0; down < window.rows; ++down)
                    std::fill_n(labels + down * WorkTile::stride, window.columns, unreached_);
                  auto published = [&](Border const& border) {
                    for (int down = 0; down < window.rows; ++down) {
                      for (int right = 0; right < window.columns; ++right)
                        labels[down * WorkTile::stride + right] =
                            border.label(window.row + down, window.column + right);
                    }
                  };
                  auto idle = [&] { field_.read(part, window, unreached_, labels, WorkTile::stride); };
                  agenda_.with_tile(part, published, idle);
                });
}

void CostSearch::cross(Bench& bench, std::int64_t tile, int cell) {
  int const in_tile = WorkTile::row_of(cell) * side + WorkTile::column_of(cell);
  for (auto const& departure : reader_.departures(tile)) {
    if (departure.cell != in_tile) continue;
    double const arrival = bench.work.label[static_cast<std::size_t>(cell)] + departure.cost;
    if (!(arrival < unreached_)) continue;
    if (departure.to_tile != tile) {
      agenda_.propose(departure.to_tile, {{departure.to_cell, arrival}});
      continue;
    }
    int const to = WorkTile::at(departure.to_cell / side, departure.to_cell % side);
    auto& label = bench.work.label[static_cast<std::size_t>(to)];
    if (!(arrival < label)) continue;
    label = arrival;
    bench.ring.push(bench.work, to, arrival);
  }
}

// The halo cells that were lowered carry the mark `queued`.
void CostSearch::send(Bench& bench, std::int64_t tile) {
  auto const& work = bench.work;
  for_each_part(
      reader_.layout(), tile, reach_of(options_.neighbours),
      [&](std::int64_t part, TileWindow const& window, int row, int column) {
        if (part == tile) return;
        bench.outgoing.clear();
        for (int down = 0; down < window.rows; ++down) {
          for (int right = 0; right < window.columns; ++right) {
            auto const cell = static_cast<std::size_t>(WorkTile::at(row + down, column + right));
            if (!(work.state[cell] & WorkTile::queued)) continue;
            bench.outgoing.push_back({(window.row + down) * side + window.column + right, work.label[cell]});
          }
        }
        bench.counts.proposals += bench.outgoing.size();
        agenda_.propose(part, bench.outgoing);
      });
}

// When every target has a label, nothing above the largest can matter any more.
void CostSearch::lower_limit() {
  double const largest = *std::max_element(target_labels_.begin(), target_labels_.end());
  if (largest < unreached_) limit_.store(std::min(limit_.load(), largest));
}

void CostSearch::cut_at_limit() {
  double const limit = limit_.load();
  std::vector<double> labels(TileLayout::cells_per_tile());
  for (std::int64_t tile = 0; tile < reader_.layout().tiles(); ++tile) {
    if (!field_.is_reached(tile) || field_.most(tile) <= limit) continue;
    field_.read(tile, {}, unreached_, labels.data(), side);
    field_.write(tile, limit + 1, labels.data(), side);
  }
}

}  // namespace passage::surface
