// The log as a whole: many threads, folding, and what happens when nothing can be written.

#include "record/decision_log.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <thread>

#include "record/testing.h"
#include "rego/value/json.h"

namespace bulkhead {
namespace {

using testing::Folder;

struct FakeDisk {
  std::vector<std::string> lines;
  bool is_full = false;
};

class FakeSink final : public Sink {
 public:
  explicit FakeSink(FakeDisk& disk) : disk_(disk) {}
  base::Status write(std::string_view line) override {
    if (disk_.is_full) return base::Error{"io_error", "No space left on device", "log"};
    disk_.lines.emplace_back(line);
    return base::Ok{};
  }

 private:
  FakeDisk& disk_;
};

Decision decision_of(std::string_view id, std::string_view user, bool allows) {
  Decision decision;
  decision.decision_id = id;
  decision.user = user;
  decision.allow = allows;
  decision.code = allows ? "allowed" : "policy";
  decision.reason = allows ? "" : "no";
  return decision;
}

class DecisionLogTest : public ::testing::Test {
 protected:
  base::Status write(std::string_view id, std::string_view user, bool allows) {
    const Decision decision = decision_of(id, user, allows);
    return log().write({decision, "p", 1, 1'700'000'000'000'000'000, {}}, nullptr);
  }
  DecisionLog& log() {
    if (!log_) log_.emplace(LineLabels{"i", "v", "p"}, std::make_unique<FakeSink>(disk_), std::chrono::hours(1));
    return *log_;
  }
  size_t lines_with(std::string_view text) const {
    return static_cast<size_t>(std::ranges::count_if(
        disk_.lines, [&](const std::string& line) { return line.find(text) != std::string::npos; }));
  }

  FakeDisk disk_;
  std::optional<DecisionLog> log_;
};

TEST_F(DecisionLogTest, EveryAllowedDecisionHasItsLine) {
  for (int i = 0; i < 5; ++i) ASSERT_TRUE(write("id" + std::to_string(i), "alice", true));
  EXPECT_EQ(disk_.lines.size(), 5U);
}

TEST_F(DecisionLogTest, EqualRefusalsOfACallerAreFoldedAndEveryIdCanBeFound) {
  for (int i = 0; i < 100; ++i) {
    ASSERT_TRUE(write("alice-" + std::to_string(i) + ".", "alice", false));
    ASSERT_TRUE(write("bob-" + std::to_string(i) + ".", "bob", false));
  }
  EXPECT_EQ(log().lines_folded(), 198U);
  EXPECT_EQ(lines_with("\"user\":"), 2U);
  EXPECT_EQ(disk_.lines.size(), 2U + 2 * (99 / Folding::kIdsMax));
  log().tick(Folding::Clock::now() + std::chrono::hours(2));
  for (int i = 0; i < 100; ++i) {
    EXPECT_EQ(lines_with("alice-" + std::to_string(i) + "."), i == 0 ? 5U : 1U) << i;
    EXPECT_EQ(lines_with("bob-" + std::to_string(i) + "."), i == 0 ? 5U : 1U) << i;
  }
  EXPECT_NE(disk_.lines.back().find("\"repeats\":\"bob-0.\",\"count\":3"), std::string::npos) << disk_.lines.back();
  EXPECT_TRUE(write("later", "alice", false));
  EXPECT_EQ(lines_with("\"later\""), 1U);
}

TEST_F(DecisionLogTest, FoldsThatAreOpenAreWrittenAtTheEnd) {
  ASSERT_TRUE(write("a", "alice", false));
  ASSERT_TRUE(write("b", "alice", false));
  log_.reset();
  ASSERT_EQ(disk_.lines.size(), 2U);
  EXPECT_NE(disk_.lines[1].find("\"decision_ids\":[\"b\"]"), std::string::npos);
}

TEST_F(DecisionLogTest, ManyKindsOfRefusalsAreBoundedAndNoneIsLost) {
  for (int round = 0; round < 2; ++round) {
    for (int i = 0; i < 300; ++i) {
      const std::string name = std::to_string(1000 + i);
      ASSERT_TRUE(write("id-" + name, "user-" + name, false));
    }
  }
  EXPECT_EQ(disk_.lines.size(), 600U);
}

TEST_F(DecisionLogTest, AFullDiskIsToldAndWhatComesAfterItIsNoRepetition) {
  disk_.is_full = true;
  const base::Status status = write("a", "alice", false);
  ASSERT_FALSE(status);
  EXPECT_EQ(status.error().message, "No space left on device");
  EXPECT_FALSE(write("b", "alice", true));
  EXPECT_EQ(log().lines_lost(), 2U);
  disk_.is_full = false;
  EXPECT_TRUE(write("c", "alice", false));
  EXPECT_EQ(lines_with("\"decision_id\":\"c\""), 1U);
}

TEST(DecisionLogFileTest, RotatesUnderLoadWithoutLosingOrTearingALine) {
  const Folder folder;
  constexpr int kThreads = 8;
  constexpr int kLines = 400;
  {
    auto sink = open_file_sink(folder.file("log"), {.file_bytes_max = 20000, .files_max = 500});
    ASSERT_TRUE(sink);
    DecisionLog log({"i", "v", "p"}, *std::move(sink));
    std::vector<std::thread> threads;
    for (int thread = 0; thread < kThreads; ++thread) {
      threads.emplace_back([&, thread] {
        for (int i = 0; i < kLines; ++i) {
          const std::string id = std::to_string(thread * kLines + i);
          const Decision decision = decision_of(id, "alice", true);
          EXPECT_TRUE(log.write({decision, "p", 1, 0, {}}, nullptr));
        }
      });
    }
    for (std::thread& thread : threads) thread.join();
  }
  std::vector<bool> seen(kThreads * kLines);
  size_t files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder.path())) {
    ++files;
    std::ifstream file(entry.path());
    for (std::string line; std::getline(file, line);) {
      base::Arena arena;
      const auto event = rego::read_json(arena, line);
      ASSERT_TRUE(event) << line;
      seen[static_cast<size_t>(std::stoi(std::string(event->get("decision_id").as_string())))] = true;
    }
  }
  EXPECT_GT(files, 10U);
  EXPECT_EQ(std::ranges::count(seen, true), kThreads * kLines);
}

}  // namespace
}  // namespace bulkhead
