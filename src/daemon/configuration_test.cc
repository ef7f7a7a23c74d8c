// The configuration file in the daemon: what it names, what it sets, and what it becomes.

#include "daemon/configuration.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include "daemon/config/route_patterns.h"
#include "daemon/daemon.h"
#include "daemon/rego_policy.h"
#include "daemon/test_support.h"
#include "policies/embedded.h"

namespace bulkhead {
namespace {

TrustedFile file_of(std::string text) { return {"/etc/bulkhead/bulkhead.yaml", std::move(text), {}}; }

class ConfigurationTest : public testing::Test {
 protected:
  std::string write(std::string_view name, std::string_view text) {
    test::write_file(folder_.file(name), text);
    return folder_.file(name);
  }
  // What check_policy says of the configuration: "ok", with its warnings behind, or the error.
  std::string check(std::string_view text) {
    ServeOptions options;
    options.config_file = write("bulkhead.yaml", text);
    const auto checked = check_policy(options, make_rego_compiler(options));
    if (!checked) return checked.error().to_string();
    std::string result = "ok " + checked->dialect;
    for (const std::string& warning : checked->warnings) result += "\n" + warning;
    return result;
  }

  test::TempFolder folder_;
};

TEST(Configuration, relative_paths_begin_at_its_folder) {
  const auto sources =
      list_configured_sources(file_of("profile: baseline\nrego: [own, /a/b.rego]\ndata: [../d.yaml]\n"));
  ASSERT_TRUE(sources) << sources.error().to_string();
  EXPECT_EQ(sources->policies, (std::vector<std::string>{"/etc/bulkhead/own", "/a/b.rego"}));
  EXPECT_EQ(sources->data, std::vector<std::string>{"/etc/d.yaml"});
}

TEST(Configuration, an_error_holds_every_mistake) {
  const auto sources = list_configured_sources(file_of("profile: basline\nmode: x\n"));
  ASSERT_FALSE(sources);
  EXPECT_EQ(sources.error().to_string(),
            "/etc/bulkhead/bulkhead.yaml:1:10: error: profile: found the text \"basline\", expected one of open, "
            "baseline, restricted, seed, none; did you mean \"baseline\"?\n"
            "/etc/bulkhead/bulkhead.yaml:2:7: error: mode: found the text \"x\", expected one of enforce, warn, audit");
}

TEST(Configuration, elevations_are_those_of_the_catalogue) {
  const std::string role = "roles:\n- {name: a, who: {socket: true}, may: [\"*\"], elevations: [";
  EXPECT_TRUE(list_configured_sources(file_of("profile: baseline\n" + role + "privileged, BH1102]}\n")));
  const auto unknown = list_configured_sources(file_of("profile: baseline\n" + role + "priviledged]}\n"));
  ASSERT_FALSE(unknown);
  EXPECT_NE(unknown.error().message.find("did you mean \"privileged\"?"), std::string::npos);
}

TEST(Configuration, the_names_that_people_expect_are_those_that_the_gate_knows) {
  for (const EmbeddedPolicy& policy : embedded_policies()) {
    if (policy.path != "gate/calls.rego") continue;
    constexpr std::string_view kName = "{\"name\": \"";
    size_t names = 0;
    for (size_t at = policy.text.find(kName); at != policy.text.npos; at = policy.text.find(kName, at + 1)) {
      const size_t begin = at + kName.size();
      const std::string_view name = policy.text.substr(begin, policy.text.find('"', begin) - begin);
      EXPECT_TRUE(config::is_route_pattern(name)) << name;
      names++;
    }
    EXPECT_GE(names, 9u);
    return;
  }
  FAIL() << "gate/calls.rego is not there";
}

TEST(Configuration, it_sets_the_daemon_s_options) {
  base::Arena arena;
  const auto configuration = read_configuration_file(
      arena, file_of("profile: open\nrego: [own]\nplugin_name: gate\ndocker_socket: /run/d.sock\nskip_ping: false\n"
                     "log: {file: log.jsonl, decisions: denied}\ndecision_log: {target: d.jsonl, file_mib: 2, "
                     "files: 3}\non_log_failure: continue\nmetrics: \"127.0.0.1:9321\"\nlimits: {workers: 3, "
                     "decision_ms: 5, gather_ms: 7}\n"));
  ASSERT_TRUE(configuration);
  ServeOptions options;
  apply_configuration(*configuration, "/etc/bulkhead/bulkhead.yaml", options);
  EXPECT_EQ(options.configured_paths, std::vector<std::string>{"/etc/bulkhead/own"});
  EXPECT_EQ(options.plugin_name, "gate");
  EXPECT_EQ(options.docker_socket, "/run/d.sock");
  EXPECT_FALSE(options.skips_ping);
  EXPECT_EQ(options.log_file, "/etc/bulkhead/log.jsonl");
  EXPECT_TRUE(options.logs_only_denied);
  EXPECT_EQ(options.metrics_address, "127.0.0.1:9321");
  EXPECT_EQ(options.decision_log.target, "/etc/bulkhead/d.jsonl");
  EXPECT_EQ(options.decision_log.file_bytes_max, uint64_t{2} << 20);
  EXPECT_EQ(options.decision_log.files_max, 3u);
  EXPECT_EQ(options.decision_log.on_failure, OnLogFailure::kGoOn);
  EXPECT_EQ(options.workers, 3u);
  EXPECT_EQ(options.decision_time_max.count(), 5);
  EXPECT_EQ(options.limits.gather_time_max.count(), 7);
}

TEST(Configuration, what_needs_a_start_is_told_from_what_a_reload_takes_up) {
  base::Arena arena;
  const auto settings = [&](std::string text) {
    return start_settings_of(*read_configuration_file(arena, file_of("profile: open\n" + std::move(text))));
  };
  EXPECT_EQ(settings("rego: [a]\nquery: a.b\n"), settings("mode: audit\n"));
  EXPECT_NE(settings("plugin_name: gate\n"), settings(""));
}

TEST_F(ConfigurationTest, every_profile_compiles) {
  for (const char* profile : {"open", "baseline", "restricted", "seed"}) {
    EXPECT_EQ(check("profile: " + std::string(profile) + "\n"), "ok ");
  }
}

TEST_F(ConfigurationTest, own_policies_of_both_dialects_compile_beside_it) {
  ASSERT_EQ(mkdir(folder_.file("own").c_str(), 0755), 0);
  write("own/new.rego", "package docker.authz\n\ndefault allow := false\n\nallow if data.trusted[input.User]\n");
  write("own/old.rego", "package helper\n\nx { input.y }\n");
  write("trusted.yaml", "trusted: {alice: true}\n");
  EXPECT_EQ(check("profile: baseline\nrego: [own]\ndata: [trusted.yaml]\n"), "ok v1 and v0");
}

TEST_F(ConfigurationTest, a_mistake_in_an_own_policy_says_its_file_and_line) {
  write("own.rego", "package docker.authz\n\nallow if unknown_thing\n");
  EXPECT_NE(check("profile: baseline\nrego: [own.rego]\n").find("own.rego:3:10"), std::string::npos);
  EXPECT_NE(check("profile: baseline\nrego: [missing.rego]\n").find("missing.rego"), std::string::npos);
}

TEST_F(ConfigurationTest, own_policies_stay_out_of_the_program_s_package) {
  write("own.rego", "package bulkhead.gate\n\ndecision := {\"allow\": true}\n");
  EXPECT_NE(check("profile: baseline\nrego: [own.rego]\n").find("package bulkhead"), std::string::npos);
}

TEST_F(ConfigurationTest, warnings_are_told) {
  const std::string checked = check("profile: baseline\nbuild: buildkit\n");
  EXPECT_TRUE(checked.starts_with("ok ")) << checked;
  EXPECT_NE(checked.find("warning: build: buildkit opens /grpc"), std::string::npos) << checked;
}

}  // namespace
}  // namespace bulkhead
