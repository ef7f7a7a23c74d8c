// A line is made in one go: the input is masked (masking.h, then the operator's own mask), and everything is appended
// to one string that keeps its memory.
//
// The length is bounded by leaving things out, the longest first, and saying so in `erased`: a record of a strange
// request must be there, and need not be whole.

#include "record/decision_line.h"

#include <fmt/format.h>
#include <time.h>

#include <algorithm>
#include <iterator>

#include "record/log_text.h"
#include "record/secret_words.h"

namespace bulkhead {
namespace {

using rego::Value;

constexpr size_t kReasonBytesMax = 2000;
constexpr size_t kNameBytesMax = 500;
constexpr size_t kListedMax = 64;  // of elevations, warnings
constexpr size_t kInputBytesMax = 40 << 10;
constexpr size_t kResultBytesMax = 16 << 10;
constexpr size_t kMaskMemoryBytesMax = size_t{32} << 20;
constexpr uint64_t kMaskStepsMax = 10'000'000;

void append_key(std::string& out, std::string_view key) { out.append(",\"").append(key).append("\":"); }

void append_text(std::string& out, std::string_view key, std::string_view text, size_t bytes_max = kNameBytesMax) {
  append_key(out, key);
  append_log_text(out, text, bytes_max);
}

void append_number(std::string& out, std::string_view key, uint64_t number) {
  append_key(out, key);
  fmt::format_to(std::back_inserter(out), "{}", number);
}

void append_texts(std::string& out, std::string_view key, std::span<const std::string_view> texts) {
  if (texts.empty()) return;
  append_key(out, key);
  char before = '[';
  for (const std::string_view text : texts.first(std::min(texts.size(), kListedMax))) {
    out += before;
    append_log_text(out, text);
    before = ',';
  }
  out += ']';
}

void append_elevations(std::string& out, std::string_view key, std::span<const DecidedElevation> elevations) {
  out.append(out.back() == '{' ? "\"" : ",\"").append(key).append("\":[");
  for (size_t i = 0; i < std::min(elevations.size(), kListedMax); ++i) {
    out += i == 0 ? "{\"name\":" : ",{\"name\":";
    append_log_text(out, elevations[i].name, 60);
    append_text(out, "id", elevations[i].id, 12);
    if (!elevations[i].by.empty()) append_text(out, "by", elevations[i].by, 60);
    out += '}';
  }
  out += ']';
}

// A policy's words may repeat a URL of the request, and what it carries. Masked before it is cut, because half a URL
// hides that it has a user's part.
Value reason_value(base::Arena& arena, std::string_view reason, MaskNotes& notes, std::string& scratch) {
  if (may_hold_secret(reason)) {
    mask_secrets_in(scratch, reason);
    if (scratch != reason) notes.masked("/result/reason");
    reason = scratch;
  }
  return Value::string(arena, reason.substr(0, kReasonBytesMax));
}

// What the policy's own log would call the result.
Value result_value(base::Arena& arena, const Decision& decision, MaskNotes& notes, std::string& scratch) {
  rego::ObjectBuilder result(arena);
  result.reserve(3);
  result.add(Value::string(arena, "allow"), Value::boolean(decision.allow));
  result.add(Value::string(arena, "code"), Value::string(arena, decision.code));
  if (!decision.reason.empty()) {
    result.add(Value::string(arena, "reason"), reason_value(arena, decision.reason, notes, scratch));
  }
  return result.finish();
}

// The input as it fits: whole, without the workload, without the body, or not at all. `notes` tell what is missing.
void append_input(std::string& out, base::Arena& arena, Value input, MaskNotes& notes) {
  if (input.is_undefined()) return;
  const size_t start = out.size();
  append_key(out, "input");
  const size_t value_start = out.size();
  if (append_log_value(out, input, value_start + kInputBytesMax)) return;
  for (const std::string_view key : {"workload", "Body"}) {
    out.resize(value_start);
    input = without_key(arena, input, key);
    notes.erased(key == "Body" ? "/input/Body" : "/input/workload");
    if (append_log_value(out, input, value_start + kInputBytesMax)) return;
  }
  out.resize(start);
  notes.erased("/input");
}

void append_result(std::string& out, const Value& result, MaskNotes& notes) {
  if (result.is_undefined()) return;
  const size_t start = out.size();
  append_key(out, "result");
  if (append_log_value(out, result, out.size() + kResultBytesMax)) return;
  out.resize(start);
  notes.erased("/result");
}

void append_path(std::string& out, std::string_view policy_name) {
  append_key(out, "path");
  const size_t start = out.size();
  append_log_text(out, policy_name);
  std::replace(out.begin() + static_cast<std::ptrdiff_t>(start), out.end(), '.', '/');
}

// What OPA's events do not have.
void append_own_fields(std::string& out, const DecisionEvent& event) {
  const Decision& decision = event.decision;
  out += decision.allow ? ",\"allow\":true" : ",\"allow\":false";
  if (decision.would_refuse) out += ",\"would_refuse\":true";
  append_text(out, "rule", decision.rule);
  append_text(out, "mode", mode_name(decision.mode));
  append_text(out, "route", decision.route);
  if (decision.input.is_undefined()) {  // else they stand there, if no mask took them
    append_text(out, "method", decision.method);
    append_text(out, "user", decision.user);
    append_text(out, "auth_method", decision.auth_method);
  }
  out += ",\"elevations\":{";
  append_elevations(out, "refused", decision.refused);
  append_elevations(out, "granted", decision.granted);
  append_elevations(out, "reported", decision.reported);
  out += '}';
  append_texts(out, "warnings", decision.warnings);
  append_texts(out, "records", decision.records);
  append_number(out, "generation", event.generation);
  append_number(out, "microseconds", static_cast<uint64_t>(event.took.count() / 1000));
}

std::string_view text_of(const Value& object, std::string_view key) {
  const Value value = object.get(key);
  return value.is_string() ? value.as_string() : std::string_view();
}

}  // namespace

void append_time(std::string& out, int64_t time_ns) {
  constexpr int64_t kSecond = 1'000'000'000;
  const time_t seconds = time_ns / kSecond;
  tm parts{};
  gmtime_r(&seconds, &parts);
  fmt::format_to(std::back_inserter(out), "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:09}Z", parts.tm_year + 1900,
                 parts.tm_mon + 1, parts.tm_mday, parts.tm_hour, parts.tm_min, parts.tm_sec, time_ns % kSecond);
}

void append_caller(std::string& out, const Decision& decision) {
  const Value identity = decision.input.is_object() ? decision.input.get("identity") : Value();
  if (identity.is_object()) {
    for (const std::string_view key : {"cn", "fingerprint"}) {
      const std::string_view name = text_of(identity, key);
      if (!name.empty()) return void(out.append(key).append(":").append(name));
    }
    if (identity.get("socket").is_true()) return void(out += "socket");
  }
  out += decision.user;
}

std::string_view LineWriter::write(const LineLabels& labels, const DecisionEvent& event, uint64_t number,
                                   const rego::Query* mask) {
  arena_.reset();
  MaskNotes notes(arena_);
  MaskedParts parts{mask_input(arena_, event.decision.input, notes, scratch_),
                    result_value(arena_, event.decision, notes, scratch_)};
  std::string_view failure;
  if (mask != nullptr) failure = apply_mask(labels, event, *mask, parts, notes);
  if (!failure.empty()) {
    parts = MaskedParts();
    notes.erased("/input");
    notes.erased("/result");
  }
  compose(labels, event, number, parts, notes, failure, Detail::kAll);
  if (line_.size() > kLineBytesMax) compose(labels, event, number, parts, notes, failure, Detail::kNoDocuments);
  return line_;
}

std::string_view LineWriter::apply_mask(const LineLabels& labels, const DecisionEvent& event, const rego::Query& mask,
                                        MaskedParts& parts, MaskNotes& notes) {
  if (!evaluator_) {
    rego::EvalOptions options;
    options.memory_bytes_max = kMaskMemoryBytesMax;
    options.steps_max = kMaskStepsMax;
    evaluator_ = std::make_unique<rego::Evaluator>(options);
  }
  evaluator_->begin();
  const auto rules = evaluator_->evaluate(mask, event_value(labels, event, parts));
  if (!rules) return arena_.copy(rules.error().code);
  const base::Status applied = apply_mask_rules(arena_, *rules, parts, notes);
  return applied ? std::string_view() : arena_.copy(applied.error().message);
}

void LineWriter::compose(const LineLabels& labels, const DecisionEvent& event, uint64_t number,
                         const MaskedParts& parts, MaskNotes& notes, std::string_view mask_failure, Detail detail) {
  const Decision& decision = event.decision;
  line_.assign("{\"labels\":{\"id\":");
  append_log_text(line_, labels.id);
  append_text(line_, "version", labels.version);
  append_text(line_, "plugin", labels.plugin);
  line_ += '}';
  append_text(line_, "decision_id", decision.decision_id);
  const size_t alike_from = line_.size();
  append_path(line_, event.policy_name);
  if (detail == Detail::kAll) append_input(line_, arena_, parts.input, notes);
  append_text(line_, "code", decision.code);
  append_text(line_, "url_path", decision.path);
  scratch_.clear();
  append_caller(scratch_, decision);
  append_text(line_, "requested_by", scratch_);
  likeness_ = keyed_hash(key_, std::string_view(line_).substr(alike_from));
  if (detail == Detail::kAll) append_result(line_, parts.result, notes);
  if (detail == Detail::kAll) append_texts(line_, "erased", notes.all_erased());
  if (detail == Detail::kAll) append_texts(line_, "masked", notes.all_masked());
  if (detail == Detail::kNoDocuments) line_ += R"(,"erased":["/input","/result"])";
  if (!mask_failure.empty()) append_text(line_, "mask_error", mask_failure);
  append_key(line_, "timestamp");
  line_ += '"';
  append_time(line_, event.time_ns);
  line_ += "\",\"metrics\":{\"timer_server_handler_ns\":";
  fmt::format_to(std::back_inserter(line_), "{}", event.took.count());
  line_ += '}';
  append_number(line_, "req_id", number);
  append_own_fields(line_, event);
  line_ += "}\n";
}

Value LineWriter::event_value(const LineLabels& labels, const DecisionEvent& event, const MaskedParts& parts) {
  const auto text = [&](std::string_view bytes) { return Value::string(arena_, bytes); };
  rego::ObjectBuilder own_labels(arena_);
  own_labels.add(text("id"), text(labels.id));
  own_labels.add(text("version"), text(labels.version));
  own_labels.add(text("plugin"), text(labels.plugin));
  rego::ObjectBuilder object(arena_);
  object.add(text("labels"), own_labels.finish());
  object.add(text("decision_id"), text(event.decision.decision_id));
  scratch_.assign(event.policy_name);
  std::ranges::replace(scratch_, '.', '/');
  object.add(text("path"), text(scratch_));
  scratch_.clear();
  append_time(scratch_, event.time_ns);
  object.add(text("timestamp"), text(scratch_));
  if (parts.input.is_defined()) object.add(text("input"), parts.input);
  object.add(text("result"), parts.result);
  scratch_.clear();
  append_caller(scratch_, event.decision);
  object.add(text("requested_by"), text(scratch_));
  object.add(text("route"), text(event.decision.route));
  return object.finish();
}

}  // namespace bulkhead
