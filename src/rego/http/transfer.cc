// What libcurl is told, and what is made of its answers. Go's client is the model: no header that was not asked for but
// its own few, gzip undone, the whole exchange under one deadline.

#include "rego/http/transfer.h"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <chrono>

#include "rego/builtins/url_escape.h"
#include "rego/http/pipe_signal.h"
#include "rego/http/system_error.h"
#include "rego/http/tls_files.h"

namespace rego {
namespace {

constexpr const char* kUserAgent = "Open Policy Agent/1.22.2 (linux, amd64)";

// What the callbacks of one exchange share.
struct Exchange {
  const TransferLimits& limits;
  HttpResponse response;
  size_t head_bytes = 0;
  bool is_too_long = false;
  bool is_stopped = false;
};

size_t take_head(char* bytes, size_t, size_t size, void* user) {
  auto& exchange = *static_cast<Exchange*>(user);
  exchange.head_bytes += size;
  exchange.is_too_long |= exchange.head_bytes > exchange.limits.head_bytes_max;
  if (exchange.is_too_long) return 0;
  add_head_line(exchange.response, {bytes, size});
  return size;
}

size_t take_body(char* bytes, size_t, size_t size, void* user) {
  auto& exchange = *static_cast<Exchange*>(user);
  exchange.is_too_long |= exchange.response.body.size() + size > exchange.limits.body_bytes_max;
  if (exchange.is_too_long) return 0;
  exchange.response.body.append(bytes, size);
  return size;
}

int on_progress(void* user, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
  auto& exchange = *static_cast<Exchange*>(user);
  exchange.is_stopped |= exchange.limits.must_stop && exchange.limits.must_stop();
  return exchange.is_stopped;
}

// A list of header lines, freed by its owner.
class HeaderLines {
 public:
  explicit HeaderLines(const CurlLibrary& library) : library_(library) {}
  ~HeaderLines() { library_.curl_slist_free_all_(list_); }
  HeaderLines(const HeaderLines&) = delete;
  HeaderLines& operator=(const HeaderLines&) = delete;
  void add(const std::string& line) {
    if (curl_slist* longer = library_.curl_slist_append_(list_, line.c_str())) list_ = longer;
  }
  curl_slist* get() const { return list_; }

 private:
  const CurlLibrary& library_;
  curl_slist* list_ = nullptr;
};

// libcurl's own headers are turned off by lines without a value; a value that is empty is asked for with ';'.
void add_headers(HeaderLines& lines, const HttpRequest& request, const HttpTarget& target, bool has_own_name) {
  for (const auto& [name, value] : request.headers) {
    if (name != "Content-Length" && name != "Transfer-Encoding") {
      lines.add(value.empty() ? name + ";" : name + ": " + value);
    }
  }
  for (const char* name : {"Accept", "Content-Type", "Expect"}) {
    if (!request.header(name)) lines.add(std::string(name) + ":");
  }
  if (!request.header("User-Agent")) lines.add(std::string("User-Agent: ") + kUserAgent);
  if (has_own_name && !request.header("Host")) {
    lines.add("Host: " + (target.port.empty() ? target.host : target.address()));
  }
}

// The name that the server has to prove, where it is not the URL's.
std::string name_to_prove(const HttpRequest& request, const HttpTarget& target) {
  if (!target.is_secure()) return "";
  if (!request.server_name.empty()) return request.server_name;
  const std::string* host = request.header("Host");
  return host ? host->substr(0, host->find(':')) : "";
}

std::string verify_message(long result) {
  switch (result) {
    case 9:
    case 10:
      return "certificate has expired or is not yet valid";
    case 18:
    case 19:
    case 20:
    case 21:
      return "certificate signed by unknown authority";
    default:
      return "";
  }
}

}  // namespace

int64_t steady_now_ns() { return std::chrono::steady_clock::now().time_since_epoch().count(); }

std::unique_ptr<Transfer> Transfer::create() {
  const CurlLibrary* library = curl_library();
  CURL* handle = library ? library->curl_easy_init_() : nullptr;
  return std::unique_ptr<Transfer>(handle ? new Transfer(*library, handle) : nullptr);
}

// Closing tells the server of it, where TLS is spoken.
Transfer::~Transfer() {
  const HeldPipeSignal held;
  library_.curl_easy_cleanup_(handle_);
}

namespace {

// Sets options of one handle, and knows what libcurl made of an exchange.
class Exchanger {
 public:
  Exchanger(const CurlLibrary& library, CURL* handle) : library_(library), handle_(handle) {}

  template <typename T>
  void set(CURLoption option, T value) {
    if (library_.curl_easy_setopt_(handle_, option, value) != CURLE_OK) is_set_ = false;
  }
  void set_blob(CURLoption option, const std::string& bytes) {
    curl_blob blob{const_cast<char*>(bytes.data()), bytes.size(), CURL_BLOB_COPY};
    set(option, &blob);
  }
  bool is_set() const { return is_set_; }

  void set_up_request(const HttpRequest& request, const HttpTarget& target, const std::string& url) {
    set(CURLOPT_URL, url.c_str());
    set(CURLOPT_PROTOCOLS_STR, "http,https");
    set(CURLOPT_FOLLOWLOCATION, 0L);
    set(CURLOPT_NOSIGNAL, 1L);
    if (!request.header("Accept-Encoding")) set(CURLOPT_ACCEPT_ENCODING, "gzip");
    if (!target.socket.empty()) set(CURLOPT_UNIX_SOCKET_PATH, target.socket.c_str());
    if (target.is_local() || !target.socket.empty()) set(CURLOPT_NOPROXY, "*");
    if (!target.user.empty() && !request.header("Authorization")) set_user(target.user);
    const bool has_body =
        !request.body.empty() || request.method == "POST" || request.method == "PUT" || request.method == "PATCH";
    if (request.method == "HEAD") {
      set(CURLOPT_NOBODY, 1L);
    } else if (has_body) {
      set(CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.body.size()));
      set(CURLOPT_POSTFIELDS, request.body.data());
    }
    set(CURLOPT_CUSTOMREQUEST, request.method.c_str());
  }

  // "name:password", each with escapes.
  void set_user(const std::string& user) {
    std::string name, password;
    const size_t colon = std::min(user.find(':'), user.size());
    read_url_escapes(name, std::string_view(user).substr(0, colon), UrlPart::kUser);
    if (colon < user.size()) read_url_escapes(password, std::string_view(user).substr(colon + 1), UrlPart::kUser);
    set(CURLOPT_USERNAME, name.c_str());
    set(CURLOPT_PASSWORD, password.c_str());
  }

  void set_up_tls(const HttpRequest& request, const TlsMaterial& material) {
    set(CURLOPT_SSL_VERIFYPEER, request.trusts_everyone ? 0L : 1L);
    set(CURLOPT_SSL_VERIFYHOST, request.trusts_everyone ? 0L : 2L);
    set(CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    if (!material.trusted.empty()) set_blob(CURLOPT_CAINFO_BLOB, material.trusted);
    if (material.certificate.empty()) return;
    set(CURLOPT_SSLCERTTYPE, "PEM");
    set_blob(CURLOPT_SSLCERT_BLOB, material.certificate);
    set(CURLOPT_SSLKEYTYPE, "PEM");
    set_blob(CURLOPT_SSLKEY_BLOB, material.key);
  }

  void set_up_limits(Exchange& exchange) {
    set(CURLOPT_HEADERFUNCTION, take_head);
    set(CURLOPT_HEADERDATA, &exchange);
    set(CURLOPT_WRITEFUNCTION, take_body);
    set(CURLOPT_WRITEDATA, &exchange);
    set(CURLOPT_NOPROGRESS, 0L);
    set(CURLOPT_XFERINFOFUNCTION, on_progress);
    set(CURLOPT_XFERINFODATA, &exchange);
    if (exchange.limits.deadline_ns == 0) return;
    const int64_t left_ms = (exchange.limits.deadline_ns - steady_now_ns()) / 1'000'000;
    set(CURLOPT_TIMEOUT_MS, static_cast<long>(std::clamp<int64_t>(left_ms, 1, INT32_MAX)));
  }

  TransferProblem problem(CURLcode code, const Exchange& exchange, const HttpTarget& target, const char* detail) const {
    const auto told = [](std::string message) { return TransferProblem{std::move(message)}; };
    if (exchange.is_stopped) return {"stopped", false, true, true};
    if (exchange.is_too_long) return told("the response is longer than allowed");
    switch (code) {
      case CURLE_OPERATION_TIMEDOUT:
        return {"context deadline exceeded (Client.Timeout exceeded while awaiting headers)", true, false, true};
      case CURLE_COULDNT_RESOLVE_HOST:
        return told("dial tcp: lookup " + target.host + ": no such host");
      case CURLE_COULDNT_CONNECT:
        return told(connect_message(target));
      case CURLE_GOT_NOTHING:
        return told("EOF");
      case CURLE_PEER_FAILED_VERIFICATION: {
        const std::string verdict = verify_message(number(CURLINFO_SSL_VERIFYRESULT));
        return told("tls: failed to verify certificate: x509: " + (verdict.empty() ? std::string(detail) : verdict));
      }
      case CURLE_SSL_CERTPROBLEM:
        return {"tls: failed to parse the client's certificate or key", false, false, false};
      default:
        // libcurl asks a connection that was just made for its peer, and tells of that alone where it is gone again.
        if (std::string_view(detail).starts_with("getpeername()")) return told("connection reset by peer");
        return told(*detail ? detail : library_.curl_easy_strerror_(code));
    }
  }

 private:
  long number(CURLINFO what) const {
    long value = 0;
    library_.curl_easy_getinfo_(handle_, what, &value);
    return value;
  }

  std::string connect_message(const HttpTarget& target) const {
    const long error = number(CURLINFO_OS_ERRNO);
    const std::string reason = system_error_text(error ? static_cast<int>(error) : ECONNREFUSED);
    if (!target.socket.empty()) return fmt::format("dial unix {}: connect: {}", target.socket, reason);
    const char* address = nullptr;
    library_.curl_easy_getinfo_(handle_, CURLINFO_PRIMARY_IP, &address);
    HttpTarget reached = target;
    if (address && *address) reached.host = address;
    return fmt::format("dial tcp {}: connect: {}", reached.address(), reason);
  }

  const CurlLibrary& library_;
  CURL* handle_;
  bool is_set_ = true;
};

}  // namespace

base::Result<HttpResponse, TransferProblem> Transfer::perform(const HttpRequest& request, const HttpTarget& target,
                                                              const TransferLimits& limits) {
  TlsMaterial material;
  if (auto problem = gather_tls(request, material)) return TransferProblem{*problem, false, false, false};
  library_.curl_easy_reset_(handle_);
  Exchanger exchanger(library_, handle_);
  Exchange exchange{limits, {}};
  HeaderLines headers(library_), detour(library_);
  const std::string name = name_to_prove(request, target);
  exchanger.set_up_request(request, target, target.url(name));
  if (!name.empty()) detour.add("::" + target.address());  // asks for the name, and goes where the URL says
  if (!name.empty()) exchanger.set(CURLOPT_CONNECT_TO, detour.get());
  add_headers(headers, request, target, !name.empty());
  exchanger.set(CURLOPT_HTTPHEADER, headers.get());
  exchanger.set_up_tls(request, material);
  exchanger.set_up_limits(exchange);
  char detail[CURL_ERROR_SIZE] = "";
  exchanger.set(CURLOPT_ERRORBUFFER, detail);
  if (!exchanger.is_set()) return TransferProblem{"libcurl does not take the request's parameters"};
  const HeldPipeSignal held;
  const CURLcode code = library_.curl_easy_perform_(handle_);
  if (code != CURLE_OK) return exchanger.problem(code, exchange, target, detail);
  // Go takes the compression for its own matter, and what it says for spent.
  if (!request.header("Accept-Encoding") && exchange.response.header("content-encoding") == "gzip") {
    std::erase_if(exchange.response.headers,
                  [](const auto& each) { return each.first == "content-encoding" || each.first == "content-length"; });
  }
  return std::move(exchange.response);
}

}  // namespace rego
