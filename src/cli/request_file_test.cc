// Requests as people write them down, in all three forms.

#include "cli/request_file.h"

#include <gtest/gtest.h>

namespace bulkhead {
namespace {

class RequestFileTest : public testing::Test {
 protected:
  RawRequest read(std::string_view text) {
    auto request = file_.read(arena_, text);
    EXPECT_TRUE(request) << text << "\n" << (request ? "" : request.error().to_string());
    return request ? *request : RawRequest();
  }
  std::string mistake_in(std::string_view text) {
    const auto request = file_.read(arena_, text);
    EXPECT_FALSE(request) << text;
    return request ? "" : request.error().message;
  }

  base::Arena arena_;
  RequestFile file_;
};

TEST_F(RequestFileTest, keeps_the_described_body_byte_for_byte) {
  const RawRequest request =
      read(R"( {"method":"POST","target":"/containers/create","body": { "Image":"a" ,"image":[1.0,"}\"{"]} } )");
  EXPECT_EQ(request.method, "POST");
  EXPECT_EQ(request.target, "/containers/create");
  EXPECT_EQ(request.body, R"({ "Image":"a" ,"image":[1.0,"}\"{"]})");
  EXPECT_EQ(request.content_type, "application/json");
  EXPECT_FALSE(request.content_length);
}

TEST_F(RequestFileTest, takes_a_body_of_any_bytes_as_a_string) {
  EXPECT_EQ(read(R"({"target":"/build","body":"{\"a\":1}x"})").body, R"({"a":1}x)");
  EXPECT_EQ(read(R"({"target":"/build","body_base64":"eyL/In0="})").body, "{\"\xff\"}");
  EXPECT_EQ(read(R"({"target":"/build","body":null})").body, "");
}

TEST_F(RequestFileTest, shows_the_last_content_type_and_forwards_a_body_by_the_first) {
  RawRequest request =
      read(R"({"target":"/a","headers":{"content-TYPE":["application/json","text/plain"]},"body":{}})");
  EXPECT_EQ(request.content_type, "text/plain");
  EXPECT_EQ(request.body, "{}");
  request = read(R"({"target":"/a","headers":{"Content-Type":["text/plain","application/json"]},"body":{}})");
  EXPECT_EQ(request.content_type, "application/json");
  EXPECT_EQ(request.body, "");
  request = read(R"({"target":"/a","headers":{},"body":{}})");
  EXPECT_FALSE(request.content_type);
  EXPECT_EQ(request.body, "");
}

TEST_F(RequestFileTest, says_what_is_wrong_with_a_description) {
  EXPECT_EQ(mistake_in(""), "it is empty");
  EXPECT_EQ(mistake_in(R"({"target":"/a","target":"/b"})"), "it has \"target\" twice");
  EXPECT_EQ(mistake_in(R"({"method":"GET"})"), "it has no \"target\", like \"/v1.41/containers/create\"");
  EXPECT_EQ(mistake_in(R"({"target":"/a","url":1})"),
            "it has no use for \"url\"; it takes method, target, headers and body");
  EXPECT_EQ(mistake_in(R"({"target":"/a"} x)"), "it is no whole JSON object");
  EXPECT_EQ(mistake_in(R"({"target":"/a")"), "it is no whole JSON object");
  EXPECT_EQ(mistake_in(R"({"target":1})"), "\"target\" is no string");
  EXPECT_EQ(mistake_in(R"({"target":"/a","headers":[]})"), "\"headers\" is no object of strings");
  EXPECT_EQ(mistake_in(R"({"target":"/a","body":{"a":[1})"),
            "\"body\" is no JSON; give its bytes as a string, or as body_base64");
  EXPECT_EQ(mistake_in(R"({"target":"/a","body_base64":"?"})"), "\"body_base64\" is not base64");
}

TEST_F(RequestFileTest, reads_a_plugin_message) {
  const RawRequest request = read(R"({"RequestMethod":"POST","RequestUri":"/v1.41/containers/create",
      "RequestHeaders":{"Content-Type":"application/json","Content-Length":"2"},"RequestBody":"e30="})");
  EXPECT_EQ(request.target, "/v1.41/containers/create");
  EXPECT_EQ(request.body, "{}");
  EXPECT_EQ(request.content_length, "2");
}

TEST_F(RequestFileTest, reads_what_goes_over_the_wire) {
  RawRequest request =
      read("POST /x HTTP/1.1\r\nHost: d\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}\r\n");
  EXPECT_EQ(request.method, "POST");
  EXPECT_EQ(request.target, "/x");
  EXPECT_EQ(request.body, "{}");
  request =
      read("POST /x HTTP/1.1\nContent-Type: application/json\nTransfer-Encoding: chunked\n\n1\n{\n1;a=b\n}\n0\n\n");
  EXPECT_EQ(request.body, "{}");
  request = read("GET /_ping HTTP/1.1\r\n");
  EXPECT_EQ(request.target, "/_ping");
}

TEST_F(RequestFileTest, says_what_is_wrong_on_the_wire) {
  EXPECT_EQ(mistake_in("hello"),
            "it is neither a JSON object nor begins with a line like \"POST /v1.41/containers/create HTTP/1.1\"");
  EXPECT_EQ(mistake_in("GET / HTTP/1.1\nno header\n\n"), "\"no header\" is no header");
  EXPECT_EQ(mistake_in("GET / HTTP/1.1\nContent-Length: 3\n\n{}"), "Content-Length is 3, but 2 bytes of body follow");
  EXPECT_EQ(mistake_in("GET / HTTP/1.1\nContent-Length: 1\n\n{}"), "1 bytes follow the body; a file holds one request");
  EXPECT_EQ(mistake_in("GET / HTTP/1.1\nTransfer-Encoding: chunked\n\nz\n"), "\"z\" is no size of a chunk");
  EXPECT_EQ(mistake_in("GET / HTTP/1.1\nTransfer-Encoding: chunked\n\nff\n{}"), "a chunk of 255 bytes is cut short");
}

}  // namespace
}  // namespace bulkhead
