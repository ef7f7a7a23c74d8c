// The commands of the policy language as a person runs them: arguments in, text and exit code out. The wanted texts
// were compared with what opa prints.

#include "cli/rego_commands.h"

#include <gtest/gtest.h>
#include <re2/re2.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "cli/rego_duration.h"
#include "cli/rego_json.h"
#include "cli/rego_table.h"

namespace bulkhead {
namespace {

namespace fs = std::filesystem;

constexpr char kPolicy[] = R"(package ex

allow if input.x > 1

message contains m if some m in ["a", "b"]

clash := 1 if input.x

clash := 2 if input.x

number := 3
)";

constexpr char kTests[] = R"(package ex_test

test_yes if data.ex.allow with input as {"x": 2}

test_no if data.ex.allow with input as {"x": 0}

todo_test_later if false

test_clash if data.ex.clash with input as {"x": 1}

test_twice if true

test_twice if false
)";

struct Ran {
  int code;
  std::string out;
  std::string error;
};

using Run = int (*)(Arguments);

Ran run(Run command, const std::vector<std::string>& words) {
  std::vector<const char*> arguments;
  for (const std::string& word : words) arguments.push_back(word.c_str());
  testing::internal::CaptureStdout();
  testing::internal::CaptureStderr();
  const int code = command(arguments);
  fflush(nullptr);
  std::string out = testing::internal::GetCapturedStdout();
  return {code, std::move(out), testing::internal::GetCapturedStderr()};
}

class RegoCommands : public testing::Test {
 protected:
  void SetUp() override {
    std::string name = fs::temp_directory_path() / "rego-test-XXXXXX";
    folder_ = mkdtemp(name.data());
    write("p.rego", kPolicy);
    write("in.json", R"({"x": 5})");
  }
  void TearDown() override { fs::remove_all(folder_); }

  std::string path(const std::string& name) const { return folder_ / name; }
  std::string write(const std::string& name, const std::string& text) {
    std::ofstream(folder_ / name) << text;
    return path(name);
  }
  Ran eval(std::vector<std::string> words) {
    words.insert(words.begin(), {"-d", path("p.rego"), "-i", path("in.json")});
    return run(run_rego_eval, words);
  }

  fs::path folder_;
};

TEST_F(RegoCommands, EvalPrintsOpasJson) {
  const Ran ran = eval({"x := data.ex.number; y = data.ex.message[_]; y == \"a\""});
  EXPECT_EQ(ran.code, 0);
  EXPECT_NE(ran.out.find(R"(          "text": "x := data.ex.number",
          "location": {
            "row": 1,
            "col": 1
          })"),
            std::string::npos)
      << ran.out;
  EXPECT_NE(ran.out.find(R"(      "bindings": {
        "x": 3,
        "y": "a"
      })"),
            std::string::npos)
      << ran.out;
}

TEST_F(RegoCommands, EvalHasOpasFormats) {
  EXPECT_EQ(eval({"-f", "raw", "data.ex.number; \"a b\""}).out, "3 a b\n");
  EXPECT_EQ(eval({"--format=values", "data.ex.number"}).out, "[\n  3\n]\n");
  EXPECT_EQ(eval({"-f", "bindings", "x := 1"}).out, "{\n  \"x\": 1\n}\n");
  EXPECT_EQ(eval({"-f", "discard", "1"}).out, "{\n  \"result\": \"discarded\"\n}\n");
  EXPECT_EQ(eval({"-f", "pretty", "[1.50, {2}]"}).out, "[\n  1.50,\n  [\n    2\n  ]\n]\n");
  EXPECT_EQ(eval({"-f", "pretty", "x := 1; y := \"b\""}).out,
            "┌───┬─────┐\n│ x │  y  │\n├───┼─────┤\n│ 1 │ \"b\" │\n└───┴─────┘\n");
}

TEST_F(RegoCommands, EvalSaysWhenThereIsNoResult) {
  EXPECT_EQ(eval({"data.ex.nothing"}).out, "{}\n");
  EXPECT_EQ(eval({"-f", "pretty", "data.ex.nothing"}).out, "undefined\n");
  EXPECT_EQ(eval({"--fail", "data.ex.nothing"}).code, 1);
  EXPECT_EQ(eval({"--fail", "data.ex.number"}).code, 0);
  EXPECT_EQ(eval({"--fail-defined", "data.ex.number"}).code, 1);
  EXPECT_EQ(eval({"--fail-defined", "data.ex.nothing"}).code, 0);
}

TEST_F(RegoCommands, EvalReportsErrorsInTheFormatAskedFor) {
  const Ran json = eval({"data.ex.clash"});
  EXPECT_EQ(json.code, 2);
  EXPECT_NE(json.out.find("\"code\": \"eval_conflict_error\""), std::string::npos) << json.out;
  const Ran raw = eval({"-f", "raw", "1 +"});
  EXPECT_EQ(raw.code, 2);
  EXPECT_EQ(raw.out, "");
  EXPECT_TRUE(raw.error.starts_with("1 error occurred: 1:3: rego_parse_error: unexpected eof token")) << raw.error;
  EXPECT_EQ(eval({"1 / 0"}).code, 0);
  EXPECT_EQ(eval({"--strict-builtin-errors", "1 / 0"}).code, 2);
}

TEST_F(RegoCommands, WrongUseExitsWithOne) {
  EXPECT_EQ(run(run_rego_eval, {}).code, 1);
  EXPECT_EQ(run(run_rego_eval, {"-f", "wrong", "1"}).code, 1);
  EXPECT_EQ(run(run_rego_eval, {"--nothing", "1"}).code, 1);
  EXPECT_EQ(run(run_rego_parse, {}).code, 1);
  EXPECT_EQ(run(run_rego_test, {}).code, 1);
  EXPECT_EQ(run(run_rego_bench, {}).code, 1);
  EXPECT_EQ(run(run_rego_eval, {"--help"}).code, 0);
}

TEST_F(RegoCommands, EvalReadsVersionZeroWhenTold) {
  const std::string old = write("old.rego", "package old\np { true }\n");
  EXPECT_EQ(run(run_rego_eval, {"-f", "raw", "-d", old, "data.old.p"}).code, 2);
  EXPECT_EQ(run(run_rego_eval, {"-f", "raw", "--v0-compatible", "-d", old, "data.old.p"}).out, "true\n");
}

TEST_F(RegoCommands, TestCountsAndPlacesItsResults) {
  write("p_test.rego", kTests);
  const Ran ran = run(run_rego_test, {folder_, "-v"});
  EXPECT_EQ(ran.code, 2);
  std::string out = ran.out;
  re2::RE2::GlobalReplace(&out, R"( \([0-9.]+[mµn]*s\))", "");
  const std::string file = path("p_test.rego").substr(1);
  const auto has = [&](const std::string& text) { return out.find(text) != std::string::npos; };
  EXPECT_TRUE(has(file + ":3:\ndata.ex_test.test_yes: PASS\n")) << out;
  EXPECT_TRUE(has(file + ":5:\ndata.ex_test.test_no: FAIL\n")) << out;
  EXPECT_TRUE(has("data.ex_test.todo_test_later: SKIPPED\n")) << out;
  EXPECT_TRUE(has("data.ex_test.test_clash: ERROR\n")) << out;
  EXPECT_TRUE(has("data.ex_test.test_twice: PASS\n")) << out;
  EXPECT_TRUE(has("data.ex_test.test_twice#01: FAIL\n")) << out;
  EXPECT_TRUE(has("PASS: 2/6\nFAIL: 2/6\nSKIPPED: 1/6\nERROR: 1/6\n")) << out;
}

TEST_F(RegoCommands, TestRunsOnlyWhatMatches) {
  write("p_test.rego", kTests);
  const Ran ran = run(run_rego_test, {"-r", "yes", folder_});
  EXPECT_EQ(ran.code, 0);
  EXPECT_EQ(ran.out, "PASS: 1/1\n");
  EXPECT_EQ(run(run_rego_test, {"-r", "(", folder_}).code, 1);
  EXPECT_EQ(run(run_rego_test, {"-f", "json", "-r", "none", folder_}).out, "[]\n");
}

TEST_F(RegoCommands, ParsePrintsTheTree) {
  const std::string small = write("small.rego", "package a.b\n\np := 1\n");
  EXPECT_EQ(run(run_rego_parse, {small}).out,
            "module\n package\n  ref\n   data\n   \"a\"\n   \"b\"\n rule\n  head\n   ref\n    p\n   1\n  body\n   "
            "expr index=0\n    true\n");
  EXPECT_TRUE(run(run_rego_parse, {"-f", "json", small}).out.starts_with("{\n  \"package\": {\n    \"path\": ["));
  EXPECT_EQ(run(run_rego_parse, {path("nothing.rego")}).code, 1);
}

TEST_F(RegoCommands, BenchRefusesWhatHasNoResult) {
  const Ran ran = run(run_rego_bench, {"-d", path("p.rego"), "data.ex.allow"});
  EXPECT_EQ(ran.code, 1);
  EXPECT_EQ(ran.error, "1 error occurred: undefined result\n");
}

TEST(RegoDuration, IsGos) {
  using std::chrono::nanoseconds;
  EXPECT_EQ(format_duration(nanoseconds(0)), "0s");
  EXPECT_EQ(format_duration(nanoseconds(999)), "999ns");
  EXPECT_EQ(format_duration(nanoseconds(186798)), "186.798µs");
  EXPECT_EQ(format_duration(nanoseconds(10'063'874)), "10.063874ms");
  EXPECT_EQ(format_duration(nanoseconds(90'500'000'000)), "1m30.5s");
  EXPECT_EQ(parse_duration("1m30.5s"), nanoseconds(90'500'000'000));
  EXPECT_EQ(parse_duration("5"), std::nullopt);
  EXPECT_EQ(parse_duration("5 s"), std::nullopt);
}

TEST(RegoDuration, DeadlineRaisesItsFlag) {
  Deadline deadline;
  deadline.start(std::chrono::milliseconds(1));
  while (!deadline.flag()) std::this_thread::yield();
  deadline.start(std::chrono::nanoseconds(0));
  EXPECT_FALSE(deadline.flag());
}

TEST(RegoJson, KeepsTheOrderOfKeys) {
  JsonText out;
  out.begin_object().key("b").integer(1).key("a").begin_array().end_array().key("c<").string("{[,:").end_object();
  EXPECT_EQ(out.compact(), R"({"b":1,"a":[],"c\u003c":"{[,:"})");
  EXPECT_EQ(out.pretty(), "{\n  \"b\": 1,\n  \"a\": [],\n  \"c\\u003c\": \"{[,:\"\n}");
}

}  // namespace
}  // namespace bulkhead
