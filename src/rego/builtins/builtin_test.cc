// The table of built-in functions itself.

#include "rego/builtins/builtin.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace rego {
namespace {

BuiltinRow with_signature(std::string_view signature) { return {"f", "", signature, "", nullptr, BuiltinFlags::kHost}; }

TEST(Builtin, ArityIsCountedFromTheSignature) {
  EXPECT_EQ(with_signature("() => now: number").arity(), 0);
  EXPECT_EQ(with_signature("(x: any) => y: any").arity(), 1);
  EXPECT_EQ(with_signature("(x: any<array[any], set[any]>) => y: any").arity(), 1);
  EXPECT_EQ(with_signature("(x: object<a: string, b: any>[any: any], y: array<number, string>) => z: any").arity(), 2);
  EXPECT_EQ(with_signature("(x: array[set[any]])").arity(), 1);
  EXPECT_EQ(with_signature("(...)").arity(), -1);
}

TEST(Builtin, EveryRowIsFoundUnderItsNameAndIsWhole) {
  std::set<std::string_view> names;
  for (const BuiltinFamily& family : all_builtin_families()) {
    for (const BuiltinRow& row : family) {
      EXPECT_EQ(find_builtin(row.name), &row) << row.name;
      EXPECT_TRUE(names.insert(row.name).second) << row.name;
      EXPECT_EQ(row.function == nullptr, has(row.flags, BuiltinFlags::kHost)) << row.name;
      EXPECT_FALSE(row.summary.empty()) << row.name;
      EXPECT_TRUE(row.signature.starts_with('(')) << row.name;
    }
  }
  EXPECT_EQ(find_builtin("no.such"), nullptr);
  EXPECT_EQ(find_builtin(""), nullptr);
}

TEST(Builtin, OperatorsAreFoundBySymbol) {
  const std::pair<std::string_view, std::string_view> kOperators[] = {
      {"+", "plus"},   {"-", "minus"}, {"*", "mul"}, {"/", "div"},  {"%", "rem"}, {"&", "and"},  {"|", "or"},
      {"==", "equal"}, {"!=", "neq"},  {"<", "lt"},  {"<=", "lte"}, {">", "gt"},  {">=", "gte"}, {"=", "eq"},
  };
  for (const auto& [symbol, name] : kOperators) {
    const BuiltinRow* row = find_infix(symbol);
    ASSERT_NE(row, nullptr) << symbol;
    EXPECT_EQ(row->name, name);
  }
  EXPECT_EQ(find_infix(":="), nullptr);
  EXPECT_EQ(find_infix(""), nullptr);
  EXPECT_EQ(find_infix("~"), nullptr);
}

}  // namespace
}  // namespace rego
