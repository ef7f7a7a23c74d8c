// A chain of blocks, each twice the size of the one before. reset() keeps a single block large enough for all that the
// last use needed, so a worker whose decisions are alike allocates once and then never again.

#include "base/arena.h"

#include <algorithm>
#include <cstdlib>

namespace base {
namespace {

constexpr size_t kBlockBytesMax = size_t{1} << 26;  // growth stops doubling here
constexpr size_t kKeptBytesMax = size_t{1} << 24;   // reset() gives back a block above this

}  // namespace

Arena::Arena(size_t first_block_bytes, size_t bytes_max)
    : first_block_bytes_(std::max(first_block_bytes, size_t{256})), bytes_max_(bytes_max) {}

Arena::~Arena() { free_blocks(last_); }

void* Arena::allocate_slow(size_t bytes, size_t align) {
  const size_t doubled = last_ ? std::min(last_->bytes * 2, kBlockBytesMax) : first_block_bytes_;
  if (bytes > SIZE_MAX / 2) std::abort();  // no real object is this large: a caller lost a bound
  add_block(std::max(doubled, bytes + align));
  return allocate_bytes(bytes, align);
}

void Arena::add_block(size_t bytes) {
  bytes_before_block_ = bytes_used();
  auto* block = static_cast<Block*>(std::malloc(sizeof(Block) + bytes));
  if (!block) std::abort();
  block->previous = last_;
  block->bytes = bytes;
  last_ = block;
  use_block(block);
}

void Arena::use_block(Block* block) {
  block_start_ = cursor_ = reinterpret_cast<uintptr_t>(block + 1);
  end_ = cursor_ + block->bytes;
}

void Arena::free_blocks(Block* from) {
  while (from) {
    Block* previous = from->previous;
    std::free(from);
    from = previous;
  }
}

void Arena::reset() {
  if (!last_) return;
  const size_t needed = bytes_used();
  bytes_before_block_ = 0;
  if (!last_->previous && last_->bytes <= kKeptBytesMax) {
    use_block(last_);
    return;
  }
  free_blocks(last_);
  last_ = nullptr;
  cursor_ = end_ = block_start_ = 0;
  if (needed <= kKeptBytesMax) add_block(std::max(needed + needed / 4, first_block_bytes_));
  bytes_before_block_ = 0;
}

}  // namespace base
