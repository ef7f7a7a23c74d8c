// A row for each function of the library; the one C++ function behind all of them finds its C function beside the row
// that is being called.

#include "rego/library/builtin_library.h"

#include <dlfcn.h>
#include <fmt/format.h>

#include <memory>
#include <vector>

#include "rego/builtins/added_builtins.h"
#include "rego/builtins/operands.h"
#include "rego/value/json.h"
#include "rego/value/numbers.h"
#include "rego/value/text.h"
#include "rego_builtin.h"

struct rego_call {
  rego::BuiltinContext& context;
  rego::BuiltinArgs arguments;
  rego::Value result;
  bool has_failed = false;
};

namespace rego {
namespace {

constexpr size_t kFunctionsMax = 256;

struct LibraryRow : BuiltinRow {
  rego_function_pointer call = nullptr;
};

// False when there is no such argument.
bool has(rego_call* call, size_t index) {
  if (index < call->arguments.size()) return true;
  call->context.fail(fmt::format("the library asks for argument {} of {}", index, call->arguments.size()));
  call->has_failed = true;
  return false;
}

bool is_a(rego_call* call, size_t index, Type type) {
  if (!has(call, index)) return false;
  call->has_failed |= !require(call->context, call->arguments, static_cast<int>(index) + 1, type);
  return !call->has_failed;
}

// A copy with a zero behind it, as C wants it.
const char* copied(rego_call* call, std::string_view text, size_t* size) {
  if (size) *size = text.size();
  std::string with_zero(text);
  with_zero.push_back('\0');
  return call->context.arena.copy(with_zero).data();
}

const char* json_argument(rego_call* call, size_t index, size_t* size) {
  return has(call, index) ? copied(call, to_json(call->arguments[index]), size) : nullptr;
}

const char* string_argument(rego_call* call, size_t index, size_t* size) {
  return is_a(call, index, Type::kString) ? copied(call, call->arguments[index].as_string(), size) : nullptr;
}

int integer_argument(rego_call* call, size_t index, int64_t* number) {
  if (!is_a(call, index, Type::kNumber)) return 0;
  const auto integer = to_int64(call->arguments[index]);
  if (!integer) {
    call->context.fail_operand(
        fmt::format("operand {} must be integer number but got floating-point number", index + 1));
    call->has_failed = true;
    return 0;
  }
  *number = *integer;
  return 1;
}

int number_argument(rego_call* call, size_t index, double* number) {
  if (!is_a(call, index, Type::kNumber)) return 0;
  *number = to_double(call->arguments[index]);
  return 1;
}

int boolean_argument(rego_call* call, size_t index, int* value) {
  if (!is_a(call, index, Type::kBoolean)) return 0;
  *value = call->arguments[index].as_boolean();
  return 1;
}

void fail(rego_call* call, const char* message) {
  call->context.fail(to_valid_utf8(message ? message : ""));
  call->has_failed = true;
}

void return_json(rego_call* call, const char* text, size_t size) {
  const auto value = read_json(call->context.arena, {text, size});
  if (value) {
    call->result = *value;
  } else {
    fail(call, "the library's result is no JSON");
  }
}

void return_string(rego_call* call, const char* text, size_t size) {
  call->result = Value::string(call->context.arena, to_valid_utf8({text, size}));
}

void return_integer(rego_call* call, int64_t number) { call->result = Value::integer(number); }
void return_boolean(rego_call* call, int value) { call->result = Value::boolean(value != 0); }
int must_stop(rego_call* call) { return call->context.must_stop(); }

constexpr rego_interface kInterface = {
    json_argument, string_argument, integer_argument, number_argument, boolean_argument,
    return_json,   return_string,   return_integer,   return_boolean,  fail,
    must_stop,
};

Value call_library(BuiltinContext& context, BuiltinArgs args) {
  rego_call call{context, args, {}};
  static_cast<const LibraryRow*>(find_builtin(context.function_name))->call(&kInterface, &call);
  return call.has_failed ? Value() : call.result;
}

// "(…) => …" or "(…)", with a name or names in front of a dot.
bool is_plausible(const rego_function& function) {
  if (!function.name || !*function.name || !function.signature || !function.summary || !function.call) return false;
  const std::string_view signature = function.signature;
  return signature.starts_with('(') && signature.find(')') != signature.npos;
}

base::Status add_functions(const std::string& path, std::span<const rego_function> functions) {
  for (const rego_function& function : functions) {
    if (!is_plausible(function)) return base::Error{"library_error", "a function without a name or signature", path};
    const bool varies = (function.flags & REGO_FUNCTION_NONDETERMINISTIC) != 0;
    // Never freed: policies may call it as long as the process lives.
    auto* row = new LibraryRow;  // NOLINT(cppcoreguidelines-owning-memory)
    static_cast<BuiltinRow&>(*row) = {
        function.name,    "",           function.signature,
        function.summary, call_library, varies ? BuiltinFlags::kNondeterministic : BuiltinFlags::kNone};
    row->call = function.call;
    if (!add_builtin(*row)) {
      return base::Error{"library_error", fmt::format("there is a function {} already", function.name), path};
    }
  }
  return base::Ok{};
}

}  // namespace

base::Status open_builtin_library(const std::string& path) {
  void* library = dlopen(path.find('/') == path.npos ? ("./" + path).c_str() : path.c_str(), RTLD_NOW | RTLD_LOCAL);
  if (!library) return base::Error{"library_error", dlerror(), path};
  const auto list = reinterpret_cast<decltype(&rego_builtins)>(dlsym(library, "rego_builtins"));
  if (!list) return base::Error{"library_error", "the library has no function rego_builtins", path};
  size_t count = 0;
  const rego_function* functions = list(REGO_BUILTIN_VERSION, &count);
  if (!functions) {
    return base::Error{"library_error", fmt::format("the library does not know version {}", REGO_BUILTIN_VERSION),
                       path};
  }
  if (count > kFunctionsMax) return base::Error{"library_error", "the library has too many functions", path};
  return add_functions(path, {functions, count});
}

}  // namespace rego
