/* Functions for the Rego policy language, written in C: the interface between `rego --builtin-library FILE.so` and the
 * library.
 *
 * The library exports one function, rego_builtins(). It gives a list of functions, which policies then call as they
 * call those of the language:
 *
 *   static void reverse(const rego_interface* rego, rego_call* call) {
 *     size_t size;
 *     const char* text = rego->string_argument(call, 0, &size);
 *     if (!text) return;  // not a string: the call has failed already
 *     ...
 *     rego->return_string(call, reversed, size);
 *   }
 *
 *   static const rego_function kFunctions[] = {
 *       {"acme.reverse", "(text: string) => reversed: string", "The text backwards.", reverse, 0},
 *   };
 *
 *   const rego_function* rego_builtins(uint32_t version, size_t* count) {
 *     if (version != REGO_BUILTIN_VERSION) return NULL;
 *     *count = 1;
 *     return kFunctions;
 *   }
 *
 * Functions are called from several threads at a time. What a call is given lives until it returns. A call that returns
 * nothing, or fails, has no result: in Rego's words it is undefined.
 */

#ifndef REGO_BUILTIN_H
#define REGO_BUILTIN_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define REGO_BUILTIN_VERSION 1u

/* One call on its way. */
typedef struct rego_call rego_call;

/* What a function may ask, and how it answers. Arguments count from 0; which there are, the signature says. */
typedef struct rego_interface {
  /* An argument as JSON, in UTF-8, with a zero behind it. Sets are arrays. */
  const char* (*json_argument)(rego_call* call, size_t index, size_t* size);
  /* A string argument. Null when it is none; then the call has failed with OPA's words. */
  const char* (*string_argument)(rego_call* call, size_t index, size_t* size);
  /* Zero when the argument is no such value; then the call has failed with OPA's words. */
  int (*integer_argument)(rego_call* call, size_t index, int64_t* number);
  int (*number_argument)(rego_call* call, size_t index, double* number);
  int (*boolean_argument)(rego_call* call, size_t index, int* value);

  /* The result. The text is copied; one that is no JSON or no UTF-8 fails the call. */
  void (*return_json)(rego_call* call, const char* text, size_t size);
  void (*return_string)(rego_call* call, const char* text, size_t size);
  void (*return_integer)(rego_call* call, int64_t number);
  void (*return_boolean)(rego_call* call, int value);
  /* Why there is none. */
  void (*fail)(rego_call* call, const char* message);

  /* Whether the evaluation has to stop. A function that may run long asks from time to time, and returns. */
  int (*must_stop)(rego_call* call);
} rego_interface;

typedef void (*rego_function_pointer)(const rego_interface* rego, rego_call* call);

/* The same call with the same arguments may have another result: it is not made while compiling. */
#define REGO_FUNCTION_NONDETERMINISTIC 1u

typedef struct rego_function {
  const char* name;      /* "acme.reverse" */
  const char* signature; /* "(text: string, at: number) => found: array[string]", in the words of `rego builtins` */
  const char* summary;   /* one sentence */
  rego_function_pointer call;
  uint32_t flags;
} rego_function;

/* What the library exports. Null where it does not know the version. The list lives as long as the process. */
const rego_function* rego_builtins(uint32_t version, size_t* count);

#ifdef __cplusplus
}
#endif

#endif
