#pragma once
// What the daemon's tests share: a folder of their own, a raw HTTP client that may misbehave, and a decider whose
// decisions the test dictates through the message and the policy's text.

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/unique_fd.h"
#include "daemon/decider.h"
#include "daemon/policy_loader.h"

namespace bulkhead::test {

// How long a test waits for what must happen.
inline constexpr std::chrono::seconds kPatience{20};

// A new folder below the system's temporary one; removed with all that is in it.
class TempFolder {
 public:
  TempFolder();
  ~TempFolder();
  TempFolder(const TempFolder&) = delete;
  TempFolder& operator=(const TempFolder&) = delete;

  const std::string& path() const { return path_; }
  std::string file(std::string_view name) const { return path_ + "/" + std::string(name); }

 private:
  std::string path_;
};

void write_file(const std::string& path, std::string_view text);
std::string read_file(const std::string& path);

// True once the condition holds; false when it did not in kPatience.
bool eventually(const std::function<bool()>& condition);

struct Response {
  int status = 0;
  std::string head;
  std::string body;
};

// A blocking client of one connection that sends exactly the bytes it is told.
class RawClient {
 public:
  explicit RawClient(const std::string& socket_path);

  bool is_connected() const { return fd_.is_open(); }
  // False when the peer has closed.
  bool send(std::string_view bytes);
  // The next response; none when the connection ended, or kPatience did.
  std::optional<Response> receive();
  std::optional<Response> call(std::string_view bytes);
  // True once the peer has closed.
  bool is_closed();
  void half_close();

 private:
  bool fill();

  base::UniqueFd fd_;
  std::string input_;
};

std::string post(std::string_view target, std::string_view body);
std::string authz_request(std::string_view body);

// Messages that the fake decider knows; any other is allowed where the policy's text starts with "allow", and refused
// with the whole text as reason where not.
inline constexpr std::string_view kSpin = "spin";  // decides until it is cancelled, then refuses

DeciderFactory fake_deciders();
// Accepts every text that does not start with "broken", which it rejects as "FILE:1:1: broken".
PolicyCompiler fake_compiler();

}  // namespace bulkhead::test
