#pragma once
// Finding the tests of modules: rules named test_…, skipped ones todo_test_…. A rule test_x[name] is a test of several
// cases: its body is made to tell each name as soon as it is known, so that cases that fail later are known, too.

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "rego/syntax/ast.h"

namespace bulkhead {

struct FoundTest {
  std::string package;  // "data.authz_test"
  std::string name;     // "test_admin"; a second rule of the same name is "test_admin#01"
  std::string query;    // "data.authz_test.test_admin"
  std::string file;
  rego::Position position;
  bool is_skipped = false;
  bool has_cases = false;
};

// Lines that print() gives and no policy wrote start with this; behind it the JSON array of a case's names stands.
inline constexpr std::string_view kCaseMark = "\x01test case\x01 ";

class TestFinder {
 public:
  // Finds the tests of a module that was just parsed, and changes it as said above.
  void visit(rego::Module& module);
  // All that were found, in their order.
  const std::vector<FoundTest>& tests() const { return tests_; }

 private:
  void visit(rego::Module& module, const std::string& package, rego::Rule& rule);
  void rename(rego::Module& module, rego::Rule& rule, size_t part, const std::string& name);

  std::vector<FoundTest> tests_;
  std::map<std::string, int> seen_;
};

}  // namespace bulkhead
