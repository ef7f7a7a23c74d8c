#include "gate/denial.h"

#include <gtest/gtest.h>

#include "base/tame_text.h"
#include "gate/answer.h"
#include "gate/elevation_hint.h"
#include "gate/gate.h"
#include "rego/value/json.h"

namespace bulkhead {
namespace {

AnswerKind kind_of(std::string_view json) {
  base::Arena arena;
  return read_answer(arena, *rego::read_json(arena, json)).kind;
}

TEST(Answer, TakesTwoShapes) {
  base::Arena arena;
  EXPECT_EQ(kind_of("true"), AnswerKind::kAllow);
  EXPECT_EQ(kind_of("false"), AnswerKind::kDeny);
  EXPECT_EQ(kind_of(R"({"allow":true})"), AnswerKind::kAllow);
  EXPECT_EQ(kind_of(R"({"allow":false,"reason":"no"})"), AnswerKind::kDeny);
  EXPECT_EQ(read_answer(arena, rego::Value()).kind, AnswerKind::kUndefined);
  for (const std::string_view json : {"null", "1", "\"true\"", "[true]", "{}", R"({"allow":"true"})",
                                      R"({"allow":true,"reason":1})", R"({"reason":"no"})"}) {
    EXPECT_EQ(kind_of(json), AnswerKind::kWrongType) << json;
  }
}

std::string refusal_for(std::string_view target, std::string_view body) {
  base::Arena arena;
  RequestDecoder decoder;
  RawRequest raw;
  raw.method = "POST";
  raw.target = target;
  raw.body = body;
  raw.content_type = "application/json";
  const auto request = decoder.decode(arena, raw);
  std::string out;
  if (request) {
    say_refused_by_policy(out, "docker.authz.allow", raw, *request);
  } else {
    say_undecodable(out, raw, request.error());
  }
  return out;
}

TEST(Denial, NamesTheCall) {
  EXPECT_EQ(refusal_for("/v1.41/containers/create?name=x", "{}"),
            "refused by policy docker.authz.allow: POST /v1.41/containers/create (container.create)");
}

TEST(Denial, ExplainsWhatIsElevated) {
  const auto has = [](std::string_view target, std::string_view body, std::string_view words) {
    const std::string refusal = refusal_for(target, body);
    EXPECT_NE(refusal.find(words), std::string::npos) << refusal;
  };
  constexpr std::string_view kCreate = "/v1.41/containers/create";
  has(kCreate, R"({"hostconfig":{"privileged":true}})", "--privileged gives the container every capability");
  has(kCreate, R"({"HostConfig":{"Binds":["/:/h"]}})", "the host's /");
  has(kCreate, R"({"HostConfig":{"Binds":["/var/run/docker.sock:/s"]}})", "Docker socket");
  has(kCreate, R"({"HostConfig":{"CapAdd":["cap_sys_admin"]}})", "CAP_SYS_ADMIN");
  has(kCreate, R"({"HostConfig":{"PidMode":"host"}})", "--pid=host");
  has(kCreate, R"({"HostConfig":{"Devices":[{"PathOnHost":"/dev/sda"}]}})", "--device");
  has(kCreate, R"({"HostConfig":{"SecurityOpt":["seccomp=unconfined"]}})", "seccomp");
  has("/containers/a/exec", R"({"Privileged":true})", "exec --privileged");
}

TEST(Denial, SaysWhyARequestCannotBeDecoded) {
  EXPECT_EQ(refusal_for("/v1.41/containers/create", R"({"HostConfig":1})"),
            "refused: POST /v1.41/containers/create: HostConfig: found a number where the daemon expects an object "
            "[wrong_type]");
}

TEST(Denial, CutsLongPathsAndTamesControlCharacters) {
  const std::string refusal = refusal_for("/" + std::string(5000, 'a'), "{}");
  EXPECT_LT(refusal.size(), 400u);
  EXPECT_EQ(refusal_for("/\x1B[31m", "{}").find('\x1B'), std::string::npos);
}

TEST(Reply, IsWhatTheDaemonExpects) {
  std::string out = "old";
  Decision decision;
  decision.allow = true;
  write_reply(out, decision);
  EXPECT_EQ(out, R"({"Allow":true})");
  decision.allow = false;
  decision.reason = "no \"way\"\n";
  write_reply(out, decision);
  EXPECT_EQ(out, R"({"Allow":false,"Msg":"no \"way\"\n"})");
}

std::string tamed(std::string_view text, size_t bytes_max = 100) {
  std::string out;
  base::append_tame(out, text, bytes_max);
  return out;
}

TEST(Denial, WhatATerminalActsOnIsTamed) {
  EXPECT_EQ(tamed("a\nb\x1b[2Jc\x7f"), "a?b?[2Jc?");
  EXPECT_EQ(tamed("csi\u009b2J"), "csi?2J");
  EXPECT_EQ(tamed("right\u202eleft\u2066isolated\u2028line\u200bnothing"), "right?left?isolated?line?nothing");
  EXPECT_EQ(tamed("\u00e9t\u00e9 \u2026 \u201cquoted\u201d"), "\u00e9t\u00e9 \u2026 \u201cquoted\u201d");
  EXPECT_EQ(tamed("\u00e9\u00e9\u00e9", 3), "\u00e9\u2026");
}

TEST(Denial, WordsOfAPolicyAreTamedAndKeepTheirLines) {
  std::string out;
  say_reason(out, "one\n\ntwo\x1b[2J \u202ethree\n");
  EXPECT_EQ(out, "one\n\ntwo?[2J ?three\n");
  say_reasons(out, std::vector<std::string_view>{"a\x1b", "b\u202e\nc"});
  EXPECT_EQ(out, "a?; b?\nc");
  say_policy_error(out, "docker.authz.allow", "eval_conflict_error", "at \x1b]0;x\x07");
  EXPECT_EQ(out, "refused: policy docker.authz.allow failed: eval_conflict_error: at ?]0;x?");
  out.clear();
  append_call(out, "GE\x1bT", "/\u202ex", "info");
  EXPECT_EQ(out, "GE?T /?x (info)");
}

TEST(Denial, LongWordsOfAPolicyAreCut) {
  std::string out;
  say_reason(out, std::string(5000, 'a'));
  EXPECT_EQ(out, std::string(kReasonMax, 'a') + "…");
}

}  // namespace
}  // namespace bulkhead
