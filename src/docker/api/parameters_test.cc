#include "docker/api/parameters.h"

#include <gtest/gtest.h>

#include "docker/api/request_decoder.h"
#include "rego/value/json.h"

namespace bulkhead {
namespace {

// The parameters as JSON, or the refusal's code.
std::string read(std::string_view method, std::string_view target) {
  base::Arena arena;
  RequestDecoder decoder;
  RawRequest raw;
  raw.method = method;
  raw.target = target;
  const auto request = decoder.decode(arena, raw);
  return request ? rego::to_json(request->parameters) : std::string(request.error().code);
}

TEST(Parameters, NameThePartsOfThePath) {
  EXPECT_EQ(read("POST", "/v1.41/containers/a%2Fb/start"), R"({"name":"a/b"})");
  EXPECT_EQ(read("DELETE", "/containers/a/checkpoints/b"), R"({"checkpoint":"b","name":"a"})");
  EXPECT_EQ(read("GET", "/exec/abc/json"), R"({"id":"abc"})");
  EXPECT_EQ(read("GET", "/containers/json"), "{}");
  EXPECT_EQ(read("OPTIONS", "/v1.41/a/b"), R"({"anyroute":"a/b"})");
  EXPECT_EQ(read("POST", "/nowhere?name=a"), "{}");
}

TEST(Parameters, AreTyped) {
  EXPECT_EQ(read("POST", "/containers/a/stop?t=10&signal=KILL"), R"({"name":"a","signal":"KILL","t":10})");
  EXPECT_EQ(read("DELETE", "/containers/a?force=1&v=no&link="), R"({"force":true,"link":false,"name":"a","v":false})");
  EXPECT_EQ(read("POST", "/commit?container=a&changes=USER+root&changes=ENV%20a=b"),
            R"({"changes":["USER root","ENV a=b"],"container":"a"})");
  EXPECT_EQ(read("GET", R"(/containers/json?filters={"label":{"a=b":true}}&limit=5)"),
            R"({"filters":{"label":{"a=b":true}},"limit":5})");
  EXPECT_EQ(read("GET", R"(/containers/json?filters={"label":["a=b"]})"), R"({"filters":{"label":["a=b"]}})");
  EXPECT_EQ(read("POST", "/build?memory=x&shmsize=5&t=a&t=b"), R"({"memory":0,"shmsize":5,"t":["a","b"]})");
  EXPECT_EQ(read("POST", R"(/build?outputs=[{"tYpe":"local","ATTRS":{"dest":"/"}}])"),
            R"({"outputs":[{"Attrs":{"dest":"/"},"Type":"local"}]})");
  EXPECT_EQ(read("POST", "/plugins/a/enable?timeout=%2B7"), R"({"name":"a","timeout":7})");
}

TEST(Parameters, AreThoseThatTheHandlersRead) {
  EXPECT_EQ(read("POST", "/images/create?fromImage=a&FromImage=b&other=c"), R"({"fromImage":"a"})");
  EXPECT_EQ(read("POST", "/images/create?fromImage=a&fromImage=b"), R"({"fromImage":"a"})");
  EXPECT_EQ(read("POST", "/images/create?fromImage="), R"({"fromImage":""})");
  EXPECT_EQ(read("GET", "/containers/json?limit=&filters="), "{}");
}

TEST(Parameters, KeepTheNewNameOfAContainerApart) {
  EXPECT_EQ(read("POST", "/containers/a/rename?name=b"), R"({"name":"a","new_name":"b"})");
}

TEST(Parameters, AreRefusedWhereTheHandlerWouldRefuse) {
  for (const std::string_view target :
       {"/containers/a/stop?t=x", "/containers/a/stop?t=1.5", "/containers/a/stop?t=99999999999999999999",
        "/containers/a/stop?t=%2B-1", R"(/containers/prune?filters={"a":1})", R"(/containers/prune?filters=[])",
        R"(/containers/prune?filters={"a":["b"],"c":{"d":true}})"}) {
    EXPECT_EQ(read("POST", target), "bad_parameter") << target;
  }
  EXPECT_EQ(read("GET", "/networks/a?verbose=yes"), "bad_parameter");
  EXPECT_EQ(read("POST", "/build?buildargs={"), "json_truncated");
  EXPECT_EQ(read("POST", R"(/build?outputs=[{"Type":"a","type":"b"}])"), "duplicate_key");
  EXPECT_EQ(read("POST", R"(/build?labels={"a":1})"), "wrong_type");
}

TEST(Parameters, ReadBooleansAsTheDaemonDoes) {
  for (const std::string_view text : {"", "0", "no", "NO", "False", "none", " none\t", "\xC2\xA0no\xE3\x80\x80"}) {
    EXPECT_FALSE(bool_value(text)) << text;
  }
  for (const std::string_view text : {"1", "yes", "true", "off", "f", "00", "n o", "nul", "-"}) {
    EXPECT_TRUE(bool_value(text)) << text;
  }
}

TEST(Parameters, HaveOneMeaningARoute) {
  std::string_view last_route;
  for (const Parameter& parameter : all_parameters()) {
    bool is_known = false;
    for (const Route& route : all_routes()) {
      if (route.name != parameter.route) continue;
      is_known = true;
      const std::string in_path = "{" + std::string(parameter.as);
      EXPECT_EQ(route.pattern.find(in_path + "}"), std::string_view::npos) << parameter.route << " " << parameter.as;
      EXPECT_EQ(route.pattern.find(in_path + "*}"), std::string_view::npos) << parameter.route << " " << parameter.as;
    }
    EXPECT_TRUE(is_known) << parameter.route;
    if (parameter.route != last_route) {
      EXPECT_FALSE(std::any_of(all_parameters().data(), &parameter,
                               [&](const Parameter& other) { return other.route == parameter.route; }))
          << "the rows of " << parameter.route << " do not stand together";
    }
    last_route = parameter.route;
  }
}

}  // namespace
}  // namespace bulkhead
