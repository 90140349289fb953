#include "passage/search/surface/tile_agenda.hpp"

#include <algorithm>

namespace passage::surface {

namespace {

constexpr int side = WorkTile::side;
constexpr double nothing = std::numeric_limits<double>::infinity();

}  // namespace

Border::Border(int reach, double unreached) : reach_(reach), unreached_(unreached) {
  auto const size = static_cast<std::size_t>(reach * side);
  for (auto* const strip : {&top_, &bottom_, &left_, &right_}) strip->assign(size, unreached);
}

void Border::publish(WorkTile const& work) {
  auto const* const labels = work.label.data();
  for (int step = 0; step < reach_; ++step) {
    std::copy_n(labels + WorkTile::at(step, 0), side, top_.data() + step * side);
    std::copy_n(labels + WorkTile::at(side - reach_ + step, 0), side, bottom_.data() + step * side);
  }
  for (int row = 0; row < side; ++row) {
    std::copy_n(labels + WorkTile::at(row, 0), reach_, left_.data() + row * reach_);
    std::copy_n(labels + WorkTile::at(row, side - reach_), reach_, right_.data() + row * reach_);
  }
}

double Border::label(int row, int column) const {
  auto at = [](std::vector<double> const& strip, int index) {
    return strip[static_cast<std::size_t>(index)];
  };
  if (row < reach_) return at(top_, row * side + column);
  if (row >= side - reach_) return at(bottom_, (row - side + reach_) * side + column);
  if (column < reach_) return at(left_, row * reach_ + column);
  if (column >= side - reach_) return at(right_, row * reach_ + column - side + reach_);
  return unreached_;
}

TileAgenda::TileAgenda(std::int64_t tiles, int reach, double unreached,
                       std::function<bool(std::int64_t)> is_near)
    : reach_(reach),
      unreached_(unreached),
      is_near_(std::move(is_near)),
      boxes_(static_cast<std::size_t>(tiles)) {}

void TileAgenda::propose(std::int64_t tile, std::vector<Proposal> const& proposals) {
  if (proposals.empty()) return;
  auto& box = boxes_[static_cast<std::size_t>(tile)];
  double least = nothing;
  for (auto const& proposal : proposals) least = std::min(least, proposal.label);
  {
    std::scoped_lock const lock{box.mutex};
    box.proposals.insert(box.proposals.end(), proposals.begin(), proposals.end());
    if (least >= box.least) return;
    box.least = least;
    if (box.is_active) return;  // its owner queues it again
  }
  enqueue(tile, least);
}

void TileAgenda::wake(std::int64_t tile, double key) {
  auto& box = boxes_[static_cast<std::size_t>(tile)];
  {
    std::scoped_lock const lock{box.mutex};
    box.least = std::min(box.least, key);
  }
  enqueue(tile, key);
}

void TileAgenda::enqueue(std::int64_t tile, double key) {
  {
    std::scoped_lock const lock{mutex_};
    queue_.push({key, tile});
  }
  changed_.notify_one();
}

std::optional<TileAgenda::Job> TileAgenda::take(std::atomic<double> const& limit) {
  std::unique_lock lock{mutex_};
  for (;;) {
    changed_.wait(lock, [&] { return is_stopped_ || !queue_.empty() || active_ == 0; });
    if (is_stopped_ || queue_.empty()) {
      changed_.notify_all();  // the others need not wait any longer either
      return std::nullopt;
    }
    auto const entry = pop_entry();
    auto& box = boxes_[static_cast<std::size_t>(entry.tile)];
    std::scoped_lock const box_lock{box.mutex};
    if (box.is_active || box.least != entry.key) continue;  // taken or queued anew meanwhile
    Job job{entry.tile, box.least, std::move(box.proposals)};
    box.proposals = {};
    box.least = nothing;
    if (job.least > limit.load(std::memory_order_relaxed)) continue;
    box.is_active = true;
    ++active_;
    return job;
  }
}

// Any order gives the same labels; tiles that are near spare a reading. Only tiles that are due are asked
// about: nobody works on those.
TileAgenda::Entry TileAgenda::pop_entry() {
  auto first = queue_.top();
  queue_.pop();
  if (!is_near_ || !is_due(first) || is_near_(first.tile)) return first;
  passed_over_.clear();
  while (passed_over_.size() < look_ahead && !queue_.empty()) {
    auto const next = queue_.top();
    queue_.pop();
    if (!is_due(next)) continue;
    passed_over_.push_back(next);
    if (!is_near_(next.tile)) continue;
    std::swap(first, passed_over_.back());
    break;
  }
  for (auto const& entry : passed_over_) queue_.push(entry);
  return first;
}

bool TileAgenda::is_due(Entry const& entry) {
  auto& box = boxes_[static_cast<std::size_t>(entry.tile)];
  std::scoped_lock const lock{box.mutex};
  return !box.is_active && box.least == entry.key;
}

void TileAgenda::finish(std::int64_t tile, WorkTile const& work) {
  auto& box = boxes_[static_cast<std::size_t>(tile)];
  {
    std::scoped_lock const lock{box.mutex};
    if (!box.border) box.border = std::make_unique<Border>(reach_, unreached_);
    box.border->publish(work);
  }
  end_activity(tile);
}

void TileAgenda::release(std::int64_t tile) {
  end_activity(tile);
}

void TileAgenda::end_activity(std::int64_t tile) {
  auto& box = boxes_[static_cast<std::size_t>(tile)];
  std::scoped_lock const lock{mutex_, box.mutex};
  box.is_active = false;
  --active_;
  if (box.least < nothing) queue_.push({box.least, tile});
  changed_.notify_all();
}

void TileAgenda::stop() {
  {
    std::scoped_lock const lock{mutex_};
    is_stopped_ = true;
  }
  changed_.notify_all();
}

}  // namespace passage::surface
