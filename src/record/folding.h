#pragma once
// Folding: a caller that is refused the same again and again makes one line, and then one more every so often that
// counts the rest and lists their ids, so that every id that a user was shown can be found.

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace bulkhead {

class Folding {
 public:
  using Clock = std::chrono::steady_clock;

  static constexpr size_t kFoldsMax = 128;  // kinds of refusals at the same time; one more ends the oldest
  static constexpr size_t kIdsMax = 32;     // of one line

  explicit Folding(std::chrono::milliseconds window) : window_(window) {}

  // Refusals that were folded into the one of `first_id`. Borrowed for the call.
  struct Fold {
    std::string_view first_id;
    std::string_view ids;  // as JSON: "…","…"
    size_t count;
    int64_t since_ns;  // the wall clock of the first that was folded, and of the last
    int64_t until_ns;
  };

  // Whether a refusal is folded; if not, it is to be written. `likeness` is equal for equal refusals. emit(Fold) is
  // called for each fold that ends with this.
  template <typename Emit>
  bool take(uint64_t likeness, std::string_view id, int64_t wall_ns, Clock::time_point now, Emit&& emit) {
    end_before(now - window_, emit);
    Entry* const entry = find(likeness);
    if (entry == nullptr) {
      if (entries_.size() == kFoldsMax) end(0, emit);
      begin(likeness, id, now);
      return false;
    }
    add(*entry, id, wall_ns);
    if (entry->count == kIdsMax) finish(*entry, emit);
    return true;
  }

  // The line of the first one could not be written: the next is no repetition.
  void forget(uint64_t likeness);

  // Ends the folds whose time is over.
  template <typename Emit>
  void expire(Clock::time_point now, Emit&& emit) {
    end_before(now - window_, emit);
  }

  // Ends all.
  template <typename Emit>
  void end_all(Emit&& emit) {
    while (!entries_.empty()) end(0, emit);
  }

 private:
  struct Entry {
    uint64_t likeness = 0;
    Clock::time_point begun;
    std::string first_id;
    std::string ids;
    size_t count = 0;
    int64_t since_ns = 0;
    int64_t until_ns = 0;
  };

  Entry* find(uint64_t likeness);
  void begin(uint64_t likeness, std::string_view id, Clock::time_point now);
  static void add(Entry& entry, std::string_view id, int64_t wall_ns);

  template <typename Emit>
  static void finish(Entry& entry, Emit&& emit) {
    if (entry.count > 0) emit(Fold{entry.first_id, entry.ids, entry.count, entry.since_ns, entry.until_ns});
    entry.count = 0;
    entry.ids.clear();
  }

  template <typename Emit>
  void end(size_t place, Emit&& emit) {
    finish(entries_[place], emit);
    entries_.erase(entries_.begin() + static_cast<std::ptrdiff_t>(place));
  }

  // They stand in the order in which they began.
  template <typename Emit>
  void end_before(Clock::time_point time, Emit&& emit) {
    while (!entries_.empty() && entries_.front().begun <= time) end(0, emit);
  }

  const std::chrono::milliseconds window_;
  std::vector<Entry> entries_;
};

}  // namespace bulkhead
