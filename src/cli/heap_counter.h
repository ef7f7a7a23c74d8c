#pragma once
// Counts what a thread takes from the heap. Linking heap_counter.cc into a program puts a counter before malloc and its
// kin; it costs one addition an allocation.

#include <cstdint>

namespace bulkhead {

struct HeapUse {
  uint64_t allocations = 0;
  uint64_t bytes = 0;
};

// By the calling thread since its start. Always 0 under a sanitizer, which has an allocator of its own.
HeapUse heap_use();

}  // namespace bulkhead
