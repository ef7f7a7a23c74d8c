// The tests' client, folder and fakes.

#include "daemon/test_support.h"

#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <charconv>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <thread>

namespace bulkhead::test {
namespace {

struct TextQuery final : rego::Query {
  explicit TextQuery(std::string policy_text) : text(std::move(policy_text)) {}
  bool reads_input(std::string_view) const override { return false; }
  std::string text;
};

class FakeDecider final : public Decider {
 public:
  Decision decide(const Snapshot& snapshot, std::string_view message, const Surroundings&) override {
    Decision decision;
    decision.method = "POST";
    decision.path = "/containers/create";
    decision.code = "policy";
    if (message == kSpin) {
      while (!cancel_.load()) std::this_thread::yield();
      decision.reason = "cancelled";
      return decision;
    }
    const auto* query = static_cast<const TextQuery*>(snapshot.query.get());
    reason_ = query == nullptr ? "no policy" : query->text;
    decision.allow = reason_.starts_with("allow");
    decision.reason = reason_;
    return decision;
  }
  std::atomic<bool>& cancel_flag() override { return cancel_; }
  void write_reply(std::string& out, const Decision& decision) override {
    out = decision.allow ? "allow" : "deny: " + std::string(decision.reason);
  }

 private:
  std::atomic<bool> cancel_{false};
  std::string reason_;
};

}  // namespace

TempFolder::TempFolder() {
  std::string pattern = (std::filesystem::temp_directory_path() / "bulkhead-test-XXXXXX").string();
  path_ = mkdtemp(pattern.data()) != nullptr ? pattern : "";
}

TempFolder::~TempFolder() {
  std::error_code ignored;
  if (!path_.empty()) std::filesystem::remove_all(path_, ignored);
}

void write_file(const std::string& path, std::string_view text) {
  std::ofstream(path, std::ios::binary | std::ios::trunc) << text;
}

std::string read_file(const std::string& path) {
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return text.str();
}

bool eventually(const std::function<bool()>& condition) {
  const auto give_up = std::chrono::steady_clock::now() + kPatience;
  while (!condition()) {
    if (std::chrono::steady_clock::now() > give_up) return false;
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  return true;
}

RawClient::RawClient(const std::string& socket_path) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  socket_path.copy(address.sun_path, sizeof address.sun_path - 1);
  fd_.reset(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
  if (::connect(fd_.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) fd_.reset();
}

bool RawClient::send(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t sent = ::send(fd_.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<size_t>(sent));
  }
  return true;
}

bool RawClient::fill() {
  pollfd readable{fd_.get(), POLLIN, 0};
  const auto patience = std::chrono::duration_cast<std::chrono::milliseconds>(kPatience);
  if (::poll(&readable, 1, static_cast<int>(patience.count())) <= 0) return false;
  char bytes[4096];
  const ssize_t got = ::recv(fd_.get(), bytes, sizeof bytes, 0);
  if (got <= 0) return false;
  input_.append(bytes, static_cast<size_t>(got));
  return true;
}

std::optional<Response> RawClient::receive() {
  size_t head_end = 0;
  while ((head_end = input_.find("\r\n\r\n")) == std::string::npos) {
    if (!fill()) return std::nullopt;
  }
  Response response;
  response.head = input_.substr(0, head_end);
  std::from_chars(response.head.data() + 9, response.head.data() + 12, response.status);
  size_t length = 0;
  constexpr std::string_view kLength = "Content-Length: ";
  if (const size_t at = response.head.find(kLength); at != std::string::npos) {
    std::from_chars(response.head.data() + at + kLength.size(), response.head.data() + head_end, length);
  }
  input_.erase(0, head_end + 4);
  while (input_.size() < length) {
    if (!fill()) return std::nullopt;
  }
  response.body = input_.substr(0, length);
  input_.erase(0, length);
  return response;
}

std::optional<Response> RawClient::call(std::string_view bytes) { return send(bytes) ? receive() : std::nullopt; }

bool RawClient::is_closed() {
  pollfd readable{fd_.get(), POLLIN, 0};
  const auto patience = std::chrono::duration_cast<std::chrono::milliseconds>(kPatience);
  if (::poll(&readable, 1, static_cast<int>(patience.count())) <= 0) return false;
  char byte = 0;
  return ::recv(fd_.get(), &byte, 1, MSG_PEEK) <= 0;
}

void RawClient::half_close() { ::shutdown(fd_.get(), SHUT_WR); }

std::string post(std::string_view target, std::string_view body) {
  return "POST " + std::string(target) + " HTTP/1.1\r\nHost: \r\nContent-Length: " + std::to_string(body.size()) +
         "\r\n\r\n" + std::string(body);
}

std::string authz_request(std::string_view body) { return post("/AuthZPlugin.AuthZReq", body); }

DeciderFactory fake_deciders() {
  return [] { return std::make_unique<FakeDecider>(); };
}

PolicyCompiler fake_compiler() {
  return [](const PolicyFiles& files) -> base::Result<CompiledPolicy> {
    if (files.policy.text.starts_with("broken")) return base::Error{"", files.policy.path + ":1:1: broken", ""};
    CompiledPolicy compiled;
    compiled.snapshot.query = std::make_shared<const TextQuery>(files.policy.text);
    compiled.dialect = "v1";
    return compiled;
  };
}

}  // namespace bulkhead::test
