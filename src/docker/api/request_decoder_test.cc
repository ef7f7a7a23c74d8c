#include "docker/api/request_decoder.h"

#include <gtest/gtest.h>

#include "docker/api/content_type.h"

namespace bulkhead {
namespace {

// The route's name, or the refusal's code.
std::string decode(const RawRequest& raw, const DaemonTraits& traits = {}) {
  base::Arena arena;
  RequestDecoder decoder;
  const auto request = decoder.decode(arena, raw, traits);
  return std::string(request ? request->route->name : request.error().code);
}

RawRequest post(std::string_view target, std::string_view body = {}) {
  RawRequest raw;
  raw.method = "POST";
  raw.target = target;
  raw.body = body;
  if (!body.empty()) raw.content_type = "application/json";
  return raw;
}

TEST(ContentType, ComparesTheMediaTypeAlone) {
  EXPECT_EQ(content_type_of("application/json"), ContentType::kJson);
  EXPECT_EQ(content_type_of("Application/JSON; charset=utf-8"), ContentType::kJson);
  EXPECT_EQ(content_type_of(" application/json;"), ContentType::kJson);
  EXPECT_EQ(content_type_of("application/jsonx"), ContentType::kOther);
  EXPECT_EQ(content_type_of("application/x-tar"), ContentType::kOther);
  EXPECT_EQ(content_type_of("application/x-www-form-urlencoded;x"), ContentType::kForm);
  EXPECT_EQ(content_type_of("MULTIPART/form-data; boundary=x"), ContentType::kForm);
  EXPECT_EQ(content_type_of("  "), ContentType::kNone);
  EXPECT_EQ(content_type_of(""), ContentType::kNone);
}

TEST(RequestDecoder, ReadsEverySpellingOfJson) {
  RawRequest raw = post("/v1.41/containers/create", "{}");
  for (const std::string_view type :
       {"application/json", "application/json; charset=utf-8", "APPLICATION/JSON", "application/json;"}) {
    raw.content_type = type;
    EXPECT_EQ(decode(raw), "container.create") << type;
  }
}

TEST(RequestDecoder, RefusesABodyWhoseTypeIsHidden) {
  RawRequest raw = post("/v1.41/containers/create", "{}");
  for (const std::string_view type : {"text/plain", "application/x-www-form-urlencoded", ""}) {
    raw.content_type = type;
    EXPECT_EQ(decode(raw), "content_type") << type;
  }
  raw.content_type = std::nullopt;
  EXPECT_EQ(decode(raw), "content_type");
}

TEST(RequestDecoder, RefusesTheAbsenceOfANeededBody) {
  for (const std::string_view target :
       {"/v1.41/containers/create", "/v1.41/containers/a/exec", "/v1.41/exec/a/start", "/v1.41/containers/a/update",
        "/v1.41/volumes/create", "/v1.41/networks/create", "/v1.41/services/create", "/v1.41/swarm/init",
        "/v1.41/plugins/pull", "/v1.41/plugins/a/set", "/v1.41/secrets/create"}) {
    RawRequest raw = post(target);
    EXPECT_EQ(decode(raw), "body_missing") << target;
    raw.content_length = "0";
    EXPECT_EQ(decode(raw), "body_missing") << target;
    raw.content_type = "application/json";
    raw.content_length = "1048576";
    EXPECT_EQ(decode(raw), "body_missing") << target;
  }
}

TEST(RequestDecoder, RefusesAServicesMountThatHidesThatItIsABind) {
  const auto with_type = [](std::string_view type) {
    const std::string body =
        R"({"TaskTemplate":{"ContainerSpec":{"Mounts":[{"Source":"/","Target":"/h")" + std::string(type) + "}]}}}";
    return decode({.method = "POST",
                   .target = "/v1.41/services/create",
                   .content_type = "application/json",
                   .content_length = std::nullopt,
                   .body = body});
  };
  EXPECT_EQ(with_type(R"(,"Type":"bind")"), "service.create");
  EXPECT_EQ(with_type(R"(,"Type":"volume")"), "service.create");
  for (const char* type : {"", R"(,"Type":null)", R"(,"Type":"")", R"(,"Type":"BIND")", R"(,"Type":"bınd")"}) {
    EXPECT_EQ(with_type(type), "wrong_value") << type;
  }
}

TEST(RequestDecoder, LetsACommitComeWithOrWithoutABody) {
  RawRequest raw = post("/v1.41/commit?container=a");
  raw.content_length = "0";
  EXPECT_EQ(decode(raw), "container.commit");
  raw.content_type = "application/json";
  EXPECT_EQ(decode(raw), "container.commit");
  raw.content_length = "2000000";
  EXPECT_EQ(decode(raw), "body_missing");
  EXPECT_EQ(decode(post("/v1.41/commit", R"({"Cmd":["sh"]})")), "container.commit");
}

TEST(RequestDecoder, RefusesAStartWithABody) {
  constexpr std::string_view kStart = "/v1.41/containers/a/start";
  EXPECT_EQ(decode(post(kStart)), "container.start");
  EXPECT_EQ(decode(post(kStart, R"({"Binds":["/:/h"]})")), "start_with_body");
  EXPECT_EQ(decode(post(kStart, "{}")), "start_with_body") << "chunked: the daemon refuses it";
  RawRequest raw = post(kStart, R"({"a":1})");
  raw.content_length = "7";
  EXPECT_EQ(decode(raw), "start_with_body");
  raw = post(kStart);
  raw.content_length = "0";
  EXPECT_EQ(decode(raw), "container.start");
  raw.content_length = "2000000";
  raw.content_type = "application/json";
  EXPECT_EQ(decode(raw), "start_with_body");
  raw.content_length = std::nullopt;  // chunked
  EXPECT_EQ(decode(raw), "start_with_body");
}

// Portainer starts containers so.
TEST(RequestDecoder, TakesAStartWithAnEmptyObject) {
  RawRequest raw = post("/v1.41/containers/a/start", "{}");
  raw.content_length = "2";
  EXPECT_EQ(decode(raw), "container.start");
  raw.target = "/v1.23/containers/a/start";
  EXPECT_EQ(decode(raw), "api_version");
}

TEST(RequestDecoder, RefusesChangesByOldVersions) {
  EXPECT_EQ(decode(post("/v1.23/containers/create", "{}")), "api_version");
  EXPECT_EQ(decode(post("/v1.12/containers/create", "{}")), "api_version");
  EXPECT_EQ(decode(post("/v1.23/containers/a/start")), "api_version");
  EXPECT_EQ(decode(post("/v./containers/create", "{}")), "api_version");
  EXPECT_EQ(decode(post("/v1..47/containers/create", "{}")), "api_version");
  EXPECT_EQ(decode(post("/v1.24/containers/create", "{}")), "container.create");
  EXPECT_EQ(decode(post("/containers/create", "{}")), "container.create");
  RawRequest get = post("/v1.12/containers/json");
  get.method = "GET";
  EXPECT_EQ(decode(get), "container.list");
}

TEST(RequestDecoder, RefusesVersionsThatTheDaemonDoesNotServe) {
  const DaemonTraits debian = traits_for(DaemonVersion{"20.10.24", {1, 41}, {1, 12}});
  const DaemonTraits newest = traits_for(DaemonVersion{"library-import", {1, 56}, {1, 40}});
  RawRequest get = post("/v1.30/containers/json");
  get.method = "GET";
  EXPECT_EQ(decode(get, debian), "container.list");
  EXPECT_EQ(decode(get, newest), "api_version");
  get.target = "/v1.42/containers/json";
  EXPECT_EQ(decode(get, debian), "api_version");
  EXPECT_EQ(decode(get, newest), "container.list");
  get.target = "/v1.41.0.0/containers/json";
  EXPECT_EQ(decode(get, debian), "container.list");
  get.target = "/v1.41.1/containers/json";
  EXPECT_EQ(decode(get, debian), "api_version");
  get.target = "/v1.57/containers/json";
  EXPECT_EQ(decode(get, newest), "api_version");
  EXPECT_EQ(decode(get), "api_version");
}

TEST(RequestDecoder, DecodesWhatItRefusesForTheLog) {
  base::Arena arena;
  RequestDecoder decoder;
  ASSERT_FALSE(decoder.decode(arena, post("/v1.12/containers/create?name=a", R"({"image":"b"})")).ok());
  EXPECT_EQ(decoder.decoded().route->name, "container.create");
  EXPECT_EQ(decoder.decoded().version, (ApiVersion{1, 12}));
  EXPECT_EQ(decoder.decoded().parameters.get("name").as_string(), "a");
  EXPECT_EQ(decoder.decoded().body.get("Image").as_string(), "b");
  ASSERT_FALSE(decoder.decode(arena, post("/a#b")).ok());
  EXPECT_EQ(decoder.decoded().route, nullptr);
}

TEST(RequestDecoder, ServesAPathWithoutVersionAsTheDaemonsNewest) {
  base::Arena arena;
  RequestDecoder decoder;
  const DaemonTraits debian = traits_for(DaemonVersion{"20.10.24", {1, 41}, {1, 12}});
  EXPECT_EQ(decoder.decode(arena, post("/containers/a/stop"), debian)->version, (ApiVersion{1, 41}));
  EXPECT_EQ(decoder.decode(arena, post("/containers/a/stop"))->version, kNewestApi);
  EXPECT_EQ(decoder.decode(arena, post("/v1.30/containers/a/stop"), debian)->version, (ApiVersion{1, 30}));
}

TEST(RequestDecoder, RefusesForms) {
  RawRequest raw = post("/v1.41/images/create?fromImage=ok");
  raw.content_type = "application/x-www-form-urlencoded";
  raw.content_length = "14";
  EXPECT_EQ(decode(raw), "form_body");
  raw.content_length = std::nullopt;
  EXPECT_EQ(decode(raw), "form_body");
  raw.content_length = "0";  // what curl -d '' sends
  EXPECT_EQ(decode(raw), "image.create");
}

TEST(RequestDecoder, DecodesABodyWhereNoneIsRead) {
  EXPECT_EQ(decode(post("/v1.41/containers/a/stop", R"({"x":1})")), "container.stop");
  EXPECT_EQ(decode(post("/v1.41/containers/a/stop", "{")), "json_truncated");
  EXPECT_EQ(decode(post("/v1.41/nowhere", R"({"x":1})")), "unknown");
}

}  // namespace
}  // namespace bulkhead
