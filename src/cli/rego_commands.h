#pragma once
// The commands of the policy language, each in its own file rego_NAME.cc.

#include "cli/command.h"

namespace bulkhead {

int run_rego_builtins(Arguments arguments);
int run_rego_capabilities(Arguments arguments);
int run_rego_check(Arguments arguments);
int run_rego_fmt(Arguments arguments);
int run_rego_eval(Arguments arguments);
int run_rego_parse(Arguments arguments);
int run_rego_repl(Arguments arguments);
int run_rego_test(Arguments arguments);
int run_rego_bench(Arguments arguments);

}  // namespace bulkhead
