// JSON in two steps. simdjson's first stage checks the UTF-8 and finds, 64 bytes at a time, where each token begins
// (quotes, brackets, commas, first characters of scalars outside strings); closing quotes and white space are not among
// them. The second step walks those places and builds Values: a token ends where only white space stands before the
// next one. simdjson's own second stage would convert numbers and so lose their spelling.

#include <simdjson.h>

#include <cstring>
#include <memory>
#include <utility>
#include <vector>

#include "base/limits.h"
#include "rego/value/builders.h"
#include "rego/value/json.h"
#include "rego/value/numbers.h"
#include "rego/value/text.h"

namespace rego {

using Stage1 = simdjson::internal::dom_parser_implementation;

// Values that wait for their container to close; of an object its keys and values in turn.
class ValueStack {
 public:
  size_t size() const { return size_; }
  const Value* at(size_t place) const { return values_.data() + place; }
  void push(const Value& value) {
    if (size_ == values_.size()) values_.resize(std::max(values_.size() * 2, size_t{256}));
    values_[size_++] = value;
  }
  void truncate(size_t size) { size_ = size; }

 private:
  std::vector<Value> values_;
  size_t size_ = 0;
};

// Buffers that stay between calls.
struct JsonReader::State {
  std::unique_ptr<Stage1> stage1;
  size_t capacity = 0;
  ValueStack stack;
  std::string unescaped;
};

namespace {

constexpr size_t kCapacityMin = 16 * 1024;
constexpr size_t kTextMax = 0xFFFFFF00;  // places are 32-bit

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

struct Failure {
  size_t place = 0;
  std::string message;
};

// "line:column", both from 1, the column in bytes.
std::string line_and_column(std::string_view text, size_t place) {
  size_t line = 1;
  size_t line_start = 0;
  for (size_t i = 0; i < std::min(place, text.size()); i++) {
    if (text[i] == '\n') {
      line++;
      line_start = i + 1;
    }
  }
  return std::to_string(line) + ":" + std::to_string(place - line_start + 1);
}

std::string describe(char c) {
  const auto byte = static_cast<unsigned char>(c);
  if (byte < 0x20 || byte >= 0x7F) {
    static constexpr char kHex[] = "0123456789abcdef";
    return std::string("'\\x") + kHex[byte >> 4] + kHex[byte & 15] + "'";
  }
  return c == '\'' ? "'\\''" : std::string("'") + c + "'";
}

class Walk {
 public:
  Walk(JsonReader::State& state, Arena& arena, std::string_view text)
      : state_(state),
        stack_(state.stack),
        arena_(arena),
        text_(text),
        next_(state.stage1->structural_indexes.get()),
        end_(next_ + state.stage1->n_structural_indexes),
        has_escapes_(memchr(text.data(), '\\', text.size()) != nullptr) {}

  // The whole document, or undefined with a failure.
  Value read() {
    if (!read_value(0)) return {};
    if (next_ != end_) return fail_at_next("after top-level value"), Value();
    return *stack_.at(0);
  }
  Failure& failure() { return failure_; }

 private:
  // Each leaves its value on the stack; false on failure.
  bool read_value(int depth);
  bool read_array(int depth);
  bool read_object(int depth);
  bool read_entry(int depth);
  bool read_string(size_t start);
  bool read_escaped_string(size_t start, std::string_view inside);
  bool read_number(size_t start);
  bool read_word(size_t start, std::string_view word, const Value& value);

  // The character of the next token; 0 at the end.
  char peek() const { return next_ == end_ ? '\0' : text_[*next_]; }
  // From `start` to the next token, without the white space between.
  std::string_view token_from(size_t start) const {
    size_t end = next_ == end_ ? text_.size() : *next_;
    while (is_space(text_[end - 1])) end--;
    return text_.substr(start, end - start);
  }
  bool push(const Value& value) {
    stack_.push(value);
    return true;
  }
  bool fail(size_t place, std::string message) {
    failure_ = {place, std::move(message)};
    return false;
  }
  bool fail_at_next(std::string_view where) {
    if (next_ == end_) return fail(text_.size(), "unexpected EOF");
    return fail(*next_, "invalid character " + describe(text_[*next_]) + " " + std::string(where));
  }

  JsonReader::State& state_;
  ValueStack& stack_;
  Arena& arena_;
  std::string_view text_;
  const uint32_t* next_;
  const uint32_t* end_;
  bool has_escapes_;
  Failure failure_;
};

bool Walk::read_value(int depth) {
  if (next_ == end_) return fail_at_next("");
  const size_t start = *next_++;
  switch (text_[start]) {
    case '"':
      return read_string(start);
    case '{':
      return read_object(depth + 1);
    case '[':
      return read_array(depth + 1);
    case 't':
      return read_word(start, "true", Value::boolean(true));
    case 'f':
      return read_word(start, "false", Value::boolean(false));
    case 'n':
      return read_word(start, "null", Value::null());
    default:
      if (text_[start] == '-' || (text_[start] >= '0' && text_[start] <= '9')) return read_number(start);
      next_--;
      return fail_at_next("looking for beginning of value");
  }
}

bool Walk::read_array(int depth) {
  if (depth > base::kNestingMax) return fail(next_[-1], "exceeded max depth");
  if (peek() == ']') return next_++, push(Value::empty_array());
  const size_t bottom = stack_.size();
  while (true) {
    if (!read_value(depth)) return false;
    const char after = peek();
    if (after != ',' && after != ']') return fail_at_next("after array element");
    next_++;
    if (after == ']') break;
  }
  const Value array = Value::array(arena_, {stack_.at(bottom), stack_.size() - bottom});
  stack_.truncate(bottom);
  return push(array);
}

bool Walk::read_object(int depth) {
  if (depth > base::kNestingMax) return fail(next_[-1], "exceeded max depth");
  if (peek() == '}') return next_++, push(Value::empty_object());
  const size_t bottom = stack_.size();
  while (true) {
    if (!read_entry(depth)) return false;
    const char after = peek();
    if (after != ',' && after != '}') return fail_at_next("after object key:value pair");
    next_++;
    if (after == '}') break;
  }
  ObjectBuilder object(arena_);
  object.reserve((stack_.size() - bottom) / 2);
  for (size_t i = bottom; i < stack_.size(); i += 2) object.add(*stack_.at(i), *stack_.at(i + 1));
  stack_.truncate(bottom);
  return push(object.finish());
}

bool Walk::read_entry(int depth) {
  if (peek() != '"') return fail_at_next("looking for beginning of object key string");
  if (!read_string(*next_++)) return false;
  if (peek() != ':') return fail_at_next("after object key");
  next_++;
  return read_value(depth);
}

bool Walk::read_string(size_t start) {
  const std::string_view token = token_from(start);
  const std::string_view inside = token.substr(1, token.size() - 2);
  if (has_escapes_ && memchr(inside.data(), '\\', inside.size())) return read_escaped_string(start, inside);
  return push(Value::string(arena_, inside));
}

bool Walk::read_escaped_string(size_t start, std::string_view inside) {
  state_.unescaped.clear();
  size_t place = 0;
  if (append_unescaped(state_.unescaped, inside, &place)) return push(Value::string(arena_, state_.unescaped));
  return fail(start + 1 + place, "invalid character in string escape code");
}

bool Walk::read_number(size_t start) {
  const std::string_view token = token_from(start);
  if (token.size() <= 18 && token[0] != '-' && (token[0] != '0' || token.size() == 1)) {
    int64_t integer = 0;
    size_t i = 0;
    for (; i < token.size() && token[i] >= '0' && token[i] <= '9'; i++) integer = integer * 10 + (token[i] - '0');
    if (i == token.size()) return push(Value::integer(integer));
  }
  const Value number = parse_number(arena_, token);
  if (number.is_defined()) return push(number);
  return fail(start, "invalid number: '" + std::string(token.substr(0, 40)) + "'");
}

bool Walk::read_word(size_t start, std::string_view word, const Value& value) {
  if (token_from(start) == word) return push(value);
  return fail(start, "invalid character in literal " + std::string(word));
}

// simdjson says that something is wrong, not where.
Failure explain(simdjson::error_code code, std::string_view text) {
  if (code == simdjson::EMPTY) return {0, "EOF"};
  if (code == simdjson::UNCLOSED_STRING) return {text.size(), "unexpected EOF"};
  bool is_inside = false;
  for (size_t place = 0; place < text.size();) {
    const size_t start = place;
    uint32_t c;
    if (!next_code_point(text, &place, &c)) return {start, "invalid UTF-8"};
    if (is_inside && c < 0x20) return {start, "invalid character " + describe(text[start]) + " in string literal"};
    if (is_inside && c == '\\' && place < text.size() && static_cast<unsigned char>(text[place]) >= 0x20) place++;
    if (c == '"') is_inside = !is_inside;
  }
  return {0, simdjson::error_message(code)};
}

bool reserve(JsonReader::State& state, size_t bytes) {
  if (bytes <= state.capacity && state.stage1) return true;
  const size_t capacity = std::max(bytes + bytes / 4, kCapacityMin);
  state.stage1.reset();
  if (simdjson::get_active_implementation()->create_dom_parser_implementation(capacity, 1, state.stage1)) return false;
  state.capacity = capacity;
  return true;
}

base::Error error_of(const Failure& failure, std::string_view text) {
  return {"json_error", failure.message, line_and_column(text, failure.place)};
}

}  // namespace

JsonReader::JsonReader() : state_(new State) {}
JsonReader::~JsonReader() { delete state_; }
JsonReader::JsonReader(JsonReader&& other) noexcept : state_(std::exchange(other.state_, nullptr)) {}
JsonReader& JsonReader::operator=(JsonReader&& other) noexcept {
  std::swap(state_, other.state_);
  return *this;
}

base::Result<Value> JsonReader::read(Arena& arena, std::string_view text) {
  if (text.size() > kTextMax || !reserve(*state_, text.size())) {
    return base::Error{"json_error", "the text is too large: " + std::to_string(text.size()) + " bytes", ""};
  }
  const auto* bytes = reinterpret_cast<const uint8_t*>(text.data());
  const auto code = state_->stage1->stage1(bytes, text.size(), simdjson::stage1_mode::regular);
  if (code) return error_of(explain(code, text), text);
  state_->stack.truncate(0);
  Walk walk(*state_, arena, text);
  const Value value = walk.read();
  if (value.is_undefined()) return error_of(walk.failure(), text);
  return value;
}

base::Result<Value> read_json(Arena& arena, std::string_view text) {
  JsonReader reader;
  return reader.read(arena, text);
}

}  // namespace rego
