#pragma once
// Fills a Program's tables, each thing once: constants, paths, built-ins, files.

#include <map>
#include <string>

#include "rego/compile/rule_tree.h"
#include "rego/program/program.h"

namespace rego {

// Like compare(), but numbers that are spelt differently differ.
struct SpellingLess {
  bool operator()(const Value& a, const Value& b) const;
};

class ProgramBuilder {
 public:
  explicit ProgramBuilder(Program& program) : program_(program) {}
  Program& program() { return program_; }

  uint32_t constant(const Value& value);
  uint32_t input_path(uint32_t parent, const Value& key) {
    return path(program_.input_paths, input_index_, parent, key);
  }
  uint32_t data_path(uint32_t parent, const Value& key) { return path(program_.data_paths, data_index_, parent, key); }
  uint32_t data_path(const RuleNode& node);
  uint32_t builtin(const BuiltinRow& row);
  uint32_t operands(const std::vector<uint16_t>& registers);
  uint32_t filter(std::vector<Value> keys);
  CodePlace place(Span span);

 private:
  using PathIndex = std::map<uint32_t, std::map<Value, uint32_t, ValueLess>>;
  uint32_t path(std::vector<Path>& paths, PathIndex& index, uint32_t parent, const Value& key);

  Program& program_;
  std::map<Value, uint32_t, SpellingLess> constant_index_;
  PathIndex input_index_;
  PathIndex data_index_;
  std::map<const BuiltinRow*, uint32_t> builtin_index_;
  std::map<std::string, uint32_t, std::less<>> file_index_;
};

}  // namespace rego
