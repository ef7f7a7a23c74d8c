#pragma once
// JSON in and out. Reading goes through simdjson; numbers keep their spelling; of equal keys the last stands, as in Go.

#include <string>
#include <string_view>

#include "base/arena.h"
#include "base/result.h"
#include "rego/value/value.h"

namespace rego {

// Reads one JSON document of valid UTF-8. The parser object keeps its buffers between calls: a worker owns one and its
// steady state does not call malloc. Fails with code "json_error" and "line:column" as place.
class JsonReader {
 public:
  JsonReader();
  ~JsonReader();
  JsonReader(JsonReader&&) noexcept;
  JsonReader& operator=(JsonReader&&) noexcept;

  // The value lives in `arena` and borrows nothing of `text`. Nesting deeper than base::kNestingMax fails.
  base::Result<Value> read(Arena& arena, std::string_view text);

  struct State;

 private:
  State* state_;
};

// One document, with a reader of its own: for start-up and tests.
base::Result<Value> read_json(Arena& arena, std::string_view text);

enum class JsonStyle {
  kCompact,  // {"a":1,"b":[2]}: Go's encoding/json
  kPretty,   // two spaces of indent, as opa prints: "a": 1
};

// Writes as OPA does: keys in order, sets as arrays, <, >, &, U+2028 and U+2029 escaped where `escape_html` (Go's
// default) says; a key that is no string is written as the string of its own JSON text.
enum class HtmlEscape { kNo, kYes };
void write_json(std::string& out, const Value& value, JsonStyle style = JsonStyle::kCompact,
                HtmlEscape escape = HtmlEscape::kNo);
std::string to_json(const Value& value, JsonStyle style = JsonStyle::kCompact);

// Appends `text` as a JSON string with its quotes.
void write_json_string(std::string& out, std::string_view text, HtmlEscape escape = HtmlEscape::kNo);

// Writes as Rego prints a term: sets as {1, 2} and set(), ", " between items, strings quoted as Go's strconv.Quote.
void write_rego(std::string& out, const Value& value);
std::string to_rego(const Value& value);

}  // namespace rego
