#pragma once
// One request on its way: retries, redirects, and whether each host may be reached.

#include <string>

#include "base/result.h"
#include "rego/builtins/builtin_host.h"
#include "rego/http/transfer.h"

namespace rego {

// A failed request. OPA tells those of the network from others by a code.
struct SendProblem {
  std::string message;
  std::string timeout_message = "";  // what is raised instead, where time ran out
  bool is_network = false;
  bool is_stopped = false;
  bool has_code = true;  // told with a code in front, where it is not the network's
};

using Sent = base::Result<HttpResponse, SendProblem>;

class HttpExchange {
 public:
  // `limits` say how much may be received; time and cancellation are the exchange's matter.
  HttpExchange(Transfer& transfer, BuiltinContext& context, TransferLimits limits);

  Sent send(const HttpRequest& request);

 private:
  // Waits, longer each time; false when the evaluation has to stop.
  bool sleep(int64_t attempt) const;
  Sent send_with_redirects(HttpRequest request);
  bool may_reach(const std::string& host) const;
  std::optional<SendProblem> read_allowed_target(const HttpRequest& request, HttpTarget& target) const;

  Transfer& transfer_;
  BuiltinContext& context_;
  TransferLimits limits_;
};

}  // namespace rego
