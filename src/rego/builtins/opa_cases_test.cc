// Cases whose answers were had from opa, a file a family under cases/: what is called, with what, and what it gives,
// spelled as in BuiltinCase.

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "base/arena.h"
#include "rego/builtins/cases_test.h"
#include "rego/value/json.h"

namespace rego {
namespace {

constexpr char kFolder[] = "src/rego/builtins/cases";

std::string text_of(const std::filesystem::path& path) {
  std::ostringstream text;
  text << std::ifstream(path).rdbuf();
  return text.str();
}

TEST(OpaCases, AreAnsweredAsOpaDoes) {
  size_t count = 0;
  for (const auto& file : std::filesystem::directory_iterator(kFolder)) {
    Arena arena;
    const auto cases = read_json(arena, text_of(file.path()));
    ASSERT_TRUE(cases && cases->is_array()) << file.path();
    for (const Value& one : cases->items()) {
      const std::string call(one.get("call").as_string());
      const std::string arguments = to_json(one.get("arguments"));
      EXPECT_EQ(call_builtin(call, arguments), one.get("gives").as_string()) << call << " with " << arguments;
      count++;
    }
  }
  EXPECT_GT(count, 0u);
}

}  // namespace
}  // namespace rego
