// Go's client again: what follows a redirect, what is sent along, and the words of errors.

#include "rego/http/exchange.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <thread>

#include "rego/builtins/quote.h"

namespace rego {
namespace {

constexpr int kRedirectsMax = 50;
constexpr int64_t kRetryDelayNs = 100'000'000;
constexpr int64_t kRetryDelayMaxNs = 60'000'000'000;
constexpr int64_t kStopCheckNs = 20'000'000;

// The moment at which time runs out; 0 for never, also where it lies beyond what the clock counts.
int64_t deadline_ns(const HttpRequest& request) {
  int64_t deadline = 0;
  if (request.timeout_ns <= 0 || __builtin_add_overflow(steady_now_ns(), request.timeout_ns, &deadline)) return 0;
  return deadline;
}

// "Get" of GET: how Go names the operation.
std::string operation(const std::string& method) {
  std::string name = method;
  for (size_t i = 1; i < name.size(); i++) {
    if (name[i] >= 'A' && name[i] <= 'Z') name[i] = static_cast<char>(name[i] + ('a' - 'A'));
  }
  return name;
}

// The URL as errors tell it: without a password, and of a socket's what its server sees.
std::string told_url(const HttpRequest& request, const HttpTarget& target) {
  if (!target.socket.empty()) return target.url();
  const size_t colon = target.user.find(':');
  const size_t at = colon == std::string::npos ? colon : request.url.find(target.user + "@");
  if (at == std::string::npos) return request.url;
  return std::string(request.url).replace(at + colon, target.user.size() - colon, ":***");
}

SendProblem network_problem(const HttpRequest& request, const HttpTarget& target, const std::string& message) {
  const std::string url = quote_for_message(told_url(request, target));
  return {fmt::format("{} {}: {}", operation(request.method), url, message), "", true};
}

// Go sends no secrets to another domain than they were meant for.
void drop_secrets(HttpRequest& request) {
  std::erase_if(request.headers, [](const auto& each) {
    const std::string& name = each.first;
    return name == "Authorization" || name == "Www-Authenticate" || name == "Cookie" || name == "Cookie2" ||
           name == "Proxy-Authorization" || name == "Proxy-Authenticate";
  });
}

bool is_same_domain(const std::string& from, const std::string& to) {
  return to == from || (to.size() > from.size() && to.ends_with("." + from));
}

bool is_redirect(const HttpResponse& response) {
  constexpr int64_t kRedirects[] = {301, 302, 303, 307, 308};
  return std::ranges::find(kRedirects, response.status_code) != std::end(kRedirects) &&
         !response.header("location").empty();
}

SendProblem translate(const HttpRequest& request, const HttpTarget& target, const TransferProblem& problem) {
  if (problem.is_stopped) return {"stopped", "", false, true};
  if (!problem.is_network) return {problem.message};
  SendProblem told = network_problem(request, target, problem.message);
  if (problem.is_timeout) {
    told.timeout_message =
        fmt::format("{} {}: request timed out", operation(request.method), told_url(request, target));
  }
  return told;
}

// A location as it is, or relative to where it was given.
std::string resolve(const HttpTarget& base, std::string_view location) {
  const size_t colon = location.find(':');
  const size_t slash = location.find_first_of("/?#");
  if (colon != location.npos && (slash == location.npos || colon < slash)) return std::string(location);
  if (location.starts_with("//")) return base.scheme + ":" + std::string(location);
  const std::string front = base.scheme + "://" + base.address();
  if (location.starts_with('/')) return front + std::string(location);
  if (location.starts_with('?')) return front + base.path + std::string(location);
  return front + base.path.substr(0, base.path.rfind('/') + 1) + std::string(location);
}

// Makes the request the one that the answer sends to.
void redirect(HttpRequest& request, const HttpTarget& from, const HttpResponse& answer) {
  const bool keeps_method = answer.status_code == 307 || answer.status_code == 308;
  if (!keeps_method && request.method != "HEAD") request.method = "GET";
  if (!keeps_method) {
    request.body.clear();
    std::erase_if(request.headers, [](const auto& each) { return each.first.starts_with("Content-"); });
  }
  request.url = resolve(from, answer.header("location"));
  HttpTarget to;
  const bool is_readable = !read_target(request.url, to);
  if (!is_readable || !is_same_domain(from.host, to.host)) drop_secrets(request);
  std::erase_if(request.headers, [](const auto& each) { return each.first == "Host"; });
}

}  // namespace

HttpExchange::HttpExchange(Transfer& transfer, BuiltinContext& context, TransferLimits limits)
    : transfer_(transfer), context_(context), limits_(std::move(limits)) {
  limits_.must_stop = [this] { return context_.must_stop(); };
}

Sent HttpExchange::send(const HttpRequest& request) {
  for (int64_t attempt = 0;; attempt++) {
    limits_.deadline_ns = deadline_ns(request);
    Sent sent = send_with_redirects(request);
    const bool may_retry = !sent.ok() && sent.error().is_network && !sent.error().is_stopped;
    if (!may_retry || attempt >= request.retries_max) return sent;
    if (!sleep(attempt)) return SendProblem{"stopped", "", false, true};
  }
}

bool HttpExchange::sleep(int64_t attempt) const {
  const double delay = static_cast<double>(kRetryDelayNs) * std::pow(1.6, static_cast<double>(attempt));
  const int64_t until = steady_now_ns() + static_cast<int64_t>(std::min(delay, double{kRetryDelayMaxNs}));
  while (steady_now_ns() < until) {
    if (context_.must_stop()) return false;
    std::this_thread::sleep_for(std::chrono::nanoseconds(std::min(kStopCheckNs, until - steady_now_ns())));
  }
  return true;
}

Sent HttpExchange::send_with_redirects(HttpRequest request) {
  for (int hops = 0;; hops++) {
    HttpTarget target;
    if (auto problem = read_allowed_target(request, target)) return *problem;
    auto answer = transfer_.perform(request, target, limits_);
    if (!answer) return translate(request, target, answer.error());
    if (!request.follows_redirects || !is_redirect(*answer)) return std::move(*answer);
    if (hops == kRedirectsMax) {
      return network_problem(request, target, fmt::format("stopped after {} redirects", hops));
    }
    redirect(request, target, *answer);
  }
}

bool HttpExchange::may_reach(const std::string& host) const { return context_.host && context_.host->may_reach(host); }

std::optional<SendProblem> HttpExchange::read_allowed_target(const HttpRequest& request, HttpTarget& target) const {
  if (const auto problem = read_target(request.url, target)) {
    if (problem->is_of_url) return SendProblem{problem->message};
    return network_problem(request, target, problem->message);
  }
  if (const auto problem = check_headers(request)) return network_problem(request, target, *problem);
  // Where hosts are listed, a socket is one by the name "unix:" and its path, so that no localhost opens them all.
  const std::string host = target.socket.empty() ? target.host : "unix:" + target.socket;
  if (!may_reach(host)) return SendProblem{"disallowed host: " + host};
  return std::nullopt;
}

}  // namespace rego
