#include "gate/plugin_message.h"

#include <gtest/gtest.h>

#include <fstream>

#include "gate/testing.h"
#include "rego/value/json.h"

namespace bulkhead {
namespace {

std::string code_of(std::string_view text) {
  base::Arena arena;
  PluginMessageReader reader;
  const auto message = reader.read(arena, text);
  return message ? "ok" : std::string(message.error().code);
}

TEST(PluginMessage, ReadsWhatTheDaemonWrites) {
  base::Arena arena;
  PluginMessageReader reader;
  const auto message =
      reader.read(arena, R"({"User":"alice","UserAuthNMethod":"TLS","RequestMethod":"POST",)"
                         R"("RequestUri":"/x?a=1\u0026b=2","RequestBody":"e30=",)"
                         R"("RequestHeaders":{"Content-Length":"2","Content-Type":"application/json"},)"
                         R"("RequestPeerCertificates":["LS0tLS1CRUdJTg=="]})");
  ASSERT_TRUE(message.ok());
  EXPECT_EQ(message->user, "alice");
  EXPECT_EQ(message->auth_method, "TLS");
  EXPECT_EQ(message->request.method, "POST");
  EXPECT_EQ(message->request.target, "/x?a=1&b=2");
  EXPECT_EQ(message->request.body, "{}");
  EXPECT_EQ(message->request.content_type, "application/json");
  EXPECT_EQ(message->request.content_length, "2");
  EXPECT_EQ(rego::to_json(message->headers), R"({"Content-Length":"2","Content-Type":"application/json"})");
}

TEST(PluginMessage, ReadsKeysAsGoDoes) {
  base::Arena arena;
  PluginMessageReader reader;
  const auto message = reader.read(arena, R"({"requestmethod":"GET","RequestURI":"/info","requestheaders":null})");
  ASSERT_TRUE(message.ok());
  EXPECT_EQ(message->request.target, "/info");
  EXPECT_TRUE(message->headers.is_null());
  EXPECT_EQ(message->request.content_type, std::nullopt);
  EXPECT_EQ(message->request.body, "");
}

TEST(PluginMessage, RefusesBrokenMessages) {
  EXPECT_EQ(code_of(""), "json_truncated");
  EXPECT_EQ(code_of("{}"), "empty_message");
  EXPECT_EQ(code_of("null"), "empty_message");
  EXPECT_EQ(code_of(R"({"RequestMethod":"GET"})"), "empty_message");
  EXPECT_EQ(code_of(R"({"RequestMethod":"GET","RequestUri":""})"), "empty_message");
  EXPECT_EQ(code_of(R"({"RequestMethod":"GET","RequestUri":"/a")"), "json_truncated");
  EXPECT_EQ(code_of(R"({"RequestMethod":"GET","RequestUri":"/a"}{})"), "trailing_bytes");
  EXPECT_EQ(code_of(R"({"RequestMethod":"GET","requestmethod":"POST","RequestUri":"/a"})"), "duplicate_key");
  EXPECT_EQ(code_of(R"({"RequestMethod":"GET","RequestUri":["/a"]})"), "wrong_type");
  EXPECT_EQ(code_of(R"({"RequestMethod":"GET","RequestUri":"/a","RequestBody":"?"})"), "base64");
  EXPECT_EQ(code_of(R"({"RequestMethod":"GET","RequestUri":"/a","RequestHeaders":{"A":["b"]}})"), "wrong_type");
  EXPECT_EQ(code_of("[]"), "wrong_type");
}

TEST(PluginMessage, ReadsAnEscapedBody) {
  base::Arena arena;
  PluginMessageReader reader;
  const auto message =
      reader.read(arena, R"({"RequestBody":"e3\u0030=","RequestMethod":"GET","RequestUri":"/a\u0062"})");
  ASSERT_TRUE(message.ok());
  EXPECT_EQ(message->request.body, "{}");
  EXPECT_EQ(message->request.target, "/ab");
}

// One captured line: {"path": "/AuthZPlugin.AuthZReq", …, "body": message}.
void check_sample(const std::string& line) {
  base::Arena arena;
  const auto captured = rego::read_json(arena, line);
  ASSERT_TRUE(captured.ok()) << line;
  PluginMessageReader messages;
  const auto message = messages.read(arena, rego::to_json(captured->get("body")));
  ASSERT_TRUE(message.ok()) << line;
  if (captured->get("path").as_string() != "/AuthZPlugin.AuthZReq") return;
  RequestDecoder requests;
  const auto request = requests.decode(arena, message->request);
  ASSERT_TRUE(request.ok()) << request.error().sentence << " in " << line;
  EXPECT_NE(request->route->name, "unknown") << line;
  if (message->request.body.empty()) {
    EXPECT_TRUE(request->body.is_undefined());
    return;
  }
  const auto plain = rego::read_json(arena, message->request.body);
  ASSERT_TRUE(plain.ok());
  EXPECT_EQ(rego::to_json(request->body), rego::to_json(*plain));
}

TEST(PluginMessage, ReadsEveryCapturedMessage) {
  int count = 0;
  for (const std::string_view name :
       {"attach", "build", "cp", "exec", "exec_priv", "info_ping", "logs", "misc", "run", "run_priv", "volbind"}) {
    std::ifstream file("tests/samples/authz/" + std::string(name) + ".jsonl");
    for (std::string line; std::getline(file, line); count++) check_sample(line);
  }
  EXPECT_GT(count, 100);
}

}  // namespace
}  // namespace bulkhead
