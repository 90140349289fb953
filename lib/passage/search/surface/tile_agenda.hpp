#pragma once
#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <limits>
#include <memory>
#include <mutex>
#include <optional>
#include <queue>
#include <vector>

#include "passage/search/surface/work_tile.hpp"

namespace passage::surface {

/// A label proposed for a cell of another tile.
struct Proposal {
  int cell = 0;  ///< row · side + column within the tile
  double label = 0;
};

/// The labels along the edges of a tile as its owner last left them, `reach` cells deep: what the neighbours
/// compare with before they propose anything.
class Border {
 public:
  explicit Border(int reach, double unreached);
  void publish(WorkTile const& work);
  /// Label of a cell within `reach` of an edge; unreached's label for cells further in.
  double label(int row, int column) const;

 private:
  int reach_;
  double unreached_;
  std::vector<double> top_, bottom_, left_, right_;
};

/// Who works on which tile: tiles wait in order of their smallest proposal, each has a mailbox, and a tile is
/// one worker's at a time. The fixed point that the search reaches does not depend on the order.
class TileAgenda {
 public:
  /// `is_near` says whether a tile can be worked on without reading from disk; it may be empty: all can.
  TileAgenda(std::int64_t tiles, int reach, double unreached,
             std::function<bool(std::int64_t tile)> is_near = {});

  /// Leaves proposals with a tile and queues it.
  void propose(std::int64_t tile, std::vector<Proposal> const& proposals);
  /// Queues a tile without a proposal: its own cells changed.
  void wake(std::int64_t tile, double key);

  static constexpr std::size_t look_ahead = 64;
  struct Job {
    std::int64_t tile = 0;
    double least = 0;  ///< smallest label proposed
    std::vector<Proposal> proposals;
  };
  /// The tile with the smallest proposal, or the first that is near of the `look_ahead` smallest; waits while
  /// others may still make one; empty when all is done.
  /// Tiles whose smallest proposal exceeds `limit` are dropped: no label at or below it can come of them.
  std::optional<Job> take(std::atomic<double> const& limit);
  /// Gives the tile back; its edges become known to the neighbours.
  void finish(std::int64_t tile, WorkTile const& work);
  /// Gives back a tile that was not worked on.
  void release(std::int64_t tile);
  /// Ends all waiting; take returns empty from now on.
  void stop();

  /// What is known of a tile's labels, while it cannot change: calls published(border), or, where nothing was
  /// published and nobody works on the tile, idle(): its labels then lie in the field. Neither where its
  /// first visit is under way.
  template <class Published, class Idle>
  void with_tile(std::int64_t tile, Published&& published, Idle&& idle) {
    auto& box = boxes_[static_cast<std::size_t>(tile)];
    std::scoped_lock const lock{box.mutex};
    if (box.border) {
      published(*box.border);
    } else if (!box.is_active) {
      idle();
    }
  }

 private:
  struct Box {
    std::mutex mutex;
    std::vector<Proposal> proposals;
    std::unique_ptr<Border> border;
    double least = std::numeric_limits<double>::infinity();
    bool is_active = false;
  };
  void enqueue(std::int64_t tile, double key);
  void end_activity(std::int64_t tile);

  int reach_;
  double unreached_;
  std::function<bool(std::int64_t)> is_near_;
  std::vector<Box> boxes_;

  struct Entry {
    double key;
    std::int64_t tile;
    bool operator>(Entry const& other) const {
      return key != other.key ? key > other.key : tile > other.tile;
    }
  };
  Entry pop_entry();
  bool is_due(Entry const& entry);

  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<Entry> passed_over_;  ///< only while pop_entry looks
  std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue_;
  int active_ = 0;
  bool is_stopped_ = false;
};

}  // namespace passage::surface
