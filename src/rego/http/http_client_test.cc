// Whether a policy may send at all; what comes of what it sends is tests/http_send's matter.

#include "rego/http/http_client.h"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <unistd.h>

#include "rego/engine/policy.h"
#include "rego/value/json.h"

namespace rego {
namespace {

// A server that nobody has asked, as long as was_asked() is false.
class Listener {
 public:
  Listener() : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0)) {
    address_.sin_family = AF_INET;
    address_.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address_;
    EXPECT_EQ(bind(socket_, plain(), size), 0);
    EXPECT_EQ(listen(socket_, 1), 0);
    EXPECT_EQ(getsockname(socket_, plain(), &size), 0);
  }
  ~Listener() { close(socket_); }
  std::string port() const { return std::to_string(ntohs(address_.sin_port)); }
  bool was_asked() const {
    const int connection = accept(socket_, nullptr, nullptr);
    if (connection >= 0) close(connection);
    return connection >= 0;
  }

 private:
  sockaddr* plain() { return reinterpret_cast<sockaddr*>(&address_); }

  int socket_;
  sockaddr_in address_{};
};

std::string answer(const std::string& port, const EvalOptions& options) {
  const std::string text = "package p\n\nx := http.send({\"method\": \"get\", \"timeout\": \"20ms\", \"url\": " +
                           ("\"http://127.0.0.1:" + port) + "/\"})\n";
  PolicyInput input;
  input.sources.push_back(std::make_shared<const Source>("p.rego", text));
  input.data = Value::empty_object();
  const auto policy = Policy::compile(input);
  if (!policy) return to_text(policy.error());
  const auto query = (*policy)->prepare("data.p.x");
  if (!query) return to_text(query.error());
  Evaluator evaluator(options);
  const auto value = evaluator.evaluate(**query, Value::empty_object());
  if (!value) return value.error().message;
  return value->is_undefined() ? "undefined" : to_rego(*value);
}

// Without a client, with one, and after its end.
TEST(HttpClient, NothingIsSentUnlessTheHostIsAllowed) {
  const Listener listener;
  EvalOptions options;
  options.strict_builtin_errors = true;
  EXPECT_EQ(answer(listener.port(), options), "http.send: disallowed host: 127.0.0.1");
  options.network = NetworkAccess::kAll;
  EXPECT_EQ(answer(listener.port(), options), "http.send: this program does not send HTTP requests");

  auto client = std::make_unique<HttpClient>();
  install_http_send(*client);
  EXPECT_TRUE(answer(listener.port(), options).ends_with("request timed out"));
  EXPECT_TRUE(listener.was_asked());
  while (listener.was_asked()) {
  }
  options.network = NetworkAccess::kListed;
  options.network_hosts = {"127.0.0.2", "localhost"};
  EXPECT_EQ(answer(listener.port(), options), "http.send: disallowed host: 127.0.0.1");
  options.network = NetworkAccess::kForbidden;
  EXPECT_EQ(answer(listener.port(), options), "http.send: disallowed host: 127.0.0.1");
  EXPECT_EQ(answer(listener.port(), EvalOptions()), "undefined");
  options.network = NetworkAccess::kAll;
  client.reset();
  EXPECT_EQ(answer(listener.port(), options), "http.send: this program does not send HTTP requests");
  EXPECT_FALSE(listener.was_asked());
}

TEST(HttpClient, NoneThatHasEndedComesBack) {
  const BuiltinRow* original = find_builtin("http.send");
  auto first = std::make_unique<HttpClient>();
  auto second = std::make_unique<HttpClient>();
  install_http_send(*first);
  install_http_send(*second);
  install_http_send(*second);
  EXPECT_NE(find_builtin("http.send"), original);
  first.reset();
  EXPECT_NE(find_builtin("http.send"), original);
  second.reset();
  EXPECT_EQ(find_builtin("http.send"), original);
}

}  // namespace
}  // namespace rego
