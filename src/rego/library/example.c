/* A library of functions for policies: what include/rego_builtin.h asks for, and each of its means once. */

#include <stdlib.h>
#include <string.h>

#include "rego_builtin.h"

static void reverse(const rego_interface* rego, rego_call* call) {
  size_t size = 0;
  const char* text = rego->string_argument(call, 0, &size);
  if (!text) return;
  char* reversed = malloc(size + 1);
  if (!reversed) {
    rego->fail(call, "out of memory");
    return;
  }
  for (size_t i = 0; i < size; i++) reversed[i] = text[size - 1 - i];
  rego->return_string(call, reversed, size);
  free(reversed);
}

static void half(const rego_interface* rego, rego_call* call) {
  int64_t number = 0;
  if (!rego->integer_argument(call, 0, &number)) return;
  if (number % 2 != 0) {
    rego->fail(call, "the number is odd");
    return;
  }
  rego->return_integer(call, number / 2);
}

static void both(const rego_interface* rego, rego_call* call) {
  int first = 0;
  int second = 0;
  if (!rego->boolean_argument(call, 0, &first) || !rego->boolean_argument(call, 1, &second)) return;
  rego->return_boolean(call, first && second);
}

static void same(const rego_interface* rego, rego_call* call) {
  size_t size = 0;
  const char* json = rego->json_argument(call, 0, &size);
  if (json) rego->return_json(call, json, size);
}

static void no_json(const rego_interface* rego, rego_call* call) { rego->return_json(call, "{", 1); }

static void nothing(const rego_interface* rego, rego_call* call) {
  (void)rego;
  (void)call;
}

static const rego_function kFunctions[] = {
    {"example.reverse", "(text: string) => reversed: string", "The bytes of a text, backwards.", reverse, 0},
    {"example.half", "(number: number) => half: number", "Half of an even number.", half, 0},
    {"example.both", "(first: boolean, second: boolean) => both: boolean", "Whether both hold.", both, 0},
    {"example.same", "(value: any) => same: any", "What it is given.", same, 0},
    {"example.no_json", "() => nothing: any", "Fails.", no_json, REGO_FUNCTION_NONDETERMINISTIC},
    {"example.nothing", "() => nothing: any", "Has no result.", nothing, REGO_FUNCTION_NONDETERMINISTIC},
};

const rego_function* rego_builtins(uint32_t version, size_t* count) {
  if (version != REGO_BUILTIN_VERSION) return NULL;
  *count = sizeof kFunctions / sizeof kFunctions[0];
  return kFunctions;
}
