#pragma once
// The words of a refusal. Each function replaces what `out` held and keeps its storage.

#include <chrono>
#include <span>
#include <string>
#include <string_view>

#include "docker/api/refusal.h"
#include "docker/api/request_decoder.h"
#include "gate/answer.h"

namespace bulkhead {

inline constexpr size_t kReasonMax = 4096;  // bytes of words that came from outside

// A request as a person names it: "POST /v1.41/containers/create (container.create)", cut to a readable length and
// tamed.
void append_call(std::string& out, std::string_view method, std::string_view target, std::string_view route);

// The policy said no without words of its own: names the policy and the call, and what in the request is elevated.
void say_refused_by_policy(std::string& out, std::string_view policy, const RawRequest& raw, const ApiRequest& request);

// What own Rego's answer was about.
struct AnswerScene {
  std::string_view policy;
  std::string_view type;  // of the answer's value
  const RawRequest& raw;
  const ApiRequest& request;
};

// An answer that refuses, of whatever kind.
void say_answer(std::string& out, const Answer& answer, const AnswerScene& scene);

// The request, or the message that carries it, could not be read with certainty.
void say_undecodable(std::string& out, const RawRequest& raw, const Refusal& refusal);
void say_bad_message(std::string& out, const Refusal& refusal);

void say_no_policy(std::string& out);
void say_not_known(std::string& out);
void say_undefined(std::string& out, std::string_view policy);
void say_wrong_type(std::string& out, std::string_view policy, std::string_view type);
void say_timeout(std::string& out, std::string_view policy, std::chrono::milliseconds time_max);
void say_memory(std::string& out, std::string_view policy);
void say_policy_error(std::string& out, std::string_view policy, std::string_view code, std::string_view message);

// The policy's own words, cut at 4 KiB; of what a terminal acts on only line feeds stay.
void say_reason(std::string& out, std::string_view reason);
// Several of them, as the sets of an answer have them.
void say_reasons(std::string& out, std::span<const std::string_view> reasons);

}  // namespace bulkhead
