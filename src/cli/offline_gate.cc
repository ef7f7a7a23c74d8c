// The daemon's loop without a daemon: a decision that needs facts is given them and made again, for a bounded number of
// times; then what is missing is unknown.

#include "cli/offline_gate.h"

#include <algorithm>

#include "daemon/config/text_check.h"
#include "daemon/configuration.h"
#include "docker/cli_line/object_maker.h"
#include "gate/identity.h"
#include "rego/builtins/base64.h"
#include "rego/value/json.h"

namespace bulkhead {
namespace {

base::Error mistake(std::string message) { return {"caller", std::move(message), ""}; }

base::Status take_part(std::string_view part, OfflineCaller& caller) {
  const size_t colon = part.find(':');
  const std::string_view kind = part.substr(0, colon);
  const std::string_view name = colon == std::string_view::npos ? std::string_view() : part.substr(colon + 1);
  if (part == "socket") {
    caller.is_socket = true;
  } else if (kind == "cn" && !name.empty()) {
    caller.cn = name;
  } else if (kind == "dns" && !name.empty()) {
    caller.dns.emplace_back(name);
  } else if (kind == "fingerprint" && !name.empty()) {
    const auto checked = config::check_text(config::TextRule::kFingerprint, name, {});
    if (!checked.mistake.empty()) return mistake("fingerprint: " + checked.mistake);
    caller.fingerprint = checked.texts.front();
  } else {
    return mistake("\"" + std::string(part) +
                   "\" is no caller; there are cn:NAME, dns:NAME, fingerprint:HEX and socket");
  }
  return base::Ok();
}

Identity identity_of(base::Arena& arena, const OfflineCaller& caller) {
  const auto text_or_null = [&](std::string_view text) {
    return text.empty() ? rego::Value::null() : rego::Value::string(arena, text);
  };
  cli_line::ObjectMaker document(arena);
  document.text("method", caller.is_socket ? "" : "TLS")
      .value("cn", text_or_null(caller.cn))
      .list("dns", caller.dns)
      .value("fingerprint", text_or_null(caller.fingerprint))
      .truth("socket", caller.is_socket)
      .null("uid")
      .null("gid");
  std::string owner = caller.is_socket ? "socket" : "fingerprint:" + caller.fingerprint;
  if (!caller.cn.empty()) owner = "cn:" + caller.cn;
  return {document.finish(), arena.copy(owner)};
}

HostPath to_host_path(const HostPathFact& fact) {
  HostPath path;
  if (fact.state == FactState::kKnown) {
    path.state = fact.is_resolvable ? (fact.exists ? HostPathState::kResolved : HostPathState::kMissing)
                                    : HostPathState::kUntrusted;
  }
  path.kind = fact.kind;
  path.owner_uid = fact.owner_uid;
  path.owner_gid = fact.owner_gid;
  path.mode = fact.mode;
  path.path = fact.resolved;
  path.reason = fact.reason;
  return path;
}

Fact ask(Facts& facts, const Question& question) {
  switch (question.kind) {
    case QuestionKind::kContainer:
      return facts.container(question.subject);
    case QuestionKind::kVolume:
      return facts.volume(question.subject);
    case QuestionKind::kImage:
      return facts.image(question.subject);
    case QuestionKind::kExec:
      return facts.exec(question.subject);
    case QuestionKind::kNetwork:
      return facts.network(question.subject);
    case QuestionKind::kService:
      return facts.service(question.subject);
    case QuestionKind::kPlugin:
      return facts.plugin(question.subject);
    case QuestionKind::kInfo:
      return facts.daemon_info();
    default:
      return {};
  }
}

void answer_all(FactStore& store, Facts& facts) {
  const std::vector<Question> pending = store.pending();
  for (const Question& question : pending) {
    if (question.kind == QuestionKind::kHostPath || question.kind == QuestionKind::kOwnPath) {
      store.answer(question, to_host_path(facts.host_path(question.subject)));
      continue;
    }
    const Fact fact = ask(facts, question);
    const FactState state = fact.is_missing() ? FactState::kUnknown : fact.state;
    store.answer(question, FactAnswer{state, fact.is_known() ? rego::to_json(fact.document) : std::string()});
  }
}

}  // namespace

base::Result<OfflineCaller> parse_caller(std::string_view text) {
  OfflineCaller caller;
  for (size_t begin = 0; begin <= text.size();) {
    const size_t end = std::min(text.find(',', begin), text.size());
    if (base::Status taken = take_part(text.substr(begin, end - begin), caller); !taken) return taken.take_error();
    begin = end + 1;
  }
  const bool has_certificate = !caller.cn.empty() || !caller.dns.empty() || !caller.fingerprint.empty();
  if (caller.is_socket && has_certificate) return mistake("who comes by the socket has no certificate");
  return caller;
}

std::string plugin_message_of(const RawRequest& request) {
  base::Arena arena;
  cli_line::ObjectMaker headers(arena);
  if (request.content_type) headers.text("Content-Type", *request.content_type);
  if (request.content_length) headers.text("Content-Length", *request.content_length);
  cli_line::ObjectMaker message(arena);
  message.text("RequestMethod", request.method)
      .text("RequestUri", request.target)
      .value("RequestHeaders", headers.finish());
  if (!request.body.empty()) {
    message.text("RequestBody",
                 rego::to_base64(request.body, rego::Base64Alphabet::kStandard, rego::Base64Padding::kYes));
  }
  return rego::to_json(message.finish());
}

struct OfflineGate::State {
  State(std::shared_ptr<const Snapshot> by, const DaemonTraits& of_daemon, Facts& from)
      : snapshot(std::move(by)), traits(of_daemon), facts(from) {}

  std::shared_ptr<const Snapshot> snapshot;
  DaemonTraits traits;
  Facts& facts;
  base::Arena arena;  // of the caller's identity
  std::unique_ptr<FactStore> store;
  Worker worker;
};

OfflineGate::OfflineGate(std::shared_ptr<const Snapshot> snapshot, const DaemonTraits& traits, Facts& facts)
    : state_(std::make_unique<State>(std::move(snapshot), traits, facts)) {}
OfflineGate::~OfflineGate() = default;

Decision OfflineGate::decide(std::string_view message, const OfflineCaller* caller) {
  State& state = *state_;
  state.arena.reset();
  state.store = std::make_unique<FactStore>();
  Identity identity;
  Surroundings surroundings;
  surroundings.facts = state.store.get();
  surroundings.traits = state.traits;
  surroundings.time_ns = wall_clock_ns();
  if (caller != nullptr) {
    identity = identity_of(state.arena, *caller);
    surroundings.assumed_identity = &identity;
  }
  Decision decision = state.worker.decide(*state.snapshot, message, surroundings);
  // An answer may raise the next question: a container that a container joins.
  for (int round = 0; decision.need == Need::kFacts && round < 8; round++) {
    answer_all(*state.store, state.facts);
    decision = state.worker.decide(*state.snapshot, message, surroundings);
  }
  if (decision.need != Need::kFacts) return decision;
  state.store->close();
  return state.worker.decide(*state.snapshot, message, surroundings);
}

}  // namespace bulkhead
