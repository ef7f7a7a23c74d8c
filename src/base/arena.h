#pragma once
// Arena: memory that is given back all at once. A policy snapshot owns one and never changes it again; a worker owns
// one a decision and resets it between decisions, so that the steady state calls malloc not once.

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory_resource>
#include <new>
#include <span>
#include <string_view>
#include <type_traits>
#include <utility>

namespace base {

// Not thread-safe. Nothing allocated here is destroyed: use it for trivially destructible things and for std::pmr
// containers that live as long as the arena.
class Arena final : public std::pmr::memory_resource {
 public:
  // `bytes_max` is a soft limit: allocation past it still succeeds (there are no exceptions), and over_limit() says so
  // until reset. Whoever runs hostile work asks over_limit() after each step that may allocate.
  explicit Arena(size_t first_block_bytes = 4096, size_t bytes_max = SIZE_MAX);
  ~Arena() override;
  Arena(const Arena&) = delete;
  Arena& operator=(const Arena&) = delete;

  // Uninitialised, aligned to `align` (a power of two). Never null.
  void* allocate_bytes(size_t bytes, size_t align = alignof(std::max_align_t)) {
    const uintptr_t start = (cursor_ + align - 1) & ~uintptr_t{align - 1};
    if (start + bytes <= end_ && start + bytes >= start) [[likely]] {
      cursor_ = start + bytes;
      return reinterpret_cast<void*>(start);
    }
    return allocate_slow(bytes, align);
  }

  // Uninitialised storage for `count` objects.
  template <typename T>
  T* allocate_array(size_t count) {
    static_assert(std::is_trivially_destructible_v<T>);
    return static_cast<T*>(allocate_bytes(count * sizeof(T), alignof(T)));
  }

  // An object whose destructor will not run.
  template <typename T, typename... Args>
  T* create(Args&&... args) {
    return new (allocate_bytes(sizeof(T), alignof(T))) T(std::forward<Args>(args)...);
  }

  std::string_view copy(std::string_view text) {
    char* bytes = allocate_array<char>(text.size() + 1);
    if (!text.empty()) memcpy(bytes, text.data(), text.size());
    bytes[text.size()] = '\0';
    return {bytes, text.size()};
  }

  // Forgets everything and keeps the blocks that the last use needed, merged into one when there were several. A block
  // left over from one unusually large use is given back.
  void reset();

  size_t bytes_used() const { return bytes_before_block_ + (cursor_ - block_start_); }
  bool over_limit() const { return bytes_used() > bytes_max_; }
  void set_bytes_max(size_t bytes_max) { bytes_max_ = bytes_max; }

 private:
  struct Block {
    Block* previous;
    size_t bytes;
  };

  void* allocate_slow(size_t bytes, size_t align);
  void add_block(size_t bytes);
  void use_block(Block* block);
  void free_blocks(Block* from);

  void* do_allocate(size_t bytes, size_t align) override { return allocate_bytes(bytes, align); }
  void do_deallocate(void*, size_t, size_t) override {}
  bool do_is_equal(const std::pmr::memory_resource& other) const noexcept override { return this == &other; }

  uintptr_t cursor_ = 0;
  uintptr_t end_ = 0;
  uintptr_t block_start_ = 0;
  Block* last_ = nullptr;
  size_t bytes_before_block_ = 0;
  size_t first_block_bytes_;
  size_t bytes_max_;
};

}  // namespace base
