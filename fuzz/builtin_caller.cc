// Calling built-in functions from fuzz targets.

#include "builtin_caller.h"

#include <cstdlib>

#include "rego/builtins/builtin.h"
#include "rego/builtins/decision_memory.h"
#include "rego/value/builders.h"
#include "rego/value/json.h"

namespace rego::fuzz {
namespace {

constexpr size_t kMemoryMax = size_t{256} << 20;

}  // namespace

void require(bool truth) {
  if (!truth) abort();
}

BuiltinCaller::BuiltinCaller() { arena_.set_bytes_max(kMemoryMax); }

Value BuiltinCaller::text(std::string_view text) { return Value::string(arena_, text); }

Value BuiltinCaller::texts(std::string_view first, std::string_view second) {
  ArrayBuilder array(arena_);
  array.add(text(first));
  array.add(text(second));
  return array.finish();
}

std::string BuiltinCaller::answer(std::string_view function, std::initializer_list<Value> operands, Value& result) {
  const BuiltinRow* row = find_builtin(function);
  require(row && row->function && row->arity() == static_cast<int>(operands.size()));
  BuiltinContext context{arena_, patterns_, function, true, BuiltinErrorKind::kNone, {}};
  DecisionMemory memory(arena_);
  context.memory = &memory;
  result = row->function(context, {operands.begin(), operands.size()});
  if (result.is_defined()) {
    require(context.error_kind == BuiltinErrorKind::kNone);
    return to_json(result);
  }
  if (context.error_kind == BuiltinErrorKind::kNone) return "undefined";
  require(!context.error_message.empty());
  return "error: " + std::string(context.error_message);
}

Value BuiltinCaller::call(std::string_view function, std::initializer_list<Value> operands) {
  Value result;
  const std::string first = answer(function, operands, result);
  if (arena_.over_limit()) return Value();
  const std::string second = answer(function, operands, result);
  require(arena_.over_limit() || first == second);
  return result;
}

std::vector<std::string_view> cut(const uint8_t* data, size_t size, size_t count) {
  std::string_view rest(reinterpret_cast<const char*>(data), size);
  std::vector<std::string_view> texts;
  while (texts.size() + 1 < count) {
    const size_t end = rest.find('\0');
    texts.push_back(rest.substr(0, end));
    rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
  }
  texts.push_back(rest);
  return texts;
}

std::string encode_base64(std::string_view bytes) {
  BuiltinCaller caller;
  return std::string(caller.call("base64.encode", {caller.text(bytes)}).as_string());
}

}  // namespace rego::fuzz
