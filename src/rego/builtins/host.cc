// Functions that only the engine can provide: their rows say what they are, and have no function here.

#include "rego/builtins/families.h"

namespace rego {
namespace {

constexpr BuiltinRow kRows[] = {
    {"print", "", "(...)", "Writes its arguments for people; an undefined one is <undefined>.", nullptr,
     BuiltinFlags::kHost},
    {"internal.print", "", "(x: array[set[any]])",
     "What print becomes: a set for each argument, empty where it is undefined.", nullptr, BuiltinFlags::kHost},
    {"trace", "", "(note: string) => result: boolean", "Leaves a note in the trace of the evaluation.", nullptr,
     BuiltinFlags::kHost},
};

}  // namespace

BuiltinFamily host_builtins() { return kRows; }

}  // namespace rego
