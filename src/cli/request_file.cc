// The described form is scanned by hand, not read into a document: its body must reach the decoder byte for byte, with
// the duplicate keys and odd spellings for whose sake people write such files.

#include "cli/request_file.h"

#include <fmt/core.h>

#include <algorithm>
#include <charconv>

#include "cli/described_request.h"
#include "docker/api/content_type.h"
#include "docker/api/go_fold.h"

namespace bulkhead {
namespace {

base::Error mistake(std::string message) { return {"request_file", std::move(message), ""}; }

bool equal_folded(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, {}, fold_ascii, fold_ascii);
}

std::string_view trim(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

// Takes a line off the front of `text`; it ends in LF or CRLF.
std::string_view take_line(std::string_view& text) {
  const size_t end = text.find('\n');
  std::string_view line = text.substr(0, end);
  text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

const std::string* first_header(const std::vector<RequestHeader>& headers, std::string_view name) {
  const auto found = std::ranges::find_if(headers, [&](const auto& each) { return equal_folded(each.name, name); });
  return found == headers.end() ? nullptr : &found->value;
}

const std::string* last_header(const std::vector<RequestHeader>& headers, std::string_view name) {
  const auto found =
      std::find_if(headers.rbegin(), headers.rend(), [&](const auto& each) { return equal_folded(each.name, name); });
  return found == headers.rend() ? nullptr : &found->value;
}

// The chunks of a chunked body, put together; trailers are passed over.
base::Result<std::string> join_chunks(std::string_view text) {
  std::string body;
  while (true) {
    std::string_view line = take_line(text);
    line = trim(line.substr(0, line.find(';')));
    size_t bytes = 0;
    const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), bytes, 16);
    if (error != std::errc() || end != line.data() + line.size()) {
      return mistake(fmt::format("\"{}\" is no size of a chunk", line));
    }
    if (bytes == 0) return body;
    if (bytes > text.size()) return mistake(fmt::format("a chunk of {} bytes is cut short", bytes));
    body += text.substr(0, bytes);
    text.remove_prefix(bytes);
    if (!take_line(text).empty()) return mistake("a chunk is longer than its size says");
  }
}

// What of `text` is the body by its length.
base::Result<std::string> take_body(std::string_view text, const std::string* length) {
  if (length == nullptr) return std::string(text);  // a convenience: over the wire this would be no body
  size_t bytes = 0;
  const auto [end, error] = std::from_chars(length->data(), length->data() + length->size(), bytes);
  if (error != std::errc() || end != length->data() + length->size()) {
    return mistake(fmt::format("Content-Length is \"{}\", which is no number", *length));
  }
  if (bytes > text.size()) {
    return mistake(fmt::format("Content-Length is {}, but {} bytes of body follow", bytes, text.size()));
  }
  const std::string_view rest = text.substr(bytes);
  if (rest.find_first_not_of("\r\n") != std::string_view::npos) {
    return mistake(fmt::format("{} bytes follow the body; a file holds one request", rest.size()));
  }
  return std::string(text.substr(0, bytes));
}

}  // namespace

base::Result<RawRequest> RequestFile::read(base::Arena& arena, std::string_view text) {
  method_.clear();
  target_.clear();
  body_.clear();
  headers_.clear();
  const size_t first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return mistake("it is empty");
  if (text[first] != '{') return read_wire(text.substr(first));
  if (!is_plugin_message(text)) return read_described(text);
  auto message = messages_.read(arena, text);
  if (!message) return mistake(message.error().sentence);
  return message->request;
}

base::Result<RawRequest> RequestFile::read_described(std::string_view text) {
  auto described = read_described_request(text);
  if (!described) return described.take_error();
  method_ = std::move(described->method);
  target_ = std::move(described->target);
  body_ = std::move(described->body);
  headers_ = std::move(described->headers);
  return finish(described->has_headers);
}

base::Status RequestFile::read_wire_head(std::string_view head) {
  const std::string_view line = take_line(head);
  const size_t first = line.find(' ');
  const size_t last = line.rfind(' ');
  if (first == std::string_view::npos || first == last || !line.substr(last + 1).starts_with("HTTP/")) {
    return mistake(
        "it is neither a JSON object nor begins with a line like \"POST /v1.41/containers/create HTTP/1.1\"");
  }
  method_ = line.substr(0, first);
  target_ = line.substr(first + 1, last - first - 1);
  while (!head.empty()) {
    const std::string_view field = take_line(head);
    const size_t colon = field.find(':');
    if (colon == std::string_view::npos || colon == 0 || field.substr(0, colon).find_first_of(" \t") != field.npos) {
      return mistake(fmt::format("\"{}\" is no header", field));
    }
    if (headers_.size() == kRequestHeadersMax) return mistake("it has more than 1,000 headers");
    headers_.push_back({std::string(field.substr(0, colon)), std::string(trim(field.substr(colon + 1)))});
  }
  return base::Ok();
}

base::Result<RawRequest> RequestFile::read_wire(std::string_view text) {
  const char* blank = "\r\n\r\n";
  size_t end = text.find(blank);
  if (const size_t plain = text.find("\n\n"); plain < end) {
    end = plain;
    blank = "\n\n";
  }
  const std::string_view head = text.substr(0, end);
  if (auto status = read_wire_head(head); !status) return status.take_error();
  const std::string_view rest = end == text.npos ? std::string_view() : text.substr(end + std::string(blank).size());
  const std::string* coding = last_header(headers_, "Transfer-Encoding");
  const bool is_chunked = coding != nullptr && equal_folded(*coding, "chunked");
  auto body = is_chunked ? join_chunks(rest) : take_body(rest, last_header(headers_, "Content-Length"));
  if (!body) return body.take_error();
  body_ = *std::move(body);
  return finish(/*has_headers=*/true);
}

base::Result<RawRequest> RequestFile::finish(bool has_headers) {
  RawRequest request;
  request.method = method_;
  request.target = target_;
  if (!has_headers) {
    request.body = body_;
    if (!body_.empty()) request.content_type = "application/json";
    return request;
  }
  if (const std::string* type = last_header(headers_, "Content-Type")) request.content_type = *type;
  if (const std::string* length = last_header(headers_, "Content-Length")) request.content_length = *length;
  const std::string* first = first_header(headers_, "Content-Type");
  if (first != nullptr && content_type_of(*first) == ContentType::kJson) request.body = body_;
  return request;
}

}  // namespace bulkhead
