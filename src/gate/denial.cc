// Every refusal says what was refused and what can be done about it. Text from the request is cut, so that a long path
// does not hide the reason.

#include "gate/denial.h"

#include <algorithm>

#include "gate/elevation_hint.h"

namespace bulkhead {
namespace {

constexpr size_t kQuotedMax = 200;

// Does not cut inside a UTF-8 sequence.
std::string_view cut(std::string_view text, size_t bytes_max) {
  if (text.size() <= bytes_max) return text;
  while (bytes_max > 0 && (text[bytes_max] & 0xC0) == 0x80) bytes_max--;
  return text.substr(0, bytes_max);
}

// What a terminal would act on becomes a question mark.
void tame(std::string& text) {
  for (char& byte : text) {
    if (static_cast<unsigned char>(byte) < ' ' || byte == 0x7F) byte = '?';
  }
}

// The bytes of the character that begins `text` if it is one that a terminal acts on or hides, else 0: C1 controls,
// line and paragraph separators, and the marks that turn the direction of writing.
size_t treacherous_bytes(std::string_view text) {
  const auto at = [&](size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u; };
  if (at(0) == 0xC2 && at(1) >= 0x80 && at(1) <= 0x9F) return 2;
  if (at(0) != 0xE2) return 0;
  const bool is_general = at(1) == 0x80 && ((at(2) >= 0x8B && at(2) <= 0x8F) || (at(2) >= 0xA8 && at(2) <= 0xAE));
  const bool is_isolate = at(1) == 0x81 && at(2) >= 0xA0 && at(2) <= 0xAF;
  return is_general || is_isolate ? 3 : 0;
}

}  // namespace

void append_tame(std::string& out, std::string_view text, size_t bytes_max) {
  const std::string_view kept = cut(text, bytes_max);
  for (size_t i = 0; i < kept.size();) {
    const size_t treacherous = treacherous_bytes(kept.substr(i));
    const bool is_control = static_cast<unsigned char>(kept[i]) < ' ' || kept[i] == 0x7F;
    out += treacherous > 0 || is_control ? '?' : kept[i];
    i += std::max<size_t>(treacherous, 1);
  }
  if (kept.size() < text.size()) out += "…";
}

void append_call(std::string& out, std::string_view method, std::string_view target, std::string_view route) {
  const std::string_view path = path_of(target);
  out.append(cut(method, 20)).append(" ").append(cut(path, kQuotedMax));
  if (path.size() > kQuotedMax) out += "…";
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
  out.append(": ").append(refusal.sentence).append(" [").append(refusal.code).append("]");
  tame(out);
}

void say_bad_message(std::string& out, const Refusal& refusal) {
  out.assign("refused: the message from the Docker daemon cannot be read: ").append(refusal.sentence);
  out.append(" [").append(refusal.code).append("]");
  tame(out);
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
  out.append(cut(message, kReasonMax));
}

void say_reason(std::string& out, std::string_view reason) { out.assign(cut(reason, kReasonMax)); }

void say_reasons(std::string& out, std::span<const std::string_view> reasons) {
  out.clear();
  for (const std::string_view reason : reasons) {
    if (out.size() >= kReasonMax) break;
    if (!out.empty()) out.append("; ");
    out.append(cut(reason, kReasonMax - std::min(out.size(), kReasonMax)));
  }
}

}  // namespace bulkhead
