#pragma once
// Known ways to start a container with power past an authorization plugin: requests that some daemon serves with that
// power although a plain reading of them does not show it. Each is either refused by the decoder with `code`, or (where
// `code` is empty) its canonical body shows the power as `shows`, a piece of JSON.

#include <string>
#include <string_view>
#include <vector>

#include "gate/testing.h"

namespace bulkhead::testing {

struct Attack {
  std::string_view name;
  Message message;
  std::string_view code;
  std::string_view shows = R"("Privileged":true)";
};

inline constexpr std::string_view kPrivileged = R"({"Image":"a","HostConfig":{"Privileged":true}})";

// Bodies of POST /v1.41/containers/create.
inline std::vector<Attack> body_attacks() {
  const auto body = [](std::string_view text) { return Message{.body = text}; };
  constexpr std::string_view kBinds = R"("Binds":["/:/h")";
  return {
      {"lower-case keys", body(R"({"Image":"a","hostconfig":{"privileged":true}})"), ""},
      {"upper-case keys", body(R"({"Image":"a","HOSTCONFIG":{"PRIVILEGED":true}})"), ""},
      {"long s in a key", body("{\"Image\":\"a\",\"Ho\xC5\xBFtConfig\":{\"Privileged\":true}}"), ""},
      {"escaped long s", body(R"({"Image":"a","Ho\u017ftConfig":{"Privileged":true}})"), ""},
      {"long s in Binds", body("{\"HostConfig\":{\"Bind\xC5\xBF\":[\"/:/h\"]}}"), "", kBinds},
      {"Kelvin sign", body("{\"HostConfig\":{\"Mas\xE2\x84\xAA\x65\x64Paths\":[]}}"), "", R"("MaskedPaths":[])"},
      {"escaped Kelvin sign", body(R"({"HostConfig":{"Mas\u212aedPaths":[]}})"), "", R"("MaskedPaths":[])"},
      {"escaped letter", body(R"({"Host\u0043onfig":{"\u0050rivileged":true}})"), ""},
      {"merged objects", body(R"({"HostConfig":{"Privileged":true},"HostConfig":{"Memory":1}})"), "duplicate_key"},
      {"merged with an empty object", body(R"({"HostConfig":{"Privileged":true},"HostConfig":{}})"), "duplicate_key"},
      {"merged across cases", body(R"({"HostConfig":{"Memory":1},"hostconfig":{"Privileged":true}})"), "duplicate_key"},
      {"merged across cases, reversed", body(R"({"hostconfig":{"Privileged":true},"HostConfig":{}})"), "duplicate_key"},
      {"last wins across cases", body(R"({"HostConfig":{"Privileged":false,"privileged":true}})"), "duplicate_key"},
      {"null after true", body(R"({"HostConfig":{"privileged":true,"Privileged":null}})"), "duplicate_key"},
      {"null after the object", body(R"({"hostconfig":{"Privileged":true},"HostConfig":null})"), "duplicate_key"},
      {"element reused", body(R"({"HostConfig":{"Mounts":[{"Type":"bind","Source":"/"}],"Mounts":[{}]}})"),
       "duplicate_key"},
      {"array merged", body(R"({"HostConfig":{"Binds":["/:/h","/b:/b"],"Binds":[null,"x:/x"]}})"), "duplicate_key"},
      {"duplicate in a mount", body(R"({"HostConfig":{"Mounts":[{"Source":"/","source":"/ok"}]}})"), "duplicate_key"},
      {"trailing bracket", body(R"({"HostConfig":{"Privileged":true}}])"), "trailing_bytes"},
      {"trailing garbage", body(R"({"HostConfig":{"Privileged":true}}}garbage)"), "trailing_bytes"},
      {"second document", body(R"({"HostConfig":{"Privileged":true}} {})"), "trailing_bytes"},
      {"leading white space", body(" \r\n\t{\"HostConfig\":{\"Privileged\":true}}"), ""},
      {"byte order mark", body("\xEF\xBB\xBF{\"HostConfig\":{\"Privileged\":true}}"), "json_syntax"},
      {"invalid UTF-8 in a key", body("{\"a\xFF\":1,\"HostConfig\":{\"Privileged\":true}}"), "json_utf8"},
      {"lone surrogate", body(R"({"x":"\ud800","HostConfig":{"Privileged":true}})"), ""},
      {"NUL escape", body(R"({"x":"\u0000","HostConfig":{"Privileged":true}})"), ""},
      {"huge number", body(R"({"x":1e99999999999,"HostConfig":{"Privileged":true}})"), "number_range"},
      {"text as a boolean", body(R"({"HostConfig":{"Privileged":"true"}})"), "wrong_type"},
      {"number as a boolean", body(R"({"HostConfig":{"Privileged":1}})"), "wrong_type"},
      {"top level", body(R"({"Image":"a","Privileged":true})"), "misplaced_field"},
      {"top-level binds", body(R"({"Image":"a","Binds":["/:/h"]})"), "misplaced_field"},
      {"top level, any case", body(R"({"Image":"a","capadd":["SYS_ADMIN"],"pidmode":"host"})"), "misplaced_field"},
      {"top level beside null", body(R"({"Image":"a","HostConfig":null,"PidMode":"host"})"), "misplaced_field"},
      {"capabilities as a text", body(R"({"HostConfig":{"CapAdd":"ALL"}})"), "wrong_type"},
      {"mount of a bound volume",
       body(R"({"hostconfig":{"mounts":[{"type":"volume","volumeoptions":)"
            R"({"driverconfig":{"options":{"device":"/"}}}}]}})"),
       "", R"("DriverConfig":{"Options":{"device":"/"}})"},
  };
}

// The plain privileged body, sent in ways that hide it.
inline std::vector<Attack> envelope_attacks() {
  const auto at = [](std::string_view target) { return Message{.target = target, .body = kPrivileged}; };
  const auto typed = [](std::string_view type) {
    return Message{.body = kPrivileged, .headers = {{"Content-Type", type}}};
  };
  const auto unseen = [](std::string_view type, std::string_view length) {
    return Message{.headers = {{"Content-Type", type}, {"Content-Length", length}}};
  };
  return {
      {"no version", at("/containers/create"), ""},
      {"escaped letter in the path", at("/v1.41/%63ontainers/create"), ""},
      {"escaped slash", at("/v1.41/containers%2fcreate"), ""},
      {"escaped version", at("/v1.4%31/containers/create"), ""},
      {"absolute form", at("http://evil/v1.41/containers/create"), ""},
      {"absolute form without a host", at("http:/v1.41/containers/create"), ""},
      {"long version", at("/v01.41.0.0/containers/create"), ""},
      {"old version", at("/v1.12/containers/create"), "api_version"},
      {"version without numbers", at("/v./containers/create"), "api_version"},
      {"double slash", at("//containers/create"), "unclean_path"},
      {"dots", at("/v1.41/../containers/create"), "unclean_path"},
      {"query like another path", at("/v1.41/containers/create?x=/_ping"), ""},
      {"query like the login", at("/v1.41/containers/create?x=/auth&name=a&name=b"), ""},
      {"fragment", at("/v1.41/containers/create#x"), "fragment"},
      {"charset", typed("application/json; charset=utf-8"), ""},
      {"upper-case type", typed("APPLICATION/JSON"), ""},
      {"type with a semicolon", typed("application/json;"), ""},
      {"second Content-Type shown", typed("text/plain"), "content_type"},
      {"second Content-Type, empty", typed(""), "content_type"},
      {"1 MiB body", unseen("application/json", "1048576"), "body_missing"},
      {"chunked large body", unseen("application/json", ""), "body_missing"},
      {"announced as empty", unseen("application/json", "0"), "body_missing"},
      {"form", unseen("application/x-www-form-urlencoded", "50"), "form_body"},
      {"tar", unseen("application/x-tar", "50"), "body_missing"},
      {"old start with a body",
       {.target = "/v1.23/containers/a/start", .body = R"({"Binds":["/:/h"],"Privileged":true})"},
       "api_version"},
      {"start with a body",
       {.target = "/v1.41/containers/a/start", .body = R"({"Binds":["/:/h"]})"},
       "start_with_body"},
      {"start without a version",
       {.target = "/containers/a/start", .body = R"({"PidMode":"host"})"},
       "start_with_body"},
  };
}

inline std::vector<Attack> all_attacks() {
  std::vector<Attack> all = body_attacks();
  for (const Attack& attack : envelope_attacks()) all.push_back(attack);
  return all;
}

}  // namespace bulkhead::testing
