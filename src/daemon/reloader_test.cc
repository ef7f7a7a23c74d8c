// Reloading under a policy file that changes in every way that files change.

#include "daemon/reloader.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <thread>

#include "daemon/rego_policy.h"
#include "daemon/server.h"
#include "daemon/socket.h"
#include "daemon/test_support.h"

namespace bulkhead {
namespace {

using test::eventually;
using test::write_file;

class ReloaderTest : public testing::Test {
 protected:
  void SetUp() override {
    write_file(path_, "first");
    options_.policy_file = path_;
    ASSERT_TRUE(log_.open_file(folder_.file("log")));
    loader_.emplace(options_, test::fake_compiler());
    const auto files = read_settled_policy_files(policy_paths_of(options_), std::chrono::milliseconds(5000));
    ASSERT_TRUE(files) << files.error().to_string();
    slot_ = loader_->load(*files)->snapshot;
    reloader_.emplace(policy_paths_of(options_), *loader_, slot_, log_, LoadedState{fingerprint_of(*files)});
  }
  uint64_t generation() const { return slot_.load()->generation; }
  std::string log_text() {
    log_.flush();
    return test::read_file(folder_.file("log"));
  }
  bool eventually_logs(std::string_view text) {
    return eventually([&] { return log_text().find(text) != std::string::npos; });
  }

  test::TempFolder folder_;
  std::string path_ = folder_.file("policy.rego");
  ServeOptions options_;
  Log log_{STDERR_FILENO};
  std::optional<PolicyLoader> loader_;
  SnapshotSlot slot_;
  std::optional<Reloader> reloader_;
};

TEST_F(ReloaderTest, ANewContentIsLoaded) {
  write_file(path_, "second");
  EXPECT_TRUE(eventually([&] { return generation() == 2; }));
  EXPECT_TRUE(eventually_logs("\"event\":\"policy_loaded\""));
}

TEST_F(ReloaderTest, ARenameOverTheFileIsLoaded) {
  write_file(folder_.file("new"), "second");
  ASSERT_EQ(rename(folder_.file("new").c_str(), path_.c_str()), 0);
  EXPECT_TRUE(eventually([&] { return generation() == 2; }));
}

TEST_F(ReloaderTest, ARequestLoadsAgain) {
  reloader_->request();
  EXPECT_TRUE(eventually([&] { return generation() == 2; }));
}

TEST_F(ReloaderTest, ABrokenPolicyKeepsTheOldOneAndSaysWhere) {
  write_file(path_, "broken");
  EXPECT_TRUE(eventually_logs("policy.rego:1:1: broken"));
  EXPECT_EQ(generation(), 1U);
  write_file(path_, "mended");
  EXPECT_TRUE(eventually([&] { return generation() == 2; }));
}

TEST_F(ReloaderTest, AMissingPolicyKeepsTheOldOne) {
  ASSERT_EQ(unlink(path_.c_str()), 0);
  EXPECT_TRUE(eventually_logs("policy_rejected"));
  EXPECT_EQ(generation(), 1U);
  write_file(path_, "second");
  EXPECT_TRUE(eventually([&] { return generation() == 2; }));
}

TEST_F(ReloaderTest, APolicyThatOthersMayWriteIsRefused) {
  ASSERT_EQ(chmod(path_.c_str(), 0666), 0);
  write_file(path_, "second");
  EXPECT_TRUE(eventually_logs("chmod go-w"));
  EXPECT_EQ(generation(), 1U);
  ASSERT_EQ(chmod(path_.c_str(), 0644), 0);
  EXPECT_TRUE(eventually([&] { return generation() == 2; }));
}

class ConfigurationReloaderTest : public testing::Test {
 protected:
  void SetUp() override {
    ASSERT_EQ(mkdir(folder_.file("own").c_str(), 0755), 0);
    write_file(folder_.file("own/a.rego"), kPolicy);
    write_file(options_.config_file, "profile: baseline\nrego: [own]\n");
    ASSERT_TRUE(log_.open_file(folder_.file("log")));
    loader_.emplace(options_, make_rego_compiler(options_));
    const auto files = read_settled_policy_files(policy_paths_of(options_), std::chrono::milliseconds(5000));
    ASSERT_TRUE(files) << files.error().to_string();
    const auto loaded = loader_->load(*files);
    ASSERT_TRUE(loaded) << loaded.error().to_string();
    slot_ = loaded->snapshot;
    reloader_.emplace(policy_paths_of(options_), *loader_, slot_, log_,
                      LoadedState{fingerprint_of(*files), loaded->news});
  }
  bool eventually_loads(uint64_t generation) {
    return eventually([&] { return slot_.load()->generation == generation; });
  }
  bool eventually_logs(std::string_view text) {
    return eventually([&] {
      log_.flush();
      return test::read_file(folder_.file("log")).find(text) != std::string::npos;
    });
  }

  static constexpr std::string_view kPolicy = "package docker.authz\n\ndefault allow := true\n";
  test::TempFolder folder_;
  ServeOptions options_ = [this] {
    ServeOptions options;
    options.config_file = folder_.file("bulkhead.yaml");
    return options;
  }();
  Log log_{STDERR_FILENO};
  std::optional<PolicyLoader> loader_;
  SnapshotSlot slot_;
  std::optional<Reloader> reloader_;
};

TEST_F(ConfigurationReloaderTest, TheFileItsFoldersAndTheirFilesAreWatched) {
  write_file(options_.config_file, "profile: restricted\nrego: [own]\n");
  EXPECT_TRUE(eventually_loads(2));
  write_file(folder_.file("own/a.rego"), std::string(kPolicy) + "\n# changed\n");
  EXPECT_TRUE(eventually_loads(3));
  write_file(folder_.file("own/b.rego"), "package other\n");
  EXPECT_TRUE(eventually_loads(4));
  ASSERT_EQ(unlink(folder_.file("own/b.rego").c_str()), 0);
  EXPECT_TRUE(eventually_loads(5));
}

TEST_F(ConfigurationReloaderTest, ABadFileKeepsTheLastGoodStateAndSaysWhere) {
  write_file(options_.config_file, "profile: strict\n");
  EXPECT_TRUE(eventually_logs("bulkhead.yaml:1:10: error: profile"));
  EXPECT_EQ(slot_.load()->generation, 1U);
  write_file(options_.config_file, "profile: seed\n");
  EXPECT_TRUE(eventually_loads(2));
}

TEST_F(ConfigurationReloaderTest, WhatNeedsAStartIsSaid) {
  write_file(options_.config_file, "profile: baseline\nplugin_name: other\n");
  EXPECT_TRUE(eventually_logs("restart_needed"));
}

TEST_F(ConfigurationReloaderTest, AnExceptionThatEndsIsReported) {
  write_file(options_.config_file, "profile: baseline\nexceptions:\n- image: a@sha256:" + std::string(64, '0') +
                                       "\n  elevations: [privileged]\n  expires: 2020-01-01\n");
  EXPECT_TRUE(eventually_logs("exception_expired"));
}

// Rewrites the file in place, byte by byte, opening it anew for each byte, as `echo -n x >>` in a loop would.
void rewrite_byte_by_byte(const std::string& path, std::string_view text) {
  base::UniqueFd(::open(path.c_str(), O_WRONLY | O_TRUNC | O_CLOEXEC)).reset();
  for (const char& byte : text) {
    const base::UniqueFd file(::open(path.c_str(), O_WRONLY | O_APPEND | O_CLOEXEC));
    ASSERT_EQ(::write(file.get(), &byte, 1), 1);
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
  }
}

TEST_F(ReloaderTest, NoRequestIsDecidedByAPrefixOfAPolicy) {
  const std::string second = "allow " + std::string(300, '2') + " end";
  const std::string third = "third " + std::string(300, '3') + " end";
  Recorder recorder(options_, log_);
  Server server(options_, slot_, log_, recorder, test::fake_deciders());
  auto socket = open_socket(folder_.file("plugin.sock"));
  ASSERT_TRUE(socket);
  ASSERT_TRUE(server.start(std::move(socket->fd)));
  std::atomic<bool> is_over{false};
  std::atomic<int> wrong{0};
  std::atomic<int> right{0};
  std::vector<std::thread> clients;
  for (int i = 0; i < 4; ++i) {
    clients.emplace_back([&] {
      test::RawClient client(folder_.file("plugin.sock"));
      while (!is_over) {
        const auto response = client.call(test::authz_request("{}"));
        const bool is_whole = response && (response->body == "deny: first" || response->body == "allow" ||
                                           response->body == "deny: " + third);
        ++(is_whole ? right : wrong);
      }
    });
  }
  rewrite_byte_by_byte(path_, second);
  EXPECT_TRUE(eventually([&] { return generation() >= 2; }));
  rewrite_byte_by_byte(path_, third);
  EXPECT_TRUE(eventually([&] { return generation() >= 3; }));
  is_over = true;
  for (std::thread& client : clients) client.join();
  EXPECT_EQ(wrong, 0);
  EXPECT_GT(right, 0);
  EXPECT_EQ(generation(), 3U);
}

}  // namespace
}  // namespace bulkhead
