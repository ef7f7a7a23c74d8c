#pragma once
// The sixteen inputs of bench/data and the two policies that are asked about them.

#include <memory>
#include <string>
#include <vector>

#include "base/arena.h"
#include "rego/engine/policy.h"
#include "rego/value/value.h"

namespace bench {

struct Sample {
  std::string name;
  std::string input_json;
  std::string message_json;  // the body of the plugin call that carries this request
  rego::Value input;
  bool answer = false;
};

// Benchmarks end the program with a message when their own files are wrong: there is nobody to recover.
[[noreturn]] void die(const std::string& message);

std::string read_text(const std::string& path);
// `answer_key` is "seed" or "rules40". The inputs are frozen and live in `arena`.
std::vector<Sample> read_samples(base::Arena& arena, const std::string& path, const std::string& answer_key);

std::shared_ptr<const rego::Policy> compile_policy(const std::string& path, rego::RegoVersion version);
std::shared_ptr<const rego::Query> prepare_allow(const rego::Policy& policy);

}  // namespace bench
