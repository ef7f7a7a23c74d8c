#pragma once
// One decision as one line of JSON: the fields of OPA's decision log, and ours. docs/decision-log.md lists them.

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/arena.h"
#include "gate/gate.h"
#include "record/keyed_hash.h"
#include "record/mask_rules.h"
#include "record/masking.h"
#include "rego/engine/policy.h"

namespace bulkhead {

// A decision, and what it does not know of itself. Borrowed for a call.
struct DecisionEvent {
  const Decision& decision;
  std::string_view policy_name;  // "docker.authz.allow"
  uint64_t generation = 0;       // of the policy
  int64_t time_ns = 0;           // the wall clock when it was asked
  std::chrono::nanoseconds took{0};
};

// Of the process that writes.
struct LineLabels {
  std::string id;       // one a start
  std::string version;  // of the program
  std::string plugin;   // the name that Docker knows it by
};

inline constexpr size_t kLineBytesMax = 64 << 10;

// Makes lines, one after the other, in memory that it keeps. One thread at a time.
class LineWriter {
 public:
  explicit LineWriter(const HashKey& key) : key_(key) {}

  // `mask` may be null. The line ends in '\n', has no other and at most kLineBytesMax bytes; it lives until the next.
  // Where the mask fails, input and result are erased and `mask_error` says why.
  std::string_view write(const LineLabels& labels, const DecisionEvent& event, uint64_t number,
                         const rego::Query* mask);
  // Equal for decisions that differ only in when they were made: of the last line.
  uint64_t likeness() const { return likeness_; }

 private:
  enum class Detail { kAll, kNoDocuments };

  // Why the operator's mask could not be applied; empty where it could.
  std::string_view apply_mask(const LineLabels& labels, const DecisionEvent& event, const rego::Query& mask,
                              MaskedParts& parts, MaskNotes& notes);
  rego::Value event_value(const LineLabels& labels, const DecisionEvent& event, const MaskedParts& parts);
  void compose(const LineLabels& labels, const DecisionEvent& event, uint64_t number, const MaskedParts& parts,
               MaskNotes& notes, std::string_view mask_failure, Detail detail);

  const HashKey key_;
  base::Arena arena_;
  std::unique_ptr<rego::Evaluator> evaluator_;  // of masks
  std::string line_;
  std::string scratch_;
  uint64_t likeness_ = 0;
};

// Who asks, in one word: "cn:NAME", "fingerprint:HEX" or "socket" by input.identity, else the message's user.
void append_caller(std::string& out, const Decision& decision);

// "2026-11-22T21:53:50.000000001Z".
void append_time(std::string& out, int64_t time_ns);

}  // namespace bulkhead
