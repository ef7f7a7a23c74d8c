// A scan over the object's own level; the value under "body" is passed over and its text kept.

#include "cli/described_request.h"

#include <fmt/core.h>

#include <algorithm>

#include "cli/request_file.h"
#include "docker/api/go_fold.h"
#include "docker/api/json_scanner.h"
#include "gate/base64.h"

namespace bulkhead {
namespace {

base::Error mistake(std::string message) { return {"request_file", std::move(message), ""}; }

// The keys of an object, one after the other; the caller takes each key's value. Errors end the walk.
class ObjectWalk {
 public:
  explicit ObjectWalk(std::string_view text) : text_(text), scanner_(text, unescaped_) {}

  bool open() { return take('{'); }
  // The next key, or false at the object's end and on a mistake.
  bool next(std::string* key) {
    if (scanner_.peek() == '}') return close();
    if (!is_first_ && !take(',')) return false;
    is_first_ = false;
    return text(key) && take(':');
  }
  bool is_closed() const { return is_closed_; }
  // Whether nothing but white space follows.
  bool is_whole() { return is_closed_ && scanner_.peek() == '\0' && scanner_.at_end(); }

  bool text(std::string* out) {
    std::string_view view;
    if (scanner_.peek() != '"' || !scanner_.string(&view)) return false;
    *out = view;
    return true;
  }
  char peek() { return scanner_.peek(); }
  bool take(char expected) {
    if (scanner_.peek() != expected) return false;
    scanner_.take();
    return true;
  }
  // Passes over any value, whose text it gives.
  bool raw(std::string_view* out) {
    scanner_.peek();
    const size_t begin = scanner_.offset();
    int depth = 0;
    do {
      if (!token(depth)) return false;
    } while (depth > 0);
    *out = text_.substr(begin, scanner_.offset() - begin);
    return true;
  }

 private:
  // The decoder judges the body's grammar; here only its end is looked for.
  bool token(int& depth) {
    std::string_view ignored;
    const char byte = scanner_.peek();
    if (byte == '\0') return false;
    if (byte == '"') return scanner_.string(&ignored);
    if (byte == '{' || byte == '[') depth++;
    if (byte == '}' || byte == ']') depth--;
    if (depth == 0 && byte != '}' && byte != ']') return scalar();
    scanner_.take();
    return depth >= 0;
  }
  bool scalar() {
    const size_t begin = scanner_.offset();
    while (!scanner_.at_end() && !ends_scalar(text_[scanner_.offset()])) scanner_.take();
    return scanner_.offset() > begin;
  }
  static bool ends_scalar(char byte) { return std::string_view(",}] \t\r\n").find(byte) != std::string_view::npos; }
  bool close() {
    scanner_.take();
    is_closed_ = true;
    return false;
  }

  std::string_view text_;
  std::string unescaped_;
  JsonScanner scanner_;
  bool is_first_ = true;
  bool is_closed_ = false;
};

std::string folded(std::string_view key) {
  std::string out(key.size(), '\0');
  out.resize(fold_key(key, out.data()));
  return out;
}

bool take_header(ObjectWalk& walk, const std::string& name, std::vector<RequestHeader>& headers) {
  std::string value;
  const bool is_list = walk.take('[');
  if (is_list && walk.take(']')) return true;
  do {
    if (headers.size() == kRequestHeadersMax || !walk.text(&value)) return false;
    headers.push_back({name, value});
  } while (is_list && walk.take(','));
  return !is_list || walk.take(']');
}

// {"Content-Type": "application/json", "X": ["a", "b"]}
bool take_headers(std::string_view text, std::vector<RequestHeader>& headers) {
  ObjectWalk walk(text);
  if (!walk.open()) return false;
  for (std::string name; walk.next(&name);) {
    if (!take_header(walk, name, headers)) return false;
  }
  return walk.is_whole();
}

base::Status take_base64_body(ObjectWalk& walk, std::string& body) {
  std::string text;
  if (!walk.text(&text) || !decode_base64(text, body)) return mistake("\"body_base64\" is not base64");
  return base::Ok();
}

// A string is the body's bytes; anything else is a body whose text stands there.
base::Status take_body(ObjectWalk& walk, std::string& body) {
  std::string_view raw;
  if (walk.peek() == '"') {
    if (walk.text(&body)) return base::Ok();
  } else if (walk.raw(&raw)) {
    body = raw == "null" ? std::string_view() : raw;
    return base::Ok();
  }
  return mistake("\"body\" is no JSON; give its bytes as a string, or as body_base64");
}

base::Status take_member(ObjectWalk& walk, const std::string& key, DescribedRequest& request) {
  if (key == "method" || key == "target") {
    if (walk.text(key == "method" ? &request.method : &request.target)) return base::Ok();
    return mistake(fmt::format("\"{}\" is no string", key));
  }
  if (key == "headers") {
    std::string_view raw;
    request.has_headers = true;
    if (walk.raw(&raw) && take_headers(raw, request.headers)) return base::Ok();
    return mistake("\"headers\" is no object of strings");
  }
  if (key == "body") return take_body(walk, request.body);
  if (key == "body_base64") return take_base64_body(walk, request.body);
  return mistake(fmt::format("it has no use for \"{}\"; it takes method, target, headers and body", key));
}

}  // namespace

bool is_plugin_message(std::string_view text) {
  ObjectWalk walk(text);
  std::string_view value;
  if (!walk.open()) return false;
  for (std::string key; walk.next(&key) && walk.raw(&value);) {
    const std::string name = folded(key);
    if (name == "requestmethod" || name == "requesturi") return true;
  }
  return false;
}

base::Result<DescribedRequest> read_described_request(std::string_view text) {
  DescribedRequest request;
  std::vector<std::string> seen;
  ObjectWalk walk(text);
  if (!walk.open()) return mistake("it is no JSON object");
  for (std::string key; walk.next(&key);) {
    if (std::ranges::find(seen, key) != seen.end()) return mistake(fmt::format("it has \"{}\" twice", key));
    seen.push_back(key);
    if (auto status = take_member(walk, key, request); !status) return status.take_error();
  }
  if (!walk.is_whole()) return mistake("it is no whole JSON object");
  if (request.target.empty()) return mistake("it has no \"target\", like \"/v1.41/containers/create\"");
  return request;
}

}  // namespace bulkhead
