#pragma once
// Collector: what Begin, Add… and Finish work on: a comprehension, a partial rule, or the nested document of general
// references in rule heads, while it grows.

#include "rego/program/program.h"
#include "rego/value/builders.h"

namespace rego {

struct Collector {
  Collector(Arena& arena, BuilderKind of) : kind(of), items(arena) {}

  BuilderKind kind;
  // kArray, kSet: the items. kObject: key, value, key, value, … kNested: runs of [key count, leaf, keys …, value].
  ArenaVector<Value> items;
};

// The collection, or undefined when equal keys came with different values.
Value finish(Arena& arena, Collector& collector);

}  // namespace rego
