#pragma once
// Builders: how arrays, sets and objects come to be. Each collects in the arena and gives one immutable Value at
// finish(); a builder must not be used after finish().

#include <span>
#include <vector>

#include "rego/value/value.h"

namespace rego {

// Growable storage in an arena for trivially copyable things; growing leaves the old storage to the arena.
template <typename T>
class ArenaVector {
 public:
  explicit ArenaVector(Arena& arena) : arena_(&arena) {}

  void reserve(size_t count) {
    if (count > capacity_) grow(count);
  }
  void push_back(const T& item) {
    if (size_ == capacity_) grow(capacity_ ? capacity_ * 2 : 8);
    items_[size_++] = item;
  }
  size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  T& operator[](size_t i) { return items_[i]; }
  const T& operator[](size_t i) const { return items_[i]; }
  T* begin() { return items_; }
  T* end() { return items_ + size_; }
  T* data() { return items_; }
  std::span<const T> span() const { return {items_, size_}; }
  void truncate(size_t count) { size_ = count; }

 private:
  void grow(size_t count) {
    T* items = arena_->allocate_array<T>(count);
    if (size_) memcpy(static_cast<void*>(items), items_, size_ * sizeof(T));
    items_ = items;
    capacity_ = count;
  }

  Arena* arena_;
  T* items_ = nullptr;
  size_t size_ = 0;
  size_t capacity_ = 0;
};

class ArrayBuilder {
 public:
  explicit ArrayBuilder(Arena& arena) : arena_(arena), items_(arena) {}
  void reserve(size_t count) { items_.reserve(count); }
  void add(const Value& item) { items_.push_back(item); }
  size_t size() const { return items_.size(); }
  Value finish() { return Value::array(arena_, items_.span()); }

 private:
  Arena& arena_;
  ArenaVector<Value> items_;
};

// Equal items are kept once, in the spelling that was added first.
class SetBuilder {
 public:
  explicit SetBuilder(Arena& arena) : arena_(arena), items_(arena) {}
  void reserve(size_t count) { items_.reserve(count); }
  void add(const Value& item) { items_.push_back(item); }
  // How many were added; the set may be smaller.
  size_t size() const { return items_.size(); }
  Value finish();

 private:
  Arena& arena_;
  ArenaVector<Value> items_;
};

class ObjectBuilder {
 public:
  explicit ObjectBuilder(Arena& arena) : arena_(arena), entries_(arena) {}
  void reserve(size_t count) { entries_.reserve(count); }
  void add(const Value& key, const Value& value) { entries_.push_back({key, value}); }
  size_t size() const { return entries_.size(); }

  // Of equal keys the value that was added last stands (as in JSON read by Go).
  Value finish();
  // The same, for keys that are strings and known to differ.
  Value finish_distinct();
  // The same as finish(), but undefined when two equal keys came with different values.
  Value finish_without_conflict();

 private:
  Value build(bool* conflict);

  Arena& arena_;
  ArenaVector<Entry> entries_;
};

}  // namespace rego
