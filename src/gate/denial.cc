// Every refusal says what was refused and what can be done about it. Text from the request is cut, so that a long path
// does not hide the reason, and tamed: a policy's own words repeat what the request says.

#include "gate/denial.h"

#include <algorithm>

#include "base/tame_text.h"
#include "gate/elevation_hint.h"

namespace bulkhead {
namespace {

constexpr size_t kMethodMax = 20;
constexpr size_t kQuotedMax = 200;

void append_refusal(std::string& out, const Refusal& refusal) {
  base::append_tame(out, refusal.sentence);
  out.append(" [").append(refusal.code).append("]");
}

}  // namespace

void append_call(std::string& out, std::string_view method, std::string_view target, std::string_view route) {
  const std::string_view path = path_of(target);
  base::append_tame(out, method, kMethodMax);
  out.append(" ");
  base::append_tame(out, path, kQuotedMax);
  if (!route.empty()) out.append(" (").append(route).append(")");
}

void say_refused_by_policy(std::string& out, std::string_view policy, const RawRequest& raw,
                           const ApiRequest& request) {
  out.assign("refused by policy ").append(policy).append(": ");
  append_call(out, raw.method, raw.target, request.route->name);
  const std::string_view hint = elevation_hint(request);
  if (!hint.empty()) out.append(". ").append(hint);
}

void say_answer(std::string& out, const Answer& answer, const AnswerScene& scene) {
  if (answer.kind == AnswerKind::kUndefined) return say_undefined(out, scene.policy);
  if (answer.kind == AnswerKind::kWrongType) return say_wrong_type(out, scene.policy, scene.type);
  if (!answer.denials.empty()) return say_reasons(out, answer.denials);
  if (!answer.reason.empty()) return say_reason(out, answer.reason);
  say_refused_by_policy(out, scene.policy, scene.raw, scene.request);
}

void say_undecodable(std::string& out, const RawRequest& raw, const Refusal& refusal) {
  out.assign("refused: ");
  append_call(out, raw.method, raw.target, {});
  out.append(": ");
  append_refusal(out, refusal);
}

void say_bad_message(std::string& out, const Refusal& refusal) {
  out.assign("refused: the message from the Docker daemon cannot be read: ");
  append_refusal(out, refusal);
}

void say_no_policy(std::string& out) {
  out.assign("refused: no policy is loaded, so everything is; start bulkhead with -policy-file");
}

void say_not_known(std::string& out) {
  out.assign("refused: what this decision must know of the daemon could not be asked in time; try again");
}

void say_undefined(std::string& out, std::string_view policy) {
  out.assign("refused: policy ")
      .append(policy)
      .append(" gives no answer to this request (undefined); give the rule a ");
  out.append("default, such as: default allow := false");
}

void say_wrong_type(std::string& out, std::string_view policy, std::string_view type) {
  out.assign("refused: policy ").append(policy).append(" answered with ").append(type);
  out.append(
      "; it must answer true, false, {\"allow\": true or false, \"reason\": \"…\"} or {\"deny\": a set of texts}");
}

void say_timeout(std::string& out, std::string_view policy, std::chrono::milliseconds time_max) {
  out.assign("refused: policy ").append(policy).append(" took longer than ").append(std::to_string(time_max.count()));
  out.append(" ms; try again, and if it stays so, make the policy cheaper");
}

void say_memory(std::string& out, std::string_view policy) {
  out.assign("refused: this request needs more memory than one decision of policy ").append(policy);
  out.append(" may use; send less in one request");
}

void say_policy_error(std::string& out, std::string_view policy, std::string_view code, std::string_view message) {
  out.assign("refused: policy ").append(policy).append(" failed: ").append(code).append(": ");
  base::append_tame_lines(out, message, kReasonMax);
}

void say_reason(std::string& out, std::string_view reason) {
  out.clear();
  base::append_tame_lines(out, reason, kReasonMax);
}

void say_reasons(std::string& out, std::span<const std::string_view> reasons) {
  out.clear();
  for (const std::string_view reason : reasons) {
    if (out.size() >= kReasonMax) break;
    if (!out.empty()) out.append("; ");
    base::append_tame_lines(out, reason, kReasonMax - std::min(out.size(), kReasonMax));
  }
}

}  // namespace bulkhead
