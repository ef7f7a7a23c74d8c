#pragma once
// Verdict: what profile, roles and exceptions say of a call (data.bulkhead.gate.decision), read out of its value:
//
//   {"allow": bool, "code": "allowed" | "profile" | "role" | "own" | "image", "rule": text, "reason": text or null,
//    "refused": [{"name", "id", "severity", "title", "message", "path", "why", "instead"}…], "granted": [{"name", "id",
//    "severity", "by"}…], "reported": [{"name", "id", "severity"}…], "warnings": [text…]}
//
// `reason` is there where no elevation is what is refused.

#include <optional>
#include <span>
#include <string_view>

#include "base/arena.h"
#include "gate/gate.h"
#include "rego/value/value.h"

namespace bulkhead {

// An elevation that was refused, with words for people.
struct RefusedElevation {
  DecidedElevation elevation;
  std::string_view message;  // "runs privileged"
  std::string_view why;      // what an attacker does with it, in one sentence
  std::string_view instead;  // the least privilege that may do, as options of docker
};

// Borrowed from the value and the arena.
struct Verdict {
  bool allow = false;
  std::string_view code;
  std::string_view rule;
  std::string_view reason;  // may be empty
  std::span<const RefusedElevation> refused;  // the worst first
  std::span<const DecidedElevation> refused_names;
  std::span<const DecidedElevation> granted;
  std::span<const DecidedElevation> reported;
  std::span<const std::string_view> warnings;
};

// Nothing where the value has another shape: then nothing may be allowed by it.
std::optional<Verdict> read_verdict(base::Arena& arena, const rego::Value& value);

}  // namespace bulkhead
