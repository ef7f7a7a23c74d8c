#include "test_functions.h"

#include <chrono>
#include <thread>

#include "rego/builtins/added_builtins.h"
#include "rego/builtins/duration.h"
#include "rego/builtins/operands.h"

namespace conformance {
namespace {

constexpr int64_t kSleepMaxNs = 100'000'000;

rego::Value sleep(rego::BuiltinContext& context, rego::BuiltinArgs args) {
  if (!rego::require(context, args, 1, rego::Type::kString)) return {};
  const auto duration = rego::parse_duration(args[0].as_string());
  if (!duration) return context.fail(duration.error());
  if (*duration < 0 || *duration > kSleepMaxNs) return context.fail("no case needs to sleep that long");
  std::this_thread::sleep_for(std::chrono::nanoseconds(*duration));
  return rego::Value::null();
}

constexpr rego::BuiltinRow kSleep = {"test.sleep", "",    "(duration: string) => nothing: null",
                                     "Waits.",     sleep, rego::BuiltinFlags::kNondeterministic};

}  // namespace

void add_test_functions() { rego::add_builtin(kSleep); }

}  // namespace conformance
