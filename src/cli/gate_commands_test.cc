// `bulkhead explain` and `bulkhead decide` as a person runs them.

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "base/arena.h"
#include "cli/command.h"
#include "cli/offline_gate.h"
#include "rego/value/json.h"

namespace bulkhead {
namespace {

namespace fs = std::filesystem;

struct Ran {
  int code;
  std::string out;
  std::string error;
};

using Words = std::vector<std::string>;

Ran run(int (*command)(Arguments), const Words& words) {
  std::vector<const char*> arguments;
  for (const std::string& word : words) arguments.push_back(word.c_str());
  testing::internal::CaptureStdout();
  testing::internal::CaptureStderr();
  const int code = command(arguments);
  fflush(nullptr);
  std::string out = testing::internal::GetCapturedStdout();
  return {code, std::move(out), testing::internal::GetCapturedStderr()};
}

bool contains(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

// The names in the list under `key` of a JSON object, with spaces between them.
std::string names(const rego::Value& list) {
  std::string text;
  for (const rego::Value& item : list.items())
    text += (text.empty() ? "" : " ") + std::string(item.get("name").as_string());
  return text;
}

class DecideTest : public testing::Test {
 protected:
  void SetUp() override {
    std::string name = fs::temp_directory_path() / "decide-test-XXXXXX";
    folder_ = mkdtemp(name.data());
  }
  void TearDown() override { fs::remove_all(folder_); }

  std::string write(const std::string& name, const std::string& text) {
    std::ofstream(folder_ / name) << text;
    return folder_ / name;
  }
  rego::Value json(Words words, int code) {
    words.insert(words.begin(), {"--format", "json"});
    const Ran ran = run(run_decide, words);
    EXPECT_EQ(ran.code, code) << ran.out << ran.error;
    const auto document = rego::read_json(arena_, ran.out);
    EXPECT_TRUE(document) << ran.out;
    return document ? *document : rego::Value::empty_object();
  }

  fs::path folder_;
  base::Arena arena_;
};

TEST_F(DecideTest, a_refusal_names_elevation_rule_and_code) {
  const Ran ran = run(run_decide, {"--", "docker", "run", "--privileged", "busybox"});
  EXPECT_EQ(ran.code, 1);
  EXPECT_TRUE(contains(ran.out, "refused: container.create, by profile baseline (profile)")) << ran.out;
  EXPECT_TRUE(contains(ran.out, "refused   BH1001 privileged (critical)")) << ran.out;
}

TEST_F(DecideTest, an_ordinary_line_is_allowed) {
  const rego::Value decision = json({"--", "docker", "run", "busybox"}, 0);
  EXPECT_TRUE(decision.get("allow").is_true());
  EXPECT_TRUE(contains(names(decision.get("reported")), "memory-limit-missing"));
}

TEST_F(DecideTest, the_profile_can_be_chosen) {
  EXPECT_TRUE(json({"--profile", "open", "--", "docker", "run", "--privileged", "busybox"}, 0).get("allow").is_true());
  EXPECT_TRUE(json({"--profile", "restricted", "--", "docker", "run", "busybox"}, 1).get("allow").is_false());
}

TEST_F(DecideTest, a_configuration_s_role_grants_to_who_has_it) {
  const std::string file =
      write("c.yaml",
            "profile: baseline\nroles:\n- {name: net, who: {cn: [alice]}, may: [\"*\"], elevations: "
            "[cap-net-admin]}\n");
  const Words line = {"--", "docker", "run", "--cap-add", "NET_ADMIN", "busybox"};
  const auto as = [&](const std::string& caller) {
    Words words = {"--config", file, "--as", caller};
    words.insert(words.end(), line.begin(), line.end());
    return words;
  };
  const rego::Value granted = json(as("cn:alice"), 0);
  EXPECT_EQ(names(granted.get("granted")), "cap-net-admin");
  EXPECT_EQ(granted.get("granted").items()[0].get("by").as_string(), "role net");
  EXPECT_EQ(names(json(as("cn:bob"), 1).get("refused")), "cap-net-admin");
  EXPECT_EQ(names(json(as("socket"), 1).get("refused")), "cap-net-admin");
}

TEST_F(DecideTest, a_mode_that_records_says_what_it_would_refuse) {
  const std::string file = write("c.yaml", "profile: baseline\nmode: audit\n");
  const rego::Value decision = json({"--config", file, "--", "docker", "run", "--privileged", "busybox"}, 0);
  EXPECT_TRUE(decision.get("would_refuse").is_true());
  EXPECT_EQ(names(decision.get("refused")), "privileged");
}

TEST_F(DecideTest, host_paths_are_looked_up_below_a_root) {
  fs::create_directories(folder_ / "root/srv/data");
  const std::string file = write("c.yaml", "profile: baseline\nhost_paths: [{path: /srv, mode: rw}]\n");
  const Words line = {"--config", file, "--root", folder_ / "root", "--", "docker", "run", "-v"};
  Words inside = line, outside = line;
  inside.insert(inside.end(), {"/srv/data:/d", "busybox"});
  outside.insert(outside.end(), {"/etc:/d", "busybox"});
  EXPECT_EQ(run(run_decide, inside).code, 0);
  EXPECT_EQ(run(run_decide, outside).code, 1);
}

TEST_F(DecideTest, facts_say_what_a_container_can) {
  const std::string facts = write(
      "facts.json",
      R"({"containers":{"web":{"Id":"0000000000000000000000000000000000000000000000000000000000000002","Name":"/web",)"
      R"("State":{"Running":true},"Config":{"User":"","Cmd":["sh"]},"HostConfig":{"Privileged":true}}}})");
  const Words line = {"--facts", facts, "--", "docker", "exec", "web", "sh"};
  EXPECT_EQ(names(json(line, 1).get("refused")), "privileged");
}

TEST_F(DecideTest, a_request_file_is_decided_too) {
  const std::string file =
      write("r.json", R"({"method":"POST","target":"/v1.41/swarm/init","body":{"ListenAddr":"0"}})");
  EXPECT_EQ(json({"--request", file}, 1).get("route").as_string(), "swarm.init");
}

TEST_F(DecideTest, own_rego_is_the_rule_where_it_refuses) {
  const std::string policy =
      write("p.rego", "package docker.authz\n\nallow := {\"allow\": false, \"reason\": \"no\"}\n");
  const rego::Value decision = json({"--policy-file", policy, "--", "docker", "run", "busybox"}, 1);
  EXPECT_EQ(decision.get("reason").as_string(), "no");
  EXPECT_EQ(decision.get("rule").as_string(), "docker.authz.allow");
}

TEST_F(DecideTest, the_trace_shows_where_elevations_were_found) {
  const Ran ran = run(run_decide, {"--explain", "--", "docker", "run", "--privileged", "busybox"});
  EXPECT_TRUE(contains(ran.out, "refused   privileged")) << ran.out;
  EXPECT_TRUE(contains(ran.out, "privileged: runs privileged")) << ran.out;
  EXPECT_TRUE(contains(ran.out, "of the caller: none")) << ran.out;
  const rego::Value trace = json({"--explain", "--", "docker", "run", "busybox"}, 0).get("trace");
  EXPECT_EQ(trace.get("request").get("route").as_string(), "container.create");
  EXPECT_GT(trace.get("elevations").size(), 0u);
}

TEST_F(DecideTest, what_is_no_question_is_told) {
  EXPECT_EQ(run(run_decide, {}).code, 2);
  EXPECT_EQ(run(run_decide, {"--", "docker", "run", "--no-such-option", "busybox"}).code, 2);
  EXPECT_EQ(run(run_decide, {"--as", "alice", "--", "docker", "run", "busybox"}).code, 2);
  EXPECT_EQ(run(run_decide, {"--config", folder_ / "missing", "--", "docker", "run", "busybox"}).code, 2);
  const std::string file = write("c.yaml", "profile: strict\n");
  const Ran ran = run(run_decide, {"--config", file, "--", "docker", "run", "busybox"});
  EXPECT_EQ(ran.code, 2);
  EXPECT_TRUE(contains(ran.error, "c.yaml:1:10: error: profile")) << ran.error;
}

TEST(Caller, is_read_from_its_parts) {
  const auto caller = parse_caller("cn:alice,dns:a.example,dns:b.example");
  ASSERT_TRUE(caller);
  EXPECT_EQ(caller->cn, "alice");
  EXPECT_EQ(caller->dns, (Words{"a.example", "b.example"}));
  EXPECT_FALSE(caller->is_socket);
  for (const char* text : {"", "alice", "cn:", "uid:0", "fingerprint:12", "socket,cn:alice", "cn:a,"}) {
    EXPECT_FALSE(parse_caller(text)) << text;
  }
}

TEST(Explain, an_id_a_name_and_a_capability_find_the_same_page) {
  const Ran by_id = run(run_explain, {"BH1102"});
  EXPECT_EQ(by_id.code, 0);
  EXPECT_TRUE(by_id.out.starts_with("BH1102 cap-sys-admin (critical): Capability SYS_ADMIN is added\n")) << by_id.out;
  for (const char* part :
       {"What it gives an attacker:", "Docker", "Compose", "Kubernetes", "refuses it", "CVE-2022-0492"}) {
    EXPECT_TRUE(contains(by_id.out, part)) << part;
  }
  for (const char* word : {"cap-sys-admin", "bh1102", "CAP_SYS_ADMIN", "SYS_ADMIN"}) {
    EXPECT_EQ(run(run_explain, {word}).out, by_id.out) << word;
  }
}

TEST(Explain, options_of_docker_lead_to_their_elevations) {
  const auto heads = [](const Words& words) {
    base::Arena arena;
    Words all = {"--format", "json"};
    all.insert(all.end(), words.begin(), words.end());
    const auto list = rego::read_json(arena, run(run_explain, all).out);
    return list ? names(*list) : "no JSON";
  };
  EXPECT_EQ(heads({"--cap-add", "SYS_ADMIN"}), "cap-sys-admin");
  EXPECT_EQ(heads({"--privileged"}), "privileged");
  EXPECT_EQ(heads({"--pid=host"}), "host-pid");
  EXPECT_EQ(heads({"-v", "/var/run/docker.sock:/s"}), "docker-socket");
  EXPECT_EQ(heads({"-v", "/:/host"}), "host-root");
  EXPECT_EQ(heads({"-e", "A=b"}), "");
}

TEST(Explain, options_that_lead_nowhere_say_what_they_take_away) {
  const Ran ran = run(run_explain, {"--memory", "512m"});
  EXPECT_EQ(ran.code, 1);
  EXPECT_TRUE(contains(ran.out, "memory-limit-missing")) << ran.out;
}

TEST(Explain, a_mistyped_name_is_answered_with_the_nearest) {
  const Ran ran = run(run_explain, {"priviledged"});
  EXPECT_EQ(ran.code, 2);
  EXPECT_TRUE(contains(ran.error, "did you mean \"privileged\"?")) << ran.error;
  EXPECT_EQ(run(run_explain, {"--no-such-option"}).code, 2);
  EXPECT_EQ(run(run_explain, {"--format", "xml"}).code, 2);
}

TEST(Explain, without_a_question_it_lists_all) {
  const Ran ran = run(run_explain, {});
  EXPECT_EQ(ran.code, 0);
  EXPECT_TRUE(contains(ran.out, "BH1001  critical  privileged")) << ran.out;
  base::Arena arena;
  const auto all = rego::read_json(arena, run(run_explain, {"--format=json"}).out);
  ASSERT_TRUE(all);
  EXPECT_GT(all->size(), 200u);
}

}  // namespace
}  // namespace bulkhead
