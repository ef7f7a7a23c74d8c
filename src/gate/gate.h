#pragma once
// The gate's pure core: one plugin message in, one decision out. No I/O: what must be known of the world stands in the
// Snapshot and the Surroundings; a decision that needs to know more says so and is made again. Any failure on the way
// to a decision is a decision: deny, with words.

#include <atomic>
#include <chrono>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "docker/api/daemon_traits.h"
#include "docker/gather/fact_store.h"
#include "docker/gather/own_questions.h"
#include "gate/owners.h"
#include "gate/path_resolver.h"
#include "gate/self_protection.h"
#include "rego/engine/policy.h"

namespace bulkhead {

// Which keys of the input the policy can read, of those that cost something. What it cannot read is not made, and
// nobody is asked for it.
struct InputNeeds {
  bool request = true;
  bool body = true;
  bool workload = true;
  bool bind_mounts = true;
  bool identity = true;
  bool time = true;
  bool ownership = true;
};

InputNeeds input_needs_of(const rego::Query& query);

// What becomes of what the profile, the roles or own Rego refuse. What cannot be decoded, and what would harm the gate
// itself, is refused in every mode.
enum class Mode : uint8_t {
  kEnforce,
  kWarn,   // it is let through and told as a warning
  kAudit,  // it is let through and recorded
};

// "enforce", "warn", "audit".
std::string_view mode_name(Mode mode);

// What decisions are made by. Immutable; a worker holds it by shared_ptr for the length of one decision.
struct Snapshot {
  // What profile, roles and exceptions say, asked first (compile_gate.h); null where own Rego decides alone.
  std::shared_ptr<const rego::Query> gate;
  // Own Rego, which can only refuse further; null where there is none. Without either everything is refused.
  std::shared_ptr<const rego::Query> query;
  InputNeeds needs;                                  // of both
  std::string policy_name;                           // for the log, and for people where own Rego refuses
  std::string profile;                               // "baseline"; empty without `gate`
  std::string contact;                               // who can grant what is refused; may be empty
  std::shared_ptr<const rego::Query> log_mask = {};  // data.system.log.mask; null: there is none
  std::vector<int64_t> exception_ends_ns = {};       // when each exception ends; INT64_MAX: never
  Mode mode = Mode::kEnforce;
  uint64_t generation = 0;
  std::chrono::milliseconds time_max{1000};  // of one evaluation
  size_t memory_bytes_max = size_t{64} << 20;
  Unprotected unprotected;  // what self-protection gives up on purpose
  bool skips_ping = true;   // HEAD /_ping is allowed without asking the policy
};

struct Identity;

// What is known of the world beside the message. Borrowed for one call.
struct Surroundings {
  FactStore* facts = nullptr;                  // null: nothing can be had
  OwnQuestions* own_questions = nullptr;       // null: none are asked
  DaemonTraits traits = {};                    // of the daemon that asks
  bool can_learn_version = false;              // the traits are not known, and it is worth to come again
  const SelfProtection* protection = nullptr;  // null: nothing is protected
  const Owners* owners = nullptr;              // null: no record is kept
  int64_t time_ns = 0;                         // the wall clock, nanoseconds since 1970: input.time.ns
  std::string_view decision_id = {};           // shown to who is refused; empty: there is none
  // Who asks, where nobody but a person at the command line says so. A daemon never sets it.
  const Identity* assumed_identity = nullptr;
};

// What a decision waits for. Whoever gets one with a need sees to it and asks again; until then it refuses.
enum class Need : uint8_t {
  kNothing,
  kVersion,  // of the daemon
  kFacts,    // the questions that are pending in Surroundings::facts
};

// An elevation that a decision is about.
struct DecidedElevation {
  std::string_view name;      // "host-pid"
  std::string_view id;        // "BH1201"
  std::string_view severity;  // "critical", …
  std::string_view by = {};   // of one that was granted: what granted it, "role ci"
};

// Borrowed from the Worker until its next decision. What came from the request is raw: the log escapes and cuts it.
struct Decision {
  bool allow = false;
  // Refused but for the mode: `allow` is true, and `reason` and `code` say why it would have been refused.
  bool would_refuse = false;
  Need need = Need::kNothing;
  std::string_view reason;  // for the user who is refused; never empty when allow is false
  std::string_view code;    // "policy", "undefined", "timeout", "duplicate_key", …: one word a kind of refusal;
                            // "allowed", "ping", "own_question"
  std::string_view user;
  std::string_view auth_method;
  std::string_view method;
  std::string_view path;    // without query
  std::string_view target;  // the whole of it
  std::string_view body;    // of the request; empty where the daemon showed none
  std::string_view caller;  // as the owner of what is created; empty where nobody read who asks
  std::string_view route;   // "container.create"; empty where not even that is known
  Mode mode = Mode::kEnforce;
  std::string_view rule;  // what decided: "profile baseline", "role ci", "docker.authz.allow"
  std::span<const DecidedElevation> refused = {};
  std::span<const DecidedElevation> granted = {};
  std::span<const DecidedElevation> reported = {};
  std::span<const std::string_view> warnings = {};  // sentences: of own Rego, of what expires
  std::span<const std::string_view> records = {};   // what own Rego wants recorded (its `audit`)
  std::string_view decision_id;                     // as the Surroundings had it
  rego::Value input = {};                           // what the policy was asked; undefined where it was not
};

// One thread's machinery: arenas, JSON readers, the evaluator. In the steady state a decision calls malloc not once.
class Worker {
 public:
  Worker();
  // `resolver` answers for BindMounts and must outlive the worker.
  explicit Worker(const PathResolver& resolver);
  ~Worker();
  Worker(const Worker&) = delete;
  Worker& operator=(const Worker&) = delete;

  // `message` is the body of POST /AuthZPlugin.AuthZReq. `cancel` is raised by the daemon's timer when time_max is
  // over.
  Decision decide(const Snapshot& snapshot, std::string_view message, const Surroundings& surroundings = {});
  std::atomic<bool>& cancel_flag();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// The body of the plugin's answer: {"Allow":true} or {"Allow":false,"Msg":"…"}. Replaces what `out` held.
void write_reply(std::string& out, const Decision& decision);

}  // namespace bulkhead
