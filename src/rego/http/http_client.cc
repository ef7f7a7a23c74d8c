// A request of a policy, from its object to the answer: what is remembered within the query, what is kept between
// queries, then the network. Errors are what OPA says: without raise_error they are the answer.

#include "rego/http/http_client.h"

#include <utility>

#include "rego/builtins/added_builtins.h"
#include "rego/builtins/decision_memory.h"
#include "rego/builtins/http_request.h"
#include "rego/http/exchange.h"
#include "rego/http/freshness.h"
#include "rego/value/builders.h"
#include "rego/value/json.h"
#include "rego/value/numbers.h"

namespace rego {
namespace {

constexpr size_t kIdleMax = 8;
constexpr int64_t kSecond = 1'000'000'000;

// Complaints about operands are type errors.
BuiltinErrorKind kind_of(std::string_view message) {
  return message.starts_with("operand ") ? BuiltinErrorKind::kType : BuiltinErrorKind::kBuiltin;
}

// What the query remembers of a request that failed: the error's code, its message, and the one that is raised.
Value problem_value(BuiltinContext& context, const SendProblem& problem) {
  Arena& arena = context.arena;
  const std::string told = problem.is_network || !problem.has_code
                               ? problem.message
                               : internal_http_message(kind_of(problem.message), problem.message);
  const Value parts[] = {
      Value::string(arena, problem.is_network ? "network" : "internal"), Value::string(arena, told),
      Value::string(arena, problem.timeout_message.empty() ? problem.message : problem.timeout_message)};
  return Value::array(arena, parts);
}

int64_t fresh_until(const HttpAnswerOptions& options, const HttpResponse& response, int64_t now_ns) {
  int64_t until = INT64_MAX;
  if (options.keep_seconds > 0) {
    return __builtin_add_overflow(now_ns, options.keep_seconds * kSecond, &until) ? INT64_MAX : until;
  }
  return fresh_until_ns(response).value_or(INT64_MIN);
}

bool may_keep(const HttpAnswerOptions& options, const HttpResponse& response) {
  if (!options.is_kept || !is_cacheable_status(response.status_code)) return false;
  return options.keep_seconds > 0 || (may_store(response) && fresh_until_ns(response));
}

// Makes a request ask whether an answer is still good; false when the answer gives nothing to ask with.
bool make_conditional(HttpRequest& request, const HttpResponse& kept) {
  const auto add = [&](const char* name, std::string_view value) {
    if (value.empty()) return false;
    std::erase_if(request.headers, [&](const auto& each) { return each.first == name; });
    request.headers.emplace_back(name, value);
    return true;
  };
  const bool has_tag = add("If-None-Match", kept.header("etag"));
  const bool has_date = add("If-Modified-Since", kept.header("last-modified"));
  return has_tag || has_date;
}

}  // namespace

// One call of http.send.
class HttpCall {
 public:
  HttpCall(HttpClient& client, BuiltinContext& context, const Value& object)
      : client_(client), context_(context), object_(object) {}

  Value run() {
    const Value raises = object_.get("raise_error");
    if (raises.is_defined() && !raises.is_boolean()) return context_.fail("invalid value for raise_error field");
    const Value key = request_key(context_.arena, object_);
    if (key.is_undefined()) return fail_plainly("cache_ignored_headers must be an array of strings");
    if (const auto problem = read_answer_options(object_, options_)) return fail(*problem);
    Value& remembered = remembered_result(context_, BuiltinArgs(&key, 1));
    if (remembered.is_array()) return tell(remembered);
    if (remembered.is_object()) return remembered;
    if (const auto problem = read_request(object_, request_)) return fail(*problem);
    if (const auto problem = read_retries(object_, request_)) return fail_plainly(*problem);
    now_ns_ = to_int64(decision_time(context_)).value_or(0);
    if (options_.is_kept) key_ = to_rego(key);
    return settle(find_or_send(), remembered);
  }

 private:
  Value fail(const std::string& message) { return tell(problem_value(context_, {message})); }

  // Where OPA leaves the code out.
  Value fail_plainly(const std::string& message) {
    SendProblem problem{message};
    problem.has_code = false;
    return tell(problem_value(context_, problem));
  }

  Value tell(const Value& problem) {
    const std::string_view raised = problem.items()[2].as_string();
    if (raises_errors(object_)) {
      return kind_of(raised) == BuiltinErrorKind::kType ? context_.fail_operand(raised) : context_.fail(raised);
    }
    return http_error_answer(context_.arena, problem.items()[0].as_string(), problem.items()[1].as_string());
  }

  Sent find_or_send() {
    if (!options_.is_kept) return send(request_);
    auto kept = client_.cache_.find(key_);
    if (!kept) return send(request_);
    is_kept_already_ = now_ns_ < kept->fresh_until_ns;
    if (is_kept_already_) return std::move(kept->response);
    client_.cache_.erase(key_);
    HttpRequest question = request_;
    if (!make_conditional(question, kept->response)) return send(request_);
    Sent sent = send(question);
    if (sent.ok() && sent->status_code == 304) {
      for (const auto& [name, value] : sent->headers) kept->response.set_header(name, value);
      return std::move(kept->response);
    }
    return sent.ok() && sent->status_code != 200 ? send(request_) : std::move(sent);
  }

  Sent send(const HttpRequest& request) {
    std::unique_ptr<Transfer> transfer = client_.take_transfer();
    if (!transfer) return SendProblem{"http.send needs libcurl.so.4, which this machine does not have"};
    TransferLimits limits;
    limits.body_bytes_max = client_.options_.body_bytes_max;
    limits.head_bytes_max = client_.options_.head_bytes_max;
    Sent sent = HttpExchange(*transfer, context_, limits).send(request);
    client_.give_back(std::move(transfer));
    return sent;
  }

  // Within a query the same request has the same outcome; one that may come out otherwise is asked again.
  Value settle(Sent sent, Value& remembered) {
    if (!sent.ok() && sent.error().is_stopped) return context_.fail_stopped();
    if (!sent.ok()) {
      const Value problem = problem_value(context_, sent.error());
      if (sent.error().is_network) remembered = problem;
      return tell(problem);
    }
    const Value answer = to_value(context_.arena, *sent, options_);
    if (options_.is_kept || is_cacheable_status(sent->status_code)) remembered = answer;
    if (!is_kept_already_ && may_keep(options_, *sent)) {
      const int64_t until = fresh_until(options_, *sent, now_ns_);
      client_.cache_.put(key_, {std::move(*sent), until});
    }
    return answer;
  }

  HttpClient& client_;
  BuiltinContext& context_;
  const Value& object_;
  HttpRequest request_;
  HttpAnswerOptions options_;
  std::string key_;  // of the cache between queries
  int64_t now_ns_ = 0;
  bool is_kept_already_ = false;
};

std::unique_ptr<Transfer> HttpClient::take_transfer() {
  const std::lock_guard lock(mutex_);
  if (idle_.empty()) return Transfer::create();
  std::unique_ptr<Transfer> transfer = std::move(idle_.back());
  idle_.pop_back();
  return transfer;
}

void HttpClient::give_back(std::unique_ptr<Transfer> transfer) {
  const std::lock_guard lock(mutex_);
  if (idle_.size() < kIdleMax) idle_.push_back(std::move(transfer));
}

Value HttpClient::send(BuiltinContext& context, const Value& request) {
  return HttpCall(*this, context, request).run();
}

// The row of http.send while a client is installed.
struct HttpClient::SendRow : BuiltinRow {
  HttpClient* client = nullptr;
  const BuiltinRow* original = nullptr;  // without any client
};

namespace {

// As require_http_request; a request that wants its errors as answers gets one.
bool require_sendable(BuiltinContext& context, BuiltinArgs args, Value& answer) {
  if (raises_errors(args[0])) return require_http_request(context, args, 1);
  const bool keeps_errors = std::exchange(context.keeps_errors, true);
  const bool is_sendable = require_http_request(context, args, 1);
  context.keeps_errors = keeps_errors;
  if (is_sendable) return true;
  answer =
      http_error_answer(context.arena, "internal", internal_http_message(context.error_kind, context.error_message));
  context.error_kind = BuiltinErrorKind::kNone;
  return false;
}

}  // namespace

HttpClient::HttpClient(HttpClientOptions options) : options_(options), cache_(options.cache_bytes_max) {}

HttpClient::~HttpClient() {
  if (row_ && find_builtin("http.send") == row_.get()) replace_builtin(*row_->original);
}

Value HttpClient::send_by_client(BuiltinContext& context, BuiltinArgs args) {
  Value answer;
  if (!require_sendable(context, args, answer)) return answer;
  return static_cast<const SendRow*>(find_builtin("http.send"))->client->send(context, args[0]);
}

// Of several clients the last one sends, and whichever ends, none that has ended comes back.
void install_http_send(HttpClient& client) {
  const BuiltinRow* present = find_builtin("http.send");
  const bool is_ours = present->function == HttpClient::send_by_client;
  const BuiltinRow* original = is_ours ? static_cast<const HttpClient::SendRow*>(present)->original : present;
  if (!client.row_) client.row_ = std::make_unique<HttpClient::SendRow>();
  HttpClient::SendRow& row = *client.row_;
  static_cast<BuiltinRow&>(row) = *original;
  row.function = HttpClient::send_by_client;
  row.client = &client;
  row.original = original;
  replace_builtin(row);
}

}  // namespace rego
