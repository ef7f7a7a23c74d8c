// One decision, from top to bottom: read the message, decode the request, build the input, ask the policy, read its
// answer. Each step either goes on or ends in a refusal with words; there is no path to "allow" but the policy's own
// answer, the ping that every daemon sends before anything else, and the gate's own questions, known by their secret.
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

namespace bulkhead {
namespace {

const FileSystemPathResolver kFileSystem;

bool is_ping(const PluginMessage& message) {
  return message.request.method == "HEAD" && message.request.target == "/_ping";
}

}  // namespace

struct Worker::State {
  explicit State(const PathResolver& paths) : resolver(paths) {}

  void prepare(const Snapshot& snapshot);
  void decide(const Snapshot& snapshot, std::string_view message, const Surroundings& surroundings);
  bool is_own_question(const PluginMessage& message, const Surroundings& surroundings);
  void ask(const Snapshot& snapshot, const PluginMessage& message, const ApiRequest& request,
           const Surroundings& surroundings);
  void take_answer(const Snapshot& snapshot, const PluginMessage& message, const ApiRequest& request,
                   const rego::Value& value);
  void take_error(const Snapshot& snapshot, const rego::EvalError& error);

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
  arena = &evaluator->begin();
  auto message = messages.read(*arena, text);
  if (!message) {
    say_bad_message(reason, message.error());
    return deny("message");
  }
  decision.user = message->user;
  decision.auth_method = message->auth_method;
  decision.method = message->request.method;
  decision.path = path_of(message->request.target);
  decision.mode = snapshot.mode;
  decision.decision_id = surroundings.decision_id;
  if (is_own_question(*message, surroundings)) return allow("own_question");
  if (snapshot.skips_ping && is_ping(*message)) return allow("ping");
  if (surroundings.can_learn_version) return wait_for(Need::kVersion);
  auto request = requests.decode(*arena, message->request, surroundings.traits);
  if (!request) {
    say_undecodable(reason, message->request, request.error());
    return deny(request.error().code);
  }
  decision.route = request->route->name;
  if (!snapshot.query) {
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
  if (snapshot.needs.identity) {
    auto read = identities.read(message);
    if (!read) {
      say_undecodable(reason, message.request, read.error());
      return deny(read.error().code);
    }
    identity = *read;
  }
  const rego::Value input = inputs.build(*arena, {message, request, snapshot.needs, surroundings.traits, *facts, *paths,
                                                  identity.document, surroundings.time_ns});
  if (surroundings.facts != nullptr && !surroundings.facts->pending().empty()) return wait_for(Need::kFacts);
  if (gathered && gathered->lacks_answers()) {
    say_not_known(reason);
    return deny("facts");
  }
  if (arena->over_limit()) {
    say_memory(reason, snapshot.policy_name);
    return deny("memory");
  }
  decision.input = input;
  decision.rule = snapshot.policy_name;
  const auto outcome = evaluator->evaluate(*snapshot.query, input);
  if (!outcome) return take_error(snapshot, outcome.error());
  take_answer(snapshot, message, request, *outcome);
}

void Worker::State::take_answer(const Snapshot& snapshot, const PluginMessage& message, const ApiRequest& request,
                                const rego::Value& value) {
  const Answer answer = read_answer(value);
  switch (answer.kind) {
    case AnswerKind::kAllow:
      return allow("allowed");
    case AnswerKind::kDeny:
      if (answer.reason.empty()) {
        say_refused_by_policy(reason, snapshot.policy_name, message.request, request);
      } else {
        say_reason(reason, answer.reason);
      }
      return deny("policy");
    case AnswerKind::kUndefined:
      say_undefined(reason, snapshot.policy_name);
      return deny("undefined");
    case AnswerKind::kWrongType:
      say_wrong_type(reason, snapshot.policy_name, rego::type_name(value.type()));
      return deny("wrong_type");
  }
}

void Worker::State::take_error(const Snapshot& snapshot, const rego::EvalError& error) {
  if (error.code == "eval_cancel_error") {
    say_timeout(reason, snapshot.policy_name, snapshot.time_max);
    return deny("timeout");
  }
  if (arena->over_limit()) {
    say_memory(reason, snapshot.policy_name);
    return deny("memory");
  }
  say_policy_error(reason, snapshot.policy_name, error.code, error.message);
  deny("policy_error");
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
          query.reads_input("BindMounts"), query.reads_input("identity"), query.reads_input("time")};
}

std::atomic<bool>& Worker::cancel_flag() { return state_->cancel; }

}  // namespace bulkhead
