// Completion as a shell does it, with a stand-in for the program.

#include "cli/completion.h"

#include <gtest/gtest.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>

namespace bulkhead {
namespace {

namespace fs = std::filesystem;

int run_nothing(Arguments) { return 0; }
constexpr Command kCommands[] = {{"serve", "", run_nothing}, {"normalize", "", run_nothing}};
constexpr Program kProgram = {"pretend", "", kCommands};

// A folder with a program "pretend" whose help lists two options.
class CompletionTest : public testing::Test {
 protected:
  void SetUp() override {
    std::string name = fs::temp_directory_path() / "completion-test-XXXXXX";
    folder_ = mkdtemp(name.data());
    std::ofstream(folder_ / "pretend") << "#!/bin/sh\nprintf 'Options:\\n  -h,--help   Print this\\n"
                                          "  --body   Print --nothing\\n\\nExamples:\\n  pretend --other\\n'\n";
    fs::permissions(folder_ / "pretend", fs::perms::owner_all);
    std::ofstream(folder_ / "script") << *completion_script(kProgram, "bash");
  }
  void TearDown() override { fs::remove_all(folder_); }

  // What bash offers for the last of `words`.
  std::string complete(const std::string& words) {
    const std::string command = "cd " + folder_.string() +
                                " && PATH=$PWD:$PATH bash -c 'source ./script; COMP_WORDS=(" + words +
                                "); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _pretend; echo \"${COMPREPLY[*]}\"'";
    std::FILE* pipe = popen(command.c_str(), "r");
    char line[1024] = "";
    EXPECT_NE(fgets(line, sizeof(line), pipe), nullptr) << command;
    pclose(pipe);
    std::string text(line);
    if (text.ends_with('\n')) text.pop_back();
    return text;
  }

  fs::path folder_;
};

TEST_F(CompletionTest, offers_commands_first) {
  EXPECT_EQ(complete("pretend \"\""), "serve normalize help");
  EXPECT_EQ(complete("pretend no"), "normalize");
  EXPECT_EQ(complete("pretend help se"), "serve");
}

TEST_F(CompletionTest, asks_the_program_for_its_options) {
  EXPECT_EQ(complete("pretend normalize -"), "-h --help --body");
  EXPECT_EQ(complete("pretend normalize --b"), "--body");
  EXPECT_EQ(complete("pretend normalize file"), "");
}

TEST_F(CompletionTest, knows_three_shells) {
  EXPECT_TRUE(completion_script(kProgram, "zsh")->starts_with("# source <(pretend completion zsh)\nautoload"));
  EXPECT_TRUE(completion_script(kProgram, "fish")->starts_with("# pretend completion fish | source\n"));
  EXPECT_FALSE(completion_script(kProgram, "csh"));
}

}  // namespace
}  // namespace bulkhead
