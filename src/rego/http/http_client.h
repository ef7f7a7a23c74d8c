#pragma once
// HttpClient: http.send. Shared by threads. A program that lets its policies send makes one; without it they cannot,
// whatever else is allowed.

#include <memory>
#include <mutex>
#include <vector>

#include "rego/builtins/builtin_host.h"
#include "rego/http/response_cache.h"
#include "rego/http/transfer.h"

namespace rego {

struct HttpClientOptions {
  size_t body_bytes_max = size_t{64} << 20;    // of one response, after it was uncompressed
  size_t head_bytes_max = size_t{1} << 20;     // of one response
  size_t cache_bytes_max = size_t{100} << 20;  // of all that are kept between queries
};

class HttpClient {
 public:
  explicit HttpClient(HttpClientOptions options = {});
  ~HttpClient();  // http.send is again what it was before it was installed
  HttpClient(const HttpClient&) = delete;
  HttpClient& operator=(const HttpClient&) = delete;

  // The answer to a request; undefined when the call has failed. Asks the context's host whether it may connect.
  Value send(BuiltinContext& context, const Value& request);

 private:
  friend class HttpCall;
  friend void install_http_send(HttpClient& client);
  struct SendRow;
  static Value send_by_client(BuiltinContext& context, BuiltinArgs args);

  std::unique_ptr<Transfer> take_transfer();
  void give_back(std::unique_ptr<Transfer> transfer);

  const HttpClientOptions options_;
  ResponseCache cache_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<Transfer>> idle_;
  std::unique_ptr<SendRow> row_;  // once installed
};

// Makes http.send go through the client, which outlives all policies that are compiled from now on. Neither this nor
// the client's end may coincide with compiling.
void install_http_send(HttpClient& client);

}  // namespace rego
