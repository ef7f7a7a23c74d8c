// Every refusal says what was refused and what can be done about it. Text from the request is cut, so that a long path
// does not hide the reason.

#include "gate/denial.h"

#include "gate/elevation_hint.h"

namespace bulkhead {
namespace {

constexpr size_t kQuotedMax = 200;
constexpr size_t kReasonMax = 4096;

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

}  // namespace

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
  out.append("; it must answer true, false or {\"allow\": true or false, \"reason\": \"…\"}");
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

}  // namespace bulkhead
