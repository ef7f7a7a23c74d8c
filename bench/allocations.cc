// The program's own malloc and kin stand before glibc's: each counts, then calls glibc's under its internal name. That
// catches operator new and C libraries alike.

#include "allocations.h"

#include <errno.h>
#include <stdlib.h>

#include <atomic>

namespace {
std::atomic<uint64_t> allocations{0};
}  // namespace

namespace bench {
uint64_t allocation_count() { return allocations.load(std::memory_order_relaxed); }
}  // namespace bench

#if !defined(__SANITIZE_ADDRESS__)

extern "C" {

void* __libc_malloc(size_t size);
void* __libc_calloc(size_t count, size_t size);
void* __libc_realloc(void* pointer, size_t size);
void* __libc_memalign(size_t align, size_t size);

void* malloc(size_t size) noexcept {
  allocations.fetch_add(1, std::memory_order_relaxed);
  return __libc_malloc(size);
}

void* calloc(size_t count, size_t size) noexcept {
  allocations.fetch_add(1, std::memory_order_relaxed);
  return __libc_calloc(count, size);
}

void* realloc(void* pointer, size_t size) noexcept {
  allocations.fetch_add(1, std::memory_order_relaxed);
  return __libc_realloc(pointer, size);
}

void* aligned_alloc(size_t align, size_t size) noexcept {
  allocations.fetch_add(1, std::memory_order_relaxed);
  return __libc_memalign(align, size);
}

int posix_memalign(void** pointer, size_t align, size_t size) noexcept {
  allocations.fetch_add(1, std::memory_order_relaxed);
  *pointer = __libc_memalign(align, size);
  return *pointer ? 0 : ENOMEM;
}

}  // extern "C"

#endif
