// See object_maker.h.

#include "docker/cli_line/object_maker.h"

#include "rego/value/text.h"

namespace bulkhead::cli_line {

rego::Value make_text(base::Arena& arena, std::string_view text) {
  return rego::Value::string(arena, rego::to_valid_utf8(text));
}

rego::Value make_list(base::Arena& arena, const Texts& texts) {
  rego::ArrayBuilder items(arena);
  for (const std::string& text : texts) items.add(make_text(arena, text));
  return items.finish();
}

ObjectMaker& ObjectMaker::value(std::string_view name, const rego::Value& value) {
  object_.add(make_text(arena_, name), value);
  return *this;
}

ObjectMaker& ObjectMaker::text(std::string_view name, std::string_view text) {
  return value(name, make_text(arena_, text));
}

ObjectMaker& ObjectMaker::natural(std::string_view name, uint64_t number) {
  if (number <= INT64_MAX) return integer(name, static_cast<int64_t>(number));
  return value(name, rego::Value::number_text(arena_, std::to_string(number)));
}

ObjectMaker& ObjectMaker::texts(std::string_view name, const Texts& texts) {
  return texts.empty() ? null(name) : list(name, texts);
}

ObjectMaker& ObjectMaker::list(std::string_view name, const Texts& texts) {
  return value(name, make_list(arena_, texts));
}

ObjectMaker& ObjectMaker::map(std::string_view name, const TextMap& map) {
  ObjectMaker entries(arena_);
  for (const auto& [key, text] : map) entries.text(key, text);
  return value(name, entries.finish());
}

ObjectMaker& ObjectMaker::text_if_any(std::string_view name, std::string_view text) {
  return text.empty() ? *this : this->text(name, text);
}

ObjectMaker& ObjectMaker::integer_if_any(std::string_view name, int64_t number) {
  return number == 0 ? *this : integer(name, number);
}

ObjectMaker& ObjectMaker::truth_if_any(std::string_view name, bool claim) { return claim ? truth(name, claim) : *this; }

ObjectMaker& ObjectMaker::texts_if_any(std::string_view name, const Texts& texts) {
  return texts.empty() ? *this : list(name, texts);
}

ObjectMaker& ObjectMaker::map_if_any(std::string_view name, const TextMap& map) {
  return map.empty() ? *this : this->map(name, map);
}

}  // namespace bulkhead::cli_line
