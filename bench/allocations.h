#pragma once
// Counts what the program takes from the heap: linking allocations.cc puts a counter before malloc.

#include <cstdint>

namespace bench {

// Calls of malloc, calloc, realloc and their aligned kin since the start, by all threads. Always 0 under a sanitizer,
// which has an allocator of its own.
uint64_t allocation_count();

}  // namespace bench
