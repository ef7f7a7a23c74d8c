// The program's own malloc and kin stand before glibc's: each counts, then calls glibc's under its internal name. That
// catches operator new and C libraries alike.

#include "cli/heap_counter.h"

#include <cerrno>
#include <cstdlib>

namespace bulkhead {
namespace {

constinit thread_local HeapUse use;

[[maybe_unused]] void count(size_t bytes) {
  use.allocations++;
  use.bytes += bytes;
}

}  // namespace

HeapUse heap_use() { return use; }

}  // namespace bulkhead

#if !defined(__SANITIZE_ADDRESS__) && !defined(BULKHEAD_FUZZ)

extern "C" {

void* __libc_malloc(size_t size);
void* __libc_calloc(size_t count, size_t size);
void* __libc_realloc(void* pointer, size_t size);
void* __libc_memalign(size_t align, size_t size);

void* malloc(size_t size) noexcept {
  bulkhead::count(size);
  return __libc_malloc(size);
}

void* calloc(size_t items, size_t size) noexcept {
  bulkhead::count(items * size);
  return __libc_calloc(items, size);
}

void* realloc(void* pointer, size_t size) noexcept {
  bulkhead::count(size);
  return __libc_realloc(pointer, size);
}

void* aligned_alloc(size_t align, size_t size) noexcept {
  bulkhead::count(size);
  return __libc_memalign(align, size);
}

int posix_memalign(void** pointer, size_t align, size_t size) noexcept {
  bulkhead::count(size);
  *pointer = __libc_memalign(align, size);
  return *pointer ? 0 : ENOMEM;
}

}  // extern "C"

#endif
