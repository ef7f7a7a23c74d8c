// One decision, from top to bottom: read the message, decode the request, build the input, ask the policy, read its
// answer. Each step either goes on or ends in a refusal with words; there is no path to "allow" but the policy's own
// answer, the ping that every daemon sends before anything else, and the gate's own questions, known by their secret.
//
// With a profile two are asked: the profile with roles and exceptions, then own Rego, which can only refuse further.
// What they refuse the mode may turn into a record; what fails on the way is refused in every mode.
//
// The input may need facts. They are noted while it is built; if some are not there yet, the decision ends with that
// need, and its repetition finds them.
//
// Everything that a decision makes lies in the evaluator's arena or in buffers of the State, so that the steady state
// does not call malloc.

#include <optional>

#include "docker/api/request_decoder.h"
#include "gate/answer.h"
#include "gate/denial.h"
#include "gate/gate.h"
#include "gate/identity.h"
#include "gate/input.h"
#include "gate/plugin_message.h"
#include "gate/profile_words.h"
#include "gate/verdict.h"
#include "rego/value/builders.h"

namespace bulkhead {
namespace {

const FileSystemPathResolver kFileSystem;

bool is_ping(const PluginMessage& message) {
  return message.request.method == "HEAD" && message.request.target == "/_ping";
}

std::string_view code_of(AnswerKind kind) {
  if (kind == AnswerKind::kUndefined) return "undefined";
  return kind == AnswerKind::kWrongType ? "wrong_type" : "policy";
}

}  // namespace

struct Worker::State {
  explicit State(const PathResolver& paths) : resolver(paths) {}

  void prepare(const Snapshot& snapshot);
  void decide(const Snapshot& snapshot, std::string_view message, const Surroundings& surroundings);
  bool is_own_question(const PluginMessage& message, const Surroundings& surroundings);
  void ask(const Snapshot& snapshot, const PluginMessage& message, const ApiRequest& request,
           const Surroundings& surroundings);
  bool is_harmful(const Snapshot& snapshot, const ApiRequest& request, const rego::Value& input, Facts& facts,
                  const Surroundings& surroundings);
  // These tell whether the decision goes on.
  bool ask_gate(const Snapshot& snapshot, const rego::Value& input, const Surroundings& surroundings);
  bool ask_own(const Snapshot& snapshot, const PluginMessage& message, const ApiRequest& request,
               const rego::Value& input);
  bool fail(const Snapshot& snapshot, std::string_view policy, const rego::EvalError& error);
  void add_messages(const Answer& answer);

  // What the mode may turn into a record; the words are in `reason`.
  bool refuse(std::string_view code) {
    deny(code);
    decision.would_refuse = decision.mode != Mode::kEnforce;
    return decision.would_refuse;
  }

  // Ends the decision; the words are in `reason`.
  void deny(std::string_view code) {
    decision.allow = false;
    decision.code = code;
    decision.reason = reason;
  }
  void allow(std::string_view code) {
    decision.allow = true;
    decision.code = code;
  }
  void wait_for(Need need) {
    decision.need = need;
    say_not_known(reason);
    deny("facts");
  }

  const PathResolver& resolver;
  std::atomic<bool> cancel{false};
  std::unique_ptr<rego::Evaluator> evaluator;
  size_t memory_bytes_max = 0;   // of the evaluator
  base::Arena* arena = nullptr;  // of this decision; the evaluator's
  PluginMessageReader messages;
  RequestDecoder requests;
  IdentityReader identities;
  InputBuilder inputs;
  NoFacts no_facts;
  std::string reason;
  RefusalScene scene;  // where a profile decides; empty elsewhere
  Decision decision;
};

void Worker::State::prepare(const Snapshot& snapshot) {
  if (!evaluator || memory_bytes_max != snapshot.memory_bytes_max) {
    rego::EvalOptions options;
    options.memory_bytes_max = snapshot.memory_bytes_max;
    options.cancel = &cancel;
    evaluator = std::make_unique<rego::Evaluator>(options);
    memory_bytes_max = snapshot.memory_bytes_max;
  }
  cancel.store(false, std::memory_order_relaxed);
  decision = Decision();
  scene = RefusalScene();
  reason.clear();
}

bool Worker::State::is_own_question(const PluginMessage& message, const Surroundings& surroundings) {
  if (surroundings.own_questions == nullptr) return false;
  const rego::Value secret = message.headers.get(OwnQuestions::kHeader);
  return secret.is_string() &&
         surroundings.own_questions->take(message.request.method, message.request.target, secret.as_string());
}

void Worker::State::decide(const Snapshot& snapshot, std::string_view text, const Surroundings& surroundings) {
  prepare(snapshot);
  decision.decision_id = surroundings.decision_id;
  arena = &evaluator->begin();
  auto message = messages.read(*arena, text);
  if (!message) {
    say_bad_message(reason, message.error());
    append_scene(reason, {{}, snapshot.contact, surroundings.decision_id});
    return deny("message");
  }
  decision.user = message->user;
  decision.auth_method = message->auth_method;
  decision.method = message->request.method;
  decision.path = path_of(message->request.target);
  decision.target = message->request.target;
  decision.body = message->request.body;
  decision.mode = snapshot.mode;
  if (is_own_question(*message, surroundings)) return allow("own_question");
  if (snapshot.skips_ping && is_ping(*message)) return allow("ping");
  if (surroundings.can_learn_version) return wait_for(Need::kVersion);
  auto request = requests.decode(*arena, message->request, surroundings.traits);
  if (!request) {
    say_undecodable(reason, message->request, request.error());
    append_scene(reason, {{}, snapshot.contact, surroundings.decision_id});
    return deny(request.error().code);
  }
  decision.route = request->route->name;
  if (!snapshot.query && !snapshot.gate) {
    say_no_policy(reason);
    return deny("no_policy");
  }
  ask(snapshot, *message, *request, surroundings);
}

void Worker::State::ask(const Snapshot& snapshot, const PluginMessage& message, const ApiRequest& request,
                        const Surroundings& surroundings) {
  Facts* facts = &no_facts;
  const PathResolver* paths = &resolver;
  std::optional<GatheredPathResolver> gathered;
  if (surroundings.facts != nullptr) {
    facts = surroundings.facts;
    paths = &gathered.emplace(*surroundings.facts);
  }
  Identity identity;
  if (surroundings.assumed_identity != nullptr) {
    identity = *surroundings.assumed_identity;
  } else if (snapshot.needs.identity || snapshot.needs.ownership) {
    auto read = identities.read(message);
    if (!read) {
      say_undecodable(reason, message.request, read.error());
      append_scene(reason, {decision.route, snapshot.contact, surroundings.decision_id});
      return deny(read.error().code);
    }
    identity = *read;
  }
  decision.caller = identity.owner;
  const rego::Value input =
      inputs.build(*arena, {message, request, snapshot.needs, surroundings.traits, *facts, *paths, identity.document,
                            surroundings.time_ns, identity.owner, surroundings.owners});
  const bool harms = is_harmful(snapshot, request, input, *facts, surroundings);
  if (surroundings.facts != nullptr && !surroundings.facts->pending().empty()) return wait_for(Need::kFacts);
  if (harms) {
    decision.rule = "self-protection";
    append_scene(reason, {decision.route, snapshot.contact, surroundings.decision_id});
    return deny("self_protection");
  }
  if (gathered && gathered->lacks_answers()) {
    say_not_known(reason);
    return deny("facts");
  }
  if (arena->over_limit()) {
    say_memory(reason, snapshot.policy_name);
    return deny("memory");
  }
  decision.input = input;
  if (snapshot.gate && !ask_gate(snapshot, input, surroundings)) return;
  if (snapshot.query && !ask_own(snapshot, message, request, input)) return;
  if (!decision.would_refuse) return allow("allowed");
  decision.allow = true;
}

bool Worker::State::ask_gate(const Snapshot& snapshot, const rego::Value& input, const Surroundings& surroundings) {
  scene = {decision.route, snapshot.contact, surroundings.decision_id};
  const auto outcome = evaluator->evaluate(*snapshot.gate, input);
  if (!outcome) return fail(snapshot, snapshot.profile, outcome.error());
  const auto verdict = read_verdict(*arena, *outcome);
  if (!verdict) {
    say_undefined(reason, snapshot.profile);
    deny("policy_error");
    return false;
  }
  decision.rule = verdict->rule;
  decision.refused = verdict->refused_names;
  decision.granted = verdict->granted;
  decision.reported = verdict->reported;
  decision.warnings = verdict->warnings;
  if (verdict->allow) return true;
  say_refused_by_verdict(reason, scene, *verdict);
  return refuse(verdict->code);
}

bool Worker::State::ask_own(const Snapshot& snapshot, const PluginMessage& message, const ApiRequest& request,
                            const rego::Value& input) {
  const auto outcome =
      snapshot.gate ? evaluator->evaluate_next(*snapshot.query, input) : evaluator->evaluate(*snapshot.query, input);
  if (!snapshot.gate) decision.rule = snapshot.policy_name;
  if (!outcome) return fail(snapshot, snapshot.policy_name, outcome.error());
  const Answer answer = read_answer(*arena, *outcome);
  add_messages(answer);
  if (answer.kind == AnswerKind::kAllow) return true;
  if (decision.would_refuse) return true;  // the first refusal is the one that is told
  decision.rule = snapshot.policy_name;
  say_answer(reason, answer, {snapshot.policy_name, rego::type_name(outcome->type()), message.request, request});
  append_scene(reason, scene);
  return refuse(code_of(answer.kind));
}

bool Worker::State::is_harmful(const Snapshot& snapshot, const ApiRequest& request, const rego::Value& input,
                               Facts& facts, const Surroundings& surroundings) {
  if (surroundings.protection == nullptr) return false;
  MountsRead mounts;
  if (snapshot.needs.workload) {
    mounts.workload = input.get("workload");
  } else if (may_mount_from_host(request)) {
    mounts = read_paths_alone(*arena, request, surroundings.traits, facts);
  }
  return harms_the_gate(*surroundings.protection, snapshot.unprotected, request, mounts, facts, reason);
}

void Worker::State::add_messages(const Answer& answer) {
  decision.records = answer.records;
  if (answer.warnings.empty()) return;
  rego::ArenaVector<std::string_view> all(*arena);
  for (const std::string_view warning : decision.warnings) all.push_back(warning);
  for (const std::string_view warning : answer.warnings) all.push_back(warning);
  decision.warnings = all.span();
}

bool Worker::State::fail(const Snapshot& snapshot, std::string_view policy, const rego::EvalError& error) {
  if (error.code == "eval_cancel_error") {
    say_timeout(reason, policy, snapshot.time_max);
    deny("timeout");
  } else if (arena->over_limit()) {
    say_memory(reason, policy);
    deny("memory");
  } else {
    say_policy_error(reason, policy, error.code, error.message);
    deny("policy_error");
  }
  decision.would_refuse = false;
  return false;
}

Worker::Worker() : Worker(kFileSystem) {}
Worker::Worker(const PathResolver& resolver) : state_(std::make_unique<State>(resolver)) {}
Worker::~Worker() = default;

Decision Worker::decide(const Snapshot& snapshot, std::string_view message, const Surroundings& surroundings) {
  state_->decide(snapshot, message, surroundings);
  return state_->decision;
}

InputNeeds input_needs_of(const rego::Query& query) {
  return {query.reads_input("request"),    query.reads_input("body"),     query.reads_input("workload"),
          query.reads_input("BindMounts"), query.reads_input("identity"), query.reads_input("time"),
          query.reads_input("ownership")};
}

std::atomic<bool>& Worker::cancel_flag() { return state_->cancel; }

}  // namespace bulkhead
