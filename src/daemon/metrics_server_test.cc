// Scraping over both kinds of sockets, and by clients that misbehave.

#include "daemon/metrics_server.h"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/stat.h>

#include "daemon/test_support.h"

namespace bulkhead {
namespace {

using test::RawClient;

void one_metric(std::string& out) { out = "a 1\n"; }

TEST(MetricsServerTest, AnswersOnAUnixSocketOfItsOwnersAlone) {
  const test::TempFolder folder;
  const std::string path = folder.file("metrics.sock");
  {
    MetricsServer server(one_metric);
    ASSERT_TRUE(server.start(path));
    struct stat file{};
    ASSERT_EQ(stat(path.c_str(), &file), 0);
    EXPECT_EQ(file.st_mode & 07777, 0600U);
    for (int i = 0; i < 3; ++i) {
      RawClient client(path);
      const auto response = client.call("GET /metrics HTTP/1.1\r\nHost: x\r\n\r\n");
      ASSERT_TRUE(response);
      EXPECT_EQ(response->status, 200);
      EXPECT_EQ(response->body, "a 1\n");
      EXPECT_NE(response->head.find("text/plain; version=0.0.4"), std::string::npos);
    }
    RawClient client(path);
    EXPECT_EQ(client.call("GET /secrets HTTP/1.1\r\nHost: x\r\n\r\n")->status, 404);
  }
  EXPECT_FALSE(RawClient(path).is_connected());
}

TEST(MetricsServerTest, ClientsThatMisbehaveAreLeftBehind) {
  const test::TempFolder folder;
  const std::string path = folder.file("metrics.sock");
  MetricsServer server(one_metric);
  ASSERT_TRUE(server.start(path));
  RawClient silent(path);  // its time passes first
  RawClient endless(path);
  endless.send("GET /metrics HTTP/1.1\r\n" + std::string(20000, 'x'));
  RawClient honest(path);
  const auto response = honest.call("GET /metrics HTTP/1.1\r\n\r\n");
  ASSERT_TRUE(response);
  EXPECT_EQ(response->body, "a 1\n");
  EXPECT_TRUE(silent.is_closed());
}

TEST(MetricsServerTest, OnAPortOfTheLoopback) {
  MetricsServer server(one_metric);
  ASSERT_TRUE(server.start("127.0.0.1:0"));
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<uint16_t>(server.port()));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  const base::UniqueFd fd(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
  ASSERT_EQ(::connect(fd.get(), reinterpret_cast<sockaddr*>(&address), sizeof address), 0);
  const std::string_view request = "GET /metrics HTTP/1.0\r\n\r\n";
  ASSERT_EQ(::send(fd.get(), request.data(), request.size(), 0), static_cast<ssize_t>(request.size()));
  std::string answer;
  char bytes[4096];
  for (ssize_t got; (got = ::recv(fd.get(), bytes, sizeof bytes, 0)) > 0;) {
    answer.append(bytes, static_cast<size_t>(got));
  }
  EXPECT_TRUE(answer.ends_with("\r\n\r\na 1\n")) << answer;
}

TEST(MetricsServerTest, NoOtherAddressWillDo) {
  for (const char* address : {"0.0.0.0:9464", "9464", ":9464", "example.org:80", "127.0.0.1:", "127.0.0.1:x",
                              "127.0.0.1:70000", "127.0.0.1:80 ", ""}) {
    MetricsServer server(one_metric);
    EXPECT_FALSE(server.start(address)) << address;
  }
}

}  // namespace
}  // namespace bulkhead
