// The words of BodyReader's refusals: where in the document, what was found and what was expected.

#include "docker/api/body_reader.h"

namespace bulkhead {
namespace {

constexpr size_t kPlaceMax = 200;

std::string_view expected_words(Kind kind) {
  switch (kind) {
    case Kind::kAny:
      return "any JSON";
    case Kind::kBoolean:
      return "true or false";
    case Kind::kInteger:
    case Kind::kUnsigned64:
      return "an integer";
    case Kind::kFloat32:
      return "a number";
    case Kind::kText:
    case Kind::kBlob:
      return "a string";
    case Kind::kTextOrTextList:
    case Kind::kList:
      return "an array";
    case Kind::kMap:
    case Kind::kObject:
      return "an object";
  }
  return "something else";
}

}  // namespace

rego::Value BodyReader::refuse(std::string_view code, std::string sentence) {
  refusal_.code = code;
  refusal_.sentence = std::move(sentence);
  return {};
}

rego::Value BodyReader::refuse_type(const Type& type, std::string_view found) {
  return refuse("wrong_type",
                "found " + std::string(found) + " where the daemon expects " + std::string(expected_words(type.kind)));
}

rego::Value BodyReader::refuse_text(TextRule rule, std::string_view text) {
  return refuse("wrong_value", "found " + quoted(text) + " where the daemon expects " + std::string(rule_words(rule)));
}

rego::Value BodyReader::refuse_memory() {
  return refuse("memory", "the body needs more memory than one decision may use");
}

bool BodyReader::refuse_duplicate(std::string_view key) {
  refuse("duplicate_key", quoted(key) + " stands twice in one object (the daemon reads keys without case)");
  return false;
}

rego::Value BodyReader::refuse_scan() {
  const std::string place = " at byte " + std::to_string(scanner_->offset());
  if (scanner_->fault() == JsonFault::kInvalidUtf8) {
    return refuse("json_utf8", "the JSON holds a byte sequence that is not UTF-8" + place);
  }
  if (scanner_->at_end()) return refuse("json_truncated", "the JSON ends too early");
  return refuse("json_syntax", "the JSON is malformed" + place);
}

void BodyReader::add_place(std::string_view step) {
  if (place_.size() + step.size() > kPlaceMax) return;
  place_.insert(0, place_.empty() ? "" : ".");
  place_.insert(0, step);
}

Refusal BodyReader::finish_refusal() {
  if (!place_.empty()) refusal_.sentence = place_ + ": " + refusal_.sentence;
  return std::move(refusal_);
}

}  // namespace bulkhead
