// The questions of `bulkhead init`, answered through a file in place of a terminal.

#include "cli/init_answers.h"

#include <gtest/gtest.h>

#include <cstdio>
#include <memory>

#include "daemon/configuration.h"

namespace bulkhead {
namespace {

struct Close {
  void operator()(std::FILE* file) const { fclose(file); }
};
using File = std::unique_ptr<std::FILE, Close>;

File file_with(std::string_view text) {
  File file(tmpfile());
  fwrite(text.data(), 1, text.size(), file.get());
  rewind(file.get());
  return file;
}

std::optional<InitAnswers> ask(std::string_view answers, std::string* questions = nullptr) {
  const File in = file_with(answers);
  const File out = file_with("");
  Prompter prompter(in.get(), out.get());
  auto result = ask_for_configuration(prompter, {});
  if (questions != nullptr) {
    rewind(out.get());
    for (int byte = getc(out.get()); byte != EOF; byte = getc(out.get())) *questions += static_cast<char>(byte);
  }
  return result;
}

TEST(InitAnswers, empty_answers_are_the_defaults) {
  const auto answers = ask("\n\n\n\n");
  ASSERT_TRUE(answers);
  EXPECT_EQ(answers->profile, "baseline");
  EXPECT_EQ(answers->mode, "audit");
  EXPECT_TRUE(answers->contact.empty());
  EXPECT_TRUE(answers->roles.empty());
  EXPECT_FALSE(answers->others);
}

TEST(InitAnswers, a_role_is_asked_for_whole) {
  const auto answers = ask("restricted\nenforce\n#platform\nci\nci-runner, ci-2\nwork\nBH1109 host-pid\nyes\n\nno\n");
  ASSERT_TRUE(answers);
  ASSERT_EQ(answers->roles.size(), 1u);
  const InitRole& role = answers->roles[0];
  EXPECT_EQ(role.certificates, (std::vector<std::string>{"ci-runner", "ci-2"}));
  EXPECT_EQ(role.elevations, (std::vector<std::string>{"BH1109", "host-pid"}));
  EXPECT_TRUE(role.own);
  EXPECT_TRUE(answers->others);
}

TEST(InitAnswers, a_wrong_answer_is_asked_for_again_and_said_why) {
  std::string questions;
  const auto answers = ask("strict\nopen\n\n\n\n", &questions);
  ASSERT_TRUE(answers);
  EXPECT_EQ(answers->profile, "open");
  EXPECT_NE(questions.find("one of open, baseline, restricted, seed, please"), std::string::npos);
  EXPECT_NE(questions.find("all of them are one person"), std::string::npos);
}

TEST(InitAnswers, answers_that_end_are_no_answers) {
  EXPECT_FALSE(ask(""));
  EXPECT_FALSE(ask("baseline\n"));
  EXPECT_FALSE(ask("a\nb\nc\nd\ne\nf\n"));
}

TEST(InitAnswers, what_is_written_reads_back) {
  const auto answers =
      ask("baseline\nenforce\nsay \"please\": #ops\nci\nci-runner\nlook\ncap-*\nno\nlocal\n\nall\n\nyes\n\nno\n");
  ASSERT_TRUE(answers);
  base::Arena arena;
  const auto read = read_configuration_file(arena, {"f", configuration_text(*answers), {}});
  ASSERT_TRUE(read) << read.error().message << "\n" << configuration_text(*answers);
  const rego::Value document = read->values.document;
  EXPECT_EQ(document.get("contact").as_string(), "say \"please\": #ops");
  ASSERT_EQ(document.get("roles").size(), 2u);
  EXPECT_TRUE(document.get("roles").items()[1].get("who").get("socket").is_true());
  EXPECT_TRUE(document.get("roles").items()[1].get("own").is_true());
  EXPECT_TRUE(document.get("default").is_object());
}

}  // namespace
}  // namespace bulkhead
