// The operator's own mask, as OPA applies it.

#include "record/mask_rules.h"

#include <gtest/gtest.h>

#include "rego/value/json.h"

namespace bulkhead {
namespace {

struct Case {
  std::string_view name;
  std::string_view rules;
  std::string_view input;
  std::string_view wanted;  // "" for none
  std::string_view notes;
};

constexpr Case kCases[] = {
    {"a pointer removes", R"(["/input/a"])", R"({"a":1,"b":2})", R"({"b":2})", "-/input/a "},
    {"the same said in full", R"([{"op":"remove","path":"/input/a/b"}])", R"({"a":{"b":1,"c":2}})", R"({"a":{"c":2}})",
     "-/input/a/b "},
    {"of an array, what follows moves up", R"(["/input/a/0"])", R"({"a":[1,2,3]})", R"({"a":[2,3]})", "-/input/a/0 "},
    {"the whole input", R"(["/input"])", R"({"a":1})", "", "-/input "},
    {"what is not there is not noted", R"(["/input/x/y","/input/a/b","/input/l/7","/input/l/x"])", R"({"a":1,"l":[1]})",
     R"({"a":1,"l":[1]})", ""},
    {"upsert replaces", R"([{"op":"upsert","path":"/input/a","value":{"x":1}}])", R"({"a":1})", R"({"a":{"x":1}})",
     "*/input/a "},
    {"upsert makes what is missing on the way", R"([{"op":"upsert","path":"/input/b/c","value":"v"}])", R"({"a":1})",
     R"({"a":1,"b":{"c":"v"}})", "*/input/b/c "},
    {"upsert of an item", R"([{"op":"upsert","path":"/input/l/1","value":0}])", R"({"l":[1,2]})", R"({"l":[1,0]})",
     "*/input/l/1 "},
    {"upsert through a scalar changes nothing", R"([{"op":"upsert","path":"/input/a/b","value":0}])", R"({"a":1})",
     R"({"a":1})", ""},
    {"escaped keys", R"(["/input/a%2Fb","/input/c~1d"])", R"({"a/b":1,"c/d":2,"e":3})", R"({"e":3})",
     "-/input/a%2Fb -/input/c~1d "},
    {"upsert without a value is null", R"([{"op":"upsert","path":"/input/a"}])", R"({"a":1})", R"({"a":null})",
     "*/input/a "},
};

TEST(MaskRulesTest, ApplyInTheirOrder) {
  for (const Case& c : kCases) {
    base::Arena arena;
    MaskNotes notes(arena);
    MaskedParts parts{*rego::read_json(arena, c.input), rego::Value()};
    ASSERT_TRUE(apply_mask_rules(arena, *rego::read_json(arena, c.rules), parts, notes)) << c.name;
    EXPECT_EQ(parts.input.is_undefined() ? "" : rego::to_json(parts.input), c.wanted) << c.name;
    std::string noted;
    for (const std::string_view pointer : notes.all_erased()) noted.append("-").append(pointer).append(" ");
    for (const std::string_view pointer : notes.all_masked()) noted.append("*").append(pointer).append(" ");
    EXPECT_EQ(noted, c.notes) << c.name;
  }
}

TEST(MaskRulesTest, WhatIsNoRuleIsAnError) {
  for (const std::string_view rules :
       {R"({"a":1})", R"([1])", R"(["input/a"])", R"(["/labels/a"])", R"([""])", R"([{"op":"drop","path":"/input/a"}])",
        R"([{"op":"remove"}])", R"(["/inputs"])"}) {
    base::Arena arena;
    MaskNotes notes(arena);
    MaskedParts parts{*rego::read_json(arena, R"({"a":1})"), rego::Value()};
    const base::Status status = apply_mask_rules(arena, *rego::read_json(arena, rules), parts, notes);
    ASSERT_FALSE(status) << rules;
    EXPECT_EQ(status.error().code, "mask_error") << rules;
  }
}

}  // namespace
}  // namespace bulkhead
