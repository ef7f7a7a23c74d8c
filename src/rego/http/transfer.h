#pragma once
// One request sent and its answer received, with libcurl. Redirects are not followed here: where they lead has to be
// allowed first.

#include <functional>
#include <memory>
#include <string>

#include "base/result.h"
#include "rego/http/curl_library.h"
#include "rego/http/request.h"
#include "rego/http/response.h"
#include "rego/http/target.h"

namespace rego {

struct TransferLimits {
  size_t body_bytes_max = 0;
  size_t head_bytes_max = 0;
  int64_t deadline_ns = 0;          // by the steady clock; 0: none
  std::function<bool()> must_stop;  // asked from time to time
};

struct TransferProblem {
  std::string message;  // in Go's words where it has some
  bool is_timeout = false;
  bool is_stopped = false;  // must_stop said so
  bool is_network = true;   // told of the request; else of a parameter, like a certificate
};

// A connection for one request after the other; it stays open as long as its server wants. Not thread-safe.
class Transfer {
 public:
  // Null when the machine has no libcurl.
  static std::unique_ptr<Transfer> create();
  ~Transfer();
  Transfer(const Transfer&) = delete;
  Transfer& operator=(const Transfer&) = delete;

  base::Result<HttpResponse, TransferProblem> perform(const HttpRequest& request, const HttpTarget& target,
                                                      const TransferLimits& limits);

 private:
  Transfer(const CurlLibrary& library, CURL* handle) : library_(library), handle_(handle) {}

  const CurlLibrary& library_;
  CURL* handle_;
};

// Nanoseconds of the steady clock.
int64_t steady_now_ns();

}  // namespace rego
