#include "daemon/config/reader.h"

#include <gtest/gtest.h>

#include "rego/value/json.h"

namespace bulkhead::config {
namespace {

constexpr std::string_view kNames[] = {"privileged", "cap-sys-admin", "cap-net-admin", "host-pid"};
constexpr std::string_view kIds[] = {"BH1001", "BH1102", "BH1109", "BH1201"};
constexpr int64_t kNow = int64_t{1'790'000'000} * 1'000'000'000;  // 2026-09-21

World world() { return {kNames, kIds, kNow}; }

// The document as JSON; or the problems, a line each.
std::string document_of(std::string_view text) {
  base::Arena arena;
  const ReadConfiguration read = read_configuration(arena, text, world());
  if (read.problems.has_errors()) return read.problems.errors_text("f");
  return rego::to_json(read.configuration.document);
}

std::string problems_of(std::string_view text) {
  base::Arena arena;
  std::string result;
  for (const Problem& problem : read_configuration(arena, text, world()).problems.sorted()) {
    result += problem.to_text("f") + "\n";
  }
  return result;
}

std::string exception(std::string_view more) {
  return "profile: baseline\nexceptions:\n- image: a@sha256:" + std::string(64, '0') + "\n" + std::string(more);
}

TEST(ConfigReader, defaults_stand_where_nothing_does) {
  EXPECT_EQ(document_of("profile: baseline\n"),
            R"({"build":"classic","contact":null,"default":null,"exceptions":[],"host_paths":[],"mode":"enforce",)"
            R"("profile":"baseline","roles":[],"unprotected":[]})");
}

TEST(ConfigReader, the_daemon_s_part_has_its_defaults) {
  base::Arena arena;
  const auto read = read_configuration(arena, "profile: open\n", world());
  EXPECT_EQ(
      rego::to_json(read.configuration.daemon),
      R"({"data":[],"decision_log":{"file_mib":64,"files":8,"mask":null,"target":null},"dialect":"guess","docker_socket":null,"limits":{"decision_ms":1000,"gather_ms":250,)"
      R"("workers":null},"log":{"decisions":"all","file":null},"metrics":null,"on_log_failure":null,"plugin_name":null,)"
      R"("query":"data.docker.authz.allow","rego":[],"skip_ping":true,"socket":null})");
}

TEST(ConfigReader, a_role_is_read_whole) {
  EXPECT_EQ(
      document_of("profile: baseline\nroles:\n- name: ci\n  who: {cn: [ci-runner], socket: true}\n"
                  "  may: [\"container.*\", image.pull, image.build]\n  elevations: [BH1109, privileged]\n"
                  "  own: true\n  images: [\"registry.example/*\"]\n"),
      R"({"build":"classic","contact":null,"default":null,"exceptions":[],"host_paths":[],"mode":"enforce",)"
      R"("profile":"baseline","roles":[{"elevations":["cap-net-admin","privileged"],)"
      R"("images":["registry.example/*"],"may":["container.*","image.pull","image.build"],"name":"ci","own":true,)"
      R"("who":{"cn":["ci-runner"],"dns":[],"fingerprint":[],"gid":[],"socket":true,"uid":[]}}],)"
      R"("unprotected":[]})");
}

TEST(ConfigReader, an_exception_is_read_whole) {
  const std::string digest(64, '0');
  EXPECT_EQ(document_of(exception("  who: {cn: [ops]}\n  elevations: [\"cap-*\"]\n  cmd: [a, a]\n"
                                  "  mounts: [\"/sys:/sys:ro\"]\n  reason: metrics\n  expires: 2027-01-31\n")),
            R"({"build":"classic","contact":null,"default":null,"exceptions":[{"cmd":["a","a"],)"
            R"("elevations":["cap-sys-admin","cap-net-admin"],"entrypoint":null,"expires":"2027-01-31",)"
            R"("expires_ns":1801440000000000000,"image":"a@sha256:)" +
                digest +
                R"(","mounts":["/sys:/sys:ro"],"reason":"metrics",)"
                R"("who":{"cn":["ops"],"dns":[],"fingerprint":[],"gid":[],"socket":false,"uid":[]}}],)"
                R"("host_paths":[],"mode":"enforce","profile":"baseline","roles":[],"unprotected":[]})");
}

TEST(ConfigReader, all_mistakes_are_told_at_once_with_their_places) {
  EXPECT_EQ(
      problems_of("profle: baseline\nmode: enforced\nroles:\n- name: ci\n  who: {cn: ci}\n  may: [container.lst]\n"
                  "  own: 1\n"),
      "f:1:1: error: there is no key \"profle\" here; did you mean \"profile\"?\n"
      "f:1:1: error: the key \"profile\" is missing: What is refused to everyone who is not granted it "
      "(docs/profiles.md)\n"
      "f:2:7: error: mode: found the text \"enforced\", expected one of enforce, warn, audit; did you mean "
      "\"enforce\"?\n"
      "f:5:13: error: roles[0].who.cn: found the text \"ci\", expected a list: [\"ci\"]\n"
      "f:6:9: error: roles[0].may[0]: there is no route \"container.lst\"; did you mean \"container.list\"?\n"
      "f:7:8: error: roles[0].own: found the number 1, expected true or false\n");
}

TEST(ConfigReader, an_unknown_elevation_is_an_error) {
  EXPECT_EQ(problems_of(exception("  elevations: [privilged, BH9, \"x-*\", host_pid]\n")),
            "f:4:16: error: exceptions[0].elevations[0]: there is no elevation \"privilged\"; did you mean "
            "\"privileged\"?\n"
            "f:4:27: error: exceptions[0].elevations[1]: there is no elevation BH9\n"
            "f:4:32: error: exceptions[0].elevations[2]: no elevation begins with \"x-\"\n"
            "f:4:39: error: exceptions[0].elevations[3]: there is no elevation \"host_pid\"; did you mean "
            "\"host-pid\"?\n");
}

TEST(ConfigReader, an_exception_s_image_needs_a_digest_and_no_tag) {
  const auto image = [](const std::string& text) {
    return problems_of("profile: open\nexceptions:\n- {image: \"" + text + "\", elevations: [privileged]}\n");
  };
  const std::string digest = "@sha256:" + std::string(64, 'a');
  EXPECT_NE(image("a:latest")
                .find("f:3:11: error: exceptions[0].image: found \"a:latest\" with a tag, which can be "
                      "moved to another image, expected NAME@sha256:"),
            std::string::npos);
  EXPECT_NE(image("a").find("with no digest"), std::string::npos);
  EXPECT_NE(image("a:1" + digest).find("leave out the tag"), std::string::npos);
  EXPECT_NE(image("a@sha256:abc").find("expected NAME@sha256:"), std::string::npos);
  EXPECT_NE(image("a@sha256:" + std::string(64, 'A')).find("expected NAME@sha256:"), std::string::npos);
  EXPECT_EQ(image("registry.example:5000/a/b" + digest), "");
}

TEST(ConfigReader, who_cannot_be_a_local_user_of_the_socket) {
  for (const char* key : {"uid", "gid", "user", "group"}) {
    const std::string text =
        problems_of("profile: open\nroles:\n- {name: a, may: [\"*\"], who: {" + std::string(key) + ": [1000]}}\n");
    EXPECT_NE(text.find("needs proxy mode"), std::string::npos) << text;
  }
}

TEST(ConfigReader, who_that_names_nobody_is_an_error) {
  EXPECT_EQ(problems_of("profile: open\nroles:\n- {name: a, may: [\"*\"], who: {}}\n"),
            "f:3:30: error: roles[0].who: it names nobody\n");
  for (const char* who : {"{socket: false}", "{cn: []}", "{cn: , socket: false}"}) {
    const std::string text =
        problems_of("profile: open\nroles:\n- {name: a, may: [\"*\"], who: " + std::string(who) + "}\n");
    EXPECT_NE(text.find("it names nobody"), std::string::npos) << who;
  }
  EXPECT_NE(problems_of("profile: open\nroles:\n- {name: a, may: [\"*\"], who: {cn: [\"\"]}}\n").find("an empty text"),
            std::string::npos);
}

TEST(ConfigReader, a_key_without_a_value_does_not_pass_for_a_wide_one) {
  EXPECT_EQ(problems_of("profile: open\nroles:\nexceptions:\nhost_paths:\n"), "");
  EXPECT_EQ(problems_of("profile: open\ndefault:\n"),
            "f:2:9: error: default: found nothing, expected keys and values\n");
  EXPECT_EQ(problems_of("profile: open\ndefault: {may: [], images: }\n"),
            "f:2:28: error: default.images: found nothing, expected a list\n");
  EXPECT_NE(problems_of(exception("  elevations: [privileged]\n  who:\n")).find("found nothing"), std::string::npos);
}

TEST(ConfigReader, two_roles_of_one_name_are_an_error) {
  EXPECT_EQ(problems_of("profile: open\nroles:\n- {name: a, may: [\"*\"], who: {cn: [b]}}\n"
                        "- {name: a, may: [\"*\"], who: {cn: [c]}}\n"),
            "f:4:10: error: there are two roles \"a\"\n");
}

TEST(ConfigReader, expiry_is_told_before_and_after) {
  EXPECT_NE(problems_of(exception("  elevations: [privileged]\n  expires: 2026-09-20\n"))
                .find("f:5:12: warning: exceptions[0].expires: it expired at 2026-09-21 00:00:00 UTC"),
            std::string::npos);
  EXPECT_NE(problems_of(exception("  elevations: [privileged]\n  expires: 2026-09-30T00:00:00Z\n"))
                .find("warning: exceptions[0].expires: it expires at 2026-09-30 00:00:00 UTC"),
            std::string::npos);
  EXPECT_EQ(problems_of(exception("  elevations: [privileged]\n  expires: 2027-09-30\n")), "");
  EXPECT_NE(problems_of(exception("  elevations: [privileged]\n  expires: tomorrow\n"))
                .find("error: exceptions[0].expires: found \"tomorrow\", expected a date like 2027-01-31"),
            std::string::npos);
}

TEST(ConfigReader, host_paths_are_absolute_and_plain) {
  EXPECT_NE(
      document_of("profile: open\nhost_paths: [{path: /srv/}]\n").find(R"({"mode":"ro","path":"/srv","who":null})"),
      std::string::npos);
  EXPECT_NE(problems_of("profile: open\nhost_paths: [{path: srv}]\n").find("expected an absolute path"),
            std::string::npos);
  EXPECT_NE(problems_of("profile: open\nhost_paths: [{path: /srv/../etc}]\n").find("without \".\", \"..\""),
            std::string::npos);
  EXPECT_NE(problems_of("profile: open\nhost_paths: [{path: /}]\n").find("warning: host_paths[0].path: this is the"),
            std::string::npos);
}

TEST(ConfigReader, a_fingerprint_is_taken_as_openssl_prints_it) {
  std::string colons;
  for (int i = 0; i < 32; i++) colons += i == 0 ? "AB" : ":AB";
  std::string digits;
  for (int i = 0; i < 32; i++) digits += "ab";
  const std::string text =
      document_of("profile: open\nroles:\n- {name: a, may: [\"*\"], who: {fingerprint: [\"" + colons + "\"]}}\n");
  EXPECT_NE(text.find(digits), std::string::npos) << text;
  EXPECT_NE(problems_of("profile: open\nroles:\n- {name: a, may: [\"*\"], who: {fingerprint: [12]}}\n")
                .find("put it in quotes"),
            std::string::npos);
}

TEST(ConfigReader, what_is_no_configuration_is_told) {
  EXPECT_EQ(problems_of(""), "f: error: found an empty file, expected keys and values, like \"profile: baseline\"\n");
  EXPECT_EQ(problems_of("- a\n"), "f:1:1: error: found a list, expected keys and values, like \"profile: baseline\"\n");
}

TEST(ConfigReader, what_has_no_effect_or_too_much_is_a_warning) {
  EXPECT_NE(problems_of("profile: none\n").find("f: warning: profile none refuses nothing"), std::string::npos);
  EXPECT_EQ(problems_of("profile: none\nrego: [a.rego]\n"), "");
  EXPECT_NE(problems_of("profile: baseline\nbuild: buildkit\n").find("no plugin sees"), std::string::npos);
}

TEST(ProblemTest, WhatATerminalActsOnIsTamed) {
  const Problem problem{Severity::kError, {3, 7}, "there is no \x1b[2Jroute\u202e"};
  EXPECT_EQ(problem.to_text("a\x1b\n.yaml"), "a??.yaml:3:7: error: there is no ?[2Jroute?");
}

}  // namespace
}  // namespace bulkhead::config
