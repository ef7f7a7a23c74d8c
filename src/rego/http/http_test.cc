// Parts of http.send that need no network: what a request says, where it goes, and how long an answer is fresh.

#include <gtest/gtest.h>
#include <unistd.h>

#include <cerrno>

#include "base/arena.h"
#include "rego/http/freshness.h"
#include "rego/http/pipe_signal.h"
#include "rego/http/request.h"
#include "rego/http/response.h"
#include "rego/http/response_cache.h"
#include "rego/http/target.h"
#include "rego/value/json.h"

namespace rego {
namespace {

std::string problem_of_url(const std::string& url) {
  HttpTarget target;
  const auto problem = read_target(url, target);
  return problem ? problem->message : "";
}

std::string rebuilt(const std::string& url) {
  HttpTarget target;
  return read_target(url, target) ? "" : target.url();
}

TEST(HttpTarget, IsPutTogetherFromCheckedParts) {
  EXPECT_EQ(rebuilt("http://a.example"), "http://a.example/");
  EXPECT_EQ(rebuilt("HTTPS://a.example:8443/x%20y?q=%2F#part"), "https://a.example:8443/x%20y?q=%2F");
  EXPECT_EQ(rebuilt("http://user:secret@a.example/x"), "http://a.example/x");
  EXPECT_EQ(rebuilt("http://[::1]:80/"), "http://[::1]:80/");
  EXPECT_EQ(rebuilt("unix://localhost/x?socket=%2Frun%2Fa.sock&y=1"), "http://localhost/x?y=1");
}

TEST(HttpTarget, RefusesWhatReadersCouldSeeDifferently) {
  for (const char* url : {"http://good.example\\@evil.example/", "http://evil.example%2F@good.example\\/",
                          "http://good.example\t/", "http:///x", "ftp://a.example/", "file:///etc/passwd", "a.example",
                          "http://[::1", "http://a.example:port/", "http://ex\xC3\xA4mple/", "unix://x/y?socket="}) {
    EXPECT_NE(problem_of_url(url), "") << url;
  }
}

std::string problem_of_request(std::string_view json) {
  Arena arena;
  HttpRequest request;
  const auto object = read_json(arena, json);
  if (auto problem = read_request(*object, request)) return *problem;
  if (auto problem = read_retries(*object, request)) return *problem;
  return check_headers(request).value_or("");
}

TEST(HttpRequest, SaysWhatIsWrong) {
  EXPECT_EQ(problem_of_request(R"({"url":1})"), "\"url\" must be a string");
  EXPECT_EQ(problem_of_request(R"({"method":"a b"})"), "net/http: invalid method \"A B\"");
  EXPECT_EQ(problem_of_request(R"({"headers":{"a":1}})"), "invalid type for headers value \"1\"");
  EXPECT_EQ(problem_of_request(R"({"headers":{"a\r\nb":"x"}})"), "net/http: invalid header field name \"a\\r\\nb\"");
  EXPECT_EQ(problem_of_request(R"({"headers":{"a":"x\r\nb: c"}})"), "net/http: invalid header field value for \"A\"");
  EXPECT_EQ(problem_of_request(R"({"timeout":"x"})"), "invalid timeout value \"x\": time: invalid duration \"x\"");
  EXPECT_EQ(problem_of_request(R"({"max_retry_attempts":-1})"), "invalid value -1 for field \"max_retry_attempts\"");
  EXPECT_EQ(problem_of_request(R"({"method":"get","headers":{"x-api-KEY":"a"},"timeout":"1s","body":{"a":[1]}})"), "");
}

TEST(HttpRequest, TakesTheRawBodyBeforeTheBody) {
  Arena arena;
  HttpRequest request;
  const auto object = read_json(arena, R"({"body":{"a":1},"raw_body":"plain","headers":{"x-api-KEY":"a"}})");
  EXPECT_FALSE(read_request(*object, request));
  EXPECT_EQ(request.body, "plain");
  ASSERT_NE(request.header("X-Api-Key"), nullptr);
}

TEST(HttpRequest, ItsKeyLeavesOutIgnoredHeaders) {
  Arena arena;
  const auto object = read_json(arena, R"({"url":"u","headers":{"a":"1","b":"2"},"cache_ignored_headers":["b"]})");
  EXPECT_EQ(to_json(request_key(arena, *object)), R"({"cache_ignored_headers":null,"headers":{"a":"1"},"url":"u"})");
  const auto bad = read_json(arena, R"({"headers":{},"cache_ignored_headers":1})");
  EXPECT_TRUE(request_key(arena, *bad).is_undefined());
}

HttpResponse response_of(std::initializer_list<std::string_view> lines) {
  HttpResponse response;
  for (const std::string_view line : lines) add_head_line(response, line);
  return response;
}

TEST(HttpResponse, TheLastHeadCounts) {
  const HttpResponse response =
      response_of({"HTTP/1.1 100 Continue\r\n", "A: x\r\n", "\r\n", "HTTP/2 404 \r\n", "B:  y \r\n", "\r\n"});
  EXPECT_EQ(response.status_code, 404);
  EXPECT_EQ(response.status, "404 Not Found");
  EXPECT_EQ(response.header("a"), "");
  EXPECT_EQ(response.header("b"), "y");
}

TEST(HttpResponse, IsDecodedByItsType) {
  Arena arena;
  HttpResponse response = response_of({"HTTP/1.1 200 OK\r\n", "Content-Type: application/problem+json; a=b\r\n"});
  response.body = R"({"a": 1})";
  EXPECT_EQ(to_json(to_value(arena, response, {}).get("body")), R"({"a":1})");
  response.set_header("content-type", "application/x-yaml");
  response.body = "a: [1, 2]\n";
  EXPECT_EQ(to_json(to_value(arena, response, {}).get("body")), R"({"a":[1,2]})");
  response.set_header("content-type", "text/plain");
  EXPECT_TRUE(to_value(arena, response, {}).get("body").is_null());
}

TEST(HttpFreshness, IsReadOfHeaders) {
  constexpr int64_t kSecond = 1'000'000'000;
  const HttpResponse aged = response_of(
      {"HTTP/1.1 200 OK\r\n", "Cache-Control: private, max-age=10\r\n", "Date: Thu, 01 Jan 1970 00:01:40 GMT\r\n"});
  EXPECT_EQ(fresh_until_ns(aged), 110 * kSecond);
  const HttpResponse expiring = response_of({"HTTP/1.1 200 OK\r\n", "Expires: Thu, 01 Jan 1970 00:00:05 GMT\r\n"});
  EXPECT_EQ(fresh_until_ns(expiring), 5 * kSecond);
  EXPECT_FALSE(fresh_until_ns(response_of({"HTTP/1.1 200 OK\r\n", "Cache-Control: max-age=10\r\n"})));
  EXPECT_FALSE(fresh_until_ns(response_of({"HTTP/1.1 200 OK\r\n", "Cache-Control: max-age=-1\r\n"})));
  EXPECT_FALSE(may_store(response_of({"HTTP/1.1 200 OK\r\n", "Cache-Control: max-age=1, no-store\r\n"})));
  EXPECT_TRUE(may_store(aged));
}

TEST(HeldPipeSignal, AWriteIntoNowhereFailsWithoutASignal) {
  int ends[2];
  ASSERT_EQ(pipe(ends), 0);
  close(ends[0]);
  sigset_t pending;
  {
    const HeldPipeSignal held;
    EXPECT_EQ(write(ends[1], "x", 1), -1);
    EXPECT_EQ(errno, EPIPE);
  }
  close(ends[1]);
  ASSERT_EQ(sigpending(&pending), 0);
  EXPECT_EQ(sigismember(&pending, SIGPIPE), 0);
}

TEST(ResponseCache, MakesRoomForTheNewest) {
  ResponseCache cache(10'000);
  KeptResponse kept;
  kept.response.body = std::string(4'000, 'x');
  for (const char* key : {"a", "b", "c"}) cache.put(key, kept);
  EXPECT_FALSE(cache.find("a"));
  EXPECT_TRUE(cache.find("b"));
  EXPECT_TRUE(cache.find("c"));
  kept.response.body = std::string(40'000, 'x');
  cache.put("d", kept);
  EXPECT_FALSE(cache.find("d"));
  EXPECT_TRUE(cache.find("c"));
}

}  // namespace
}  // namespace rego
