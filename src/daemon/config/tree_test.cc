#include "daemon/config/tree.h"

#include <gtest/gtest.h>

namespace bulkhead::config {
namespace {

// The first problem, "3:7 words", or "none".
std::string problem_of(std::string_view text) {
  base::Arena arena;
  Tree tree;
  Problems problems;
  tree.read(arena, text, problems);
  const auto list = problems.sorted();
  if (list.empty()) return "none";
  return std::to_string(list[0].place.line) + ":" + std::to_string(list[0].place.column) + " " + list[0].message;
}

TEST(Tree, every_node_knows_its_place) {
  base::Arena arena;
  Tree tree;
  Problems problems;
  const Node* root = tree.read(arena, "a: 1\nb:\n  - x\n  - {c: yes}\n", problems);
  ASSERT_NE(root, nullptr);
  const Node* list = root->find("b")->node;
  EXPECT_EQ(root->find("b")->place, (Place{2, 1}));
  EXPECT_EQ(list->items[0]->place, (Place{3, 5}));
  EXPECT_EQ(list->items[1]->find("c")->node->place, (Place{4, 9}));
  EXPECT_EQ(list->items[1]->find("c")->node->scalar.as_string(), "yes");
}

TEST(Tree, an_alias_is_its_anchor_at_another_place) {
  base::Arena arena;
  Tree tree;
  Problems problems;
  const Node* root = tree.read(arena, "a: &x [1, 2]\nb: *x\n", problems);
  ASSERT_NE(root, nullptr);
  EXPECT_EQ(root->find("a")->node, root->find("b")->node);
}

TEST(Tree, what_may_mislead_a_person_is_a_problem) {
  EXPECT_EQ(problem_of("a: 1\nb: 2\na: 3\n"), "3:1 \"a\" stands here twice, first in line 1");
  EXPECT_EQ(problem_of("a: 1\n---\nb: 2\n"), "2:1 a second document begins; a configuration is one");
  EXPECT_EQ(problem_of("a: &x {b: 1}\nc:\n  <<: *x\n"), "3:3 merge keys (<<) are not taken here; write the keys out");
  EXPECT_EQ(problem_of("1: a\n"), "1:1 expected a key, found the number 1");
  EXPECT_EQ(problem_of("? [a]\n: b\n"), "1:3 expected a key, found a list");
  EXPECT_EQ(problem_of("a: *x\n"), "1:4 there is no finished anchor \"x\" before this");
  EXPECT_EQ(problem_of("a: &x [*x]\n"), "1:8 there is no finished anchor \"x\" before this");
  EXPECT_EQ(problem_of("a: .inf\n"), "1:4 .inf is no number");
}

TEST(Tree, what_is_no_yaml_says_where) {
  EXPECT_EQ(problem_of("a: [1\nb: 2\n").substr(0, 3), "2:2");
  EXPECT_EQ(problem_of("a: \x01\n").substr(0, 4), "0:0 ");
  EXPECT_EQ(problem_of(""), "none");
}

TEST(Tree, size_has_bounds) {
  std::string deep;
  for (size_t i = 0; i <= kNestingMax; i++) deep += "[";
  EXPECT_EQ(problem_of(deep), "1:33 nests deeper than 32 levels");
  std::string bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
  for (int i = 1; i < 10; i++) {
    const std::string before = "*a" + std::to_string(i - 1);
    bomb += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [";
    for (int j = 0; j < 10; j++) bomb += before + (j < 9 ? "," : "]\n");
  }
  EXPECT_NE(problem_of(bomb).find("holds more than 100000 values"), std::string::npos);
  std::string wide;
  for (size_t i = 0; i <= kMembersMax; i++) wide += "k" + std::to_string(i) + ": 1\n";
  EXPECT_EQ(problem_of(wide), "257:1 holds more than 256 keys");
  EXPECT_EQ(problem_of(std::string(kFileBytesMax + 1, '#')), "0:0 is larger than 1048576 bytes");
}

TEST(Tree, a_long_value_is_cut_between_characters) {
  base::Arena arena;
  Node node;
  std::string text;
  for (int i = 0; i < 100; i++) text += "é";
  node.scalar = rego::Value::string(arena, text);
  const std::string shown = node.description();
  EXPECT_TRUE(shown.ends_with("é…")) << shown;
}

}  // namespace
}  // namespace bulkhead::config
