// In a folder of the test's own, whose modes stand for those of a host.

#include "docker/gather/host_root.h"

#include <gtest/gtest.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

namespace bulkhead {
namespace {

namespace fs = std::filesystem;

class HostRootTest : public ::testing::Test {
 protected:
  void SetUp() override {
    char folder[] = "/tmp/bulkhead-root-XXXXXX";
    folder_ = mkdtemp(folder);
    chmod(folder_.c_str(), 0755);
    for (const char* name : {"/etc", "/home", "/tmp", "/srv/data"}) fs::create_directories(folder_ + name);
    for (const char* name : {"/etc", "/home", "/srv", "/srv/data"}) chmod((folder_ + name).c_str(), 0755);
    chmod((folder_ + "/tmp").c_str(), 01777);
    std::ofstream(folder_ + "/etc/shadow") << "root";
  }
  void TearDown() override { fs::remove_all(folder_); }

  void link(const std::string& target, const std::string& name) { fs::create_symlink(target, folder_ + name); }

  // "state path", or "state: reason".
  std::string resolve(std::string_view path) const {
    const auto root = HostRoot::of_folder(folder_, getuid());
    const HostPath found = root->resolve(path);
    constexpr const char* kStates[] = {"resolved", "missing", "untrusted", "unresolved", "unreadable"};
    const std::string state = kStates[static_cast<int>(found.state)];
    return found.reason.empty() ? state + " " + found.path : state + ": " + found.reason;
  }

  std::string folder_;
};

TEST_F(HostRootTest, PlainPathsAreCleaned) {
  EXPECT_EQ(resolve("/etc/shadow"), "resolved /etc/shadow");
  EXPECT_EQ(resolve("/"), "resolved /");
  EXPECT_EQ(resolve("//etc/./shadow/"), "resolved /etc/shadow");
  EXPECT_EQ(resolve("/tmp/.."), "resolved /");
  EXPECT_EQ(resolve("/../../etc"), "resolved /etc");
}

TEST_F(HostRootTest, LinksThatRootMadeAreFollowedWithinTheRoot) {
  link("/etc", "/srv/link");
  link("../etc/shadow", "/srv/relative");
  EXPECT_EQ(resolve("/srv/link/shadow"), "resolved /etc/shadow");
  EXPECT_EQ(resolve("/srv/relative"), "resolved /etc/shadow");
  EXPECT_EQ(resolve("/srv/link"), "resolved /etc");
}

TEST_F(HostRootTest, LinksThatOthersCanChangeAreNot) {
  link("/etc", "/tmp/link");
  EXPECT_EQ(resolve("/tmp/link/shadow"),
            "untrusted: “link” is a symbolic link below /tmp, where others than root can change it");
  fs::create_directories(folder_ + "/tmp/mine");
  chmod((folder_ + "/tmp/mine").c_str(), 0755);
  link("/etc", "/tmp/mine/link");
  EXPECT_EQ(resolve("/tmp/mine/link"),
            "untrusted: “link” is a symbolic link below /tmp/mine, where others than root can change it");
  EXPECT_EQ(resolve("/tmp/mine"), "resolved /tmp/mine");
}

TEST_F(HostRootTest, WhatOthersCanChangeStillLeadsSomewhereAtThisMoment) {
  const auto leads_to = [this](std::string_view path) {
    return HostRoot::of_folder(folder_, getuid())->resolve(path).leads_to;
  };
  link("/etc", "/tmp/link");
  link("link", "/tmp/second");
  link("/tmp/loop", "/tmp/loop");
  EXPECT_EQ(leads_to("/tmp/link"), "/etc");
  EXPECT_EQ(leads_to("/tmp/second/new/file"), "/etc/new/file");
  EXPECT_EQ(leads_to("/tmp/new"), "/tmp/new");
  EXPECT_EQ(leads_to("/tmp/loop"), "");
  EXPECT_EQ(leads_to("/srv/data"), "/srv/data");
  link("/etc", "/srv/link");
  EXPECT_EQ(leads_to("/srv/link/.."), "/");
}

TEST_F(HostRootTest, MissingPathsAreWhereTheDaemonWouldCreateThem) {
  EXPECT_EQ(resolve("/srv/new/deep"), "missing /srv/new/deep");
  EXPECT_EQ(resolve("/tmp/new"), "untrusted: “new” does not exist below /tmp, where others than root can create it");
  EXPECT_EQ(resolve("/new"), "missing /new");
}

TEST_F(HostRootTest, GroupsOtherThanRootsCount) {
  if (getuid() != 0) GTEST_SKIP() << "needs root to give a folder to a group";
  ASSERT_EQ(chown((folder_ + "/srv").c_str(), 0, 1234), 0);
  chmod((folder_ + "/srv").c_str(), 0775);
  link("/etc", "/srv/link");
  EXPECT_TRUE(resolve("/srv/link").starts_with("untrusted"));
  ASSERT_EQ(chown((folder_ + "/srv").c_str(), 0, 0), 0);
  EXPECT_EQ(resolve("/srv/link"), "resolved /etc");
}

// The text says /srv, the kernel goes to where the link leads.
TEST_F(HostRootTest, DotDotBehindALinkIsRefusedWhereItsTwoReadingsDiffer) {
  link("/etc", "/srv/link");
  EXPECT_EQ(resolve("/srv/link/.."), "untrusted: “..” leads to one place by its text and to another through the links");
  link("data", "/srv/here");
  EXPECT_EQ(resolve("/srv/here/../data"), "resolved /srv/data");
  EXPECT_EQ(resolve("/srv/gone/../data"),
            "untrusted: “..” leads to one place by its text and to another through the links");
}

TEST_F(HostRootTest, WhatCannotBeAPathIsSaidSo) {
  EXPECT_EQ(resolve("etc"), "unresolved: the path is not absolute");
  EXPECT_EQ(resolve(std::string_view("/etc\0x", 6)), "unresolved: the path has a NUL byte");
  EXPECT_EQ(resolve("/" + std::string(5000, 'a')), "unresolved: the path is too long");
  EXPECT_EQ(resolve("/" + std::string(300, 'a')), "unresolved: a component is too long");
  EXPECT_EQ(resolve("/etc/shadow/x"), "unresolved: /etc/shadow is no directory");
  link("/srv/loop", "/srv/loop");
  EXPECT_EQ(resolve("/srv/loop"), "unresolved: too many symbolic links");
}

TEST(HostRoot, LinksInProcAreNobodysToFollow) {
  const auto root = HostRoot::of_process(getpid());
  ASSERT_TRUE(root.ok());
  EXPECT_EQ(root->resolve("/proc/self/root").reason, "a link in /proc leads each process somewhere else");
  EXPECT_EQ(root->resolve("/proc/self/root").leads_to, "");
  EXPECT_EQ(root->resolve("/proc/1").path, "/proc/1");
}

TEST(HostRoot, OfAProcessThatIsGoneCannotBeHad) { EXPECT_FALSE(HostRoot::of_process(1 << 22).ok()); }

TEST(HostRoot, KnowsWhatStandsThere) {
  const auto root = HostRoot::of_process(getpid());
  EXPECT_EQ(root->resolve("/dev/null").kind, HostFileKind::kCharacterDevice);
  EXPECT_EQ(root->resolve("/dev").kind, HostFileKind::kDirectory);
}

}  // namespace
}  // namespace bulkhead
