// The socket's file and the lock.

#include "daemon/socket.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include "daemon/test_support.h"

namespace bulkhead {
namespace {

TEST(SocketTest, IsForItsOwnerAloneWhateverTheUmask) {
  test::TempFolder folder;
  const mode_t before = umask(0);
  const auto socket = open_socket(folder.file("deep/er/plugin.sock"));
  umask(before);
  ASSERT_TRUE(socket) << socket.error().to_string();
  struct stat file{};
  ASSERT_EQ(lstat(socket->path.c_str(), &file), 0);
  EXPECT_TRUE(S_ISSOCK(file.st_mode));
  EXPECT_EQ(file.st_mode & 07777, 0600U);
  EXPECT_EQ(file.st_uid, geteuid());
}

TEST(SocketTest, AStaleOneIsReplacedALiveOneIsNot) {
  test::TempFolder folder;
  const std::string path = folder.file("plugin.sock");
  {
    const auto live = open_socket(path);
    ASSERT_TRUE(live);
    const auto thief = open_socket(path);
    ASSERT_FALSE(thief);
    EXPECT_EQ(thief.error().code, "socket_in_use");
  }
  const auto heir = open_socket(path);
  ASSERT_TRUE(heir) << heir.error().to_string();
  EXPECT_TRUE(test::RawClient(path).is_connected());
}

TEST(SocketTest, AFileThatIsNoSocketIsNotTouched) {
  test::TempFolder folder;
  const std::string path = folder.file("plugin.sock");
  test::write_file(path, "precious");
  EXPECT_FALSE(open_socket(path));
  EXPECT_EQ(test::read_file(path), "precious");
}

TEST(SocketTest, OnlyItsOwnFileIsRemoved) {
  test::TempFolder folder;
  const std::string path = folder.file("plugin.sock");
  const auto first = open_socket(path);
  ASSERT_TRUE(first);
  ASSERT_EQ(rename(path.c_str(), folder.file("moved").c_str()), 0);
  const auto second = open_socket(path);
  ASSERT_TRUE(second);
  remove_socket(*first);
  EXPECT_TRUE(test::RawClient(path).is_connected());
  remove_socket(*second);
  EXPECT_FALSE(test::RawClient(path).is_connected());
}

TEST(SocketTest, PathsThatDoNotFitAreRefusedWithWords) {
  test::TempFolder folder;
  const auto socket = open_socket(folder.file(std::string(120, 'x')));
  ASSERT_FALSE(socket);
  EXPECT_EQ(socket.error().code, "option_error");
}

TEST(SocketTest, OneInstanceHoldsTheLock) {
  test::TempFolder folder;
  const std::string path = folder.file("plugin.sock");
  {
    const auto first = lock_instance(path);
    ASSERT_TRUE(first);
    const auto second = lock_instance(path);
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().code, "already_running");
  }
  EXPECT_TRUE(lock_instance(path));
}

}  // namespace
}  // namespace bulkhead
