// `bulkhead normalize` as a person runs it: files and words in, JSON and an exit code out.

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "base/arena.h"
#include "cli/command.h"
#include "rego/value/json.h"

namespace bulkhead {
namespace {

namespace fs = std::filesystem;

struct Ran {
  int code;
  std::string out;
  std::string error;
};

class NormalizeTest : public testing::Test {
 protected:
  void SetUp() override {
    std::string name = fs::temp_directory_path() / "normalize-test-XXXXXX";
    folder_ = mkdtemp(name.data());
  }
  void TearDown() override { fs::remove_all(folder_); }

  std::string write(const std::string& name, const std::string& text) {
    std::ofstream(folder_ / name) << text;
    return folder_ / name;
  }
  static Ran run(const std::vector<std::string>& words) {
    std::vector<const char*> arguments;
    for (const std::string& word : words) arguments.push_back(word.c_str());
    testing::internal::CaptureStdout();
    testing::internal::CaptureStderr();
    const int code = run_normalize(arguments);
    fflush(nullptr);
    std::string out = testing::internal::GetCapturedStdout();
    return {code, std::move(out), testing::internal::GetCapturedStderr()};
  }
  // The value at a path like "mounts.0.target" of what is printed, as JSON.
  std::string at(const std::vector<std::string>& words, std::string_view path) {
    const Ran ran = run(words);
    EXPECT_EQ(ran.code, kExitOk) << ran.error;
    base::Arena arena;
    const auto document = rego::read_json(arena, ran.out);
    if (!document) return "no JSON: " + ran.out;
    rego::Value value = *document;
    while (!path.empty()) {
      const size_t dot = path.find('.');
      const std::string step(path.substr(0, dot));
      value = value.is_array() ? value.get(rego::Value::integer(std::stoi(step))) : value.get(step);
      path.remove_prefix(dot == path.npos ? path.size() : dot + 1);
    }
    return value.is_defined() ? rego::to_json(value) : "absent";
  }

  fs::path folder_;
};

constexpr char kCreate[] = R"({"target": "/v1.41/containers/create?name=x", "body": {"image": "a",
                               "hostconfig": {"PRIVILEGED": true}}})";

TEST_F(NormalizeTest, prints_the_workload_of_a_request) {
  const std::string file = write("r.json", kCreate);
  EXPECT_EQ(at({"--request", file}, "privileged"), "true");
  EXPECT_EQ(at({"--request", file}, "image.reference"), "\"a\"");
  EXPECT_EQ(at({"--request", file, "--daemon", "20.10.24"}, "privileged"), "true");
}

TEST_F(NormalizeTest, prints_the_canonical_body) {
  const std::string file = write("r.json", kCreate);
  EXPECT_EQ(run({"--body", "--compact", "--request", file}).out,
            "{\"HostConfig\":{\"Privileged\":true},\"Image\":\"a\"}\n");
  const std::string ping = write("ping.json", R"({"method": "GET", "target": "/_ping"})");
  EXPECT_EQ(run({"--body", "--request", ping}).out, "null\n");
  EXPECT_EQ(run({"--request", ping}).out, "null\n");
}

TEST_F(NormalizeTest, prints_a_refusal_with_its_code) {
  const std::string file =
      write("r.json", R"({"target": "/v1.41/containers/create", "body": {"Image":"a","image":"b"}})");
  const Ran ran = run({"--body", "--request", file});
  EXPECT_EQ(ran.code, kExitFailure);
  EXPECT_EQ(ran.out, "");
  EXPECT_TRUE(ran.error.starts_with("bulkhead normalize: refused: duplicate_key: ")) << ran.error;
}

TEST_F(NormalizeTest, sees_no_large_body_of_a_daemon_that_hides_it) {
  const std::string file =
      write("r.json", R"({"target": "/v1.41/containers/create", "body": {"Image":"a","Labels":{"a":")" +
                          std::string(1 << 20, 'x') + "\"}}}");
  EXPECT_EQ(at({"--body", "--request", file}, "Image"), "\"a\"");
  EXPECT_EQ(at({"--body", "--daemon", "newest", "--request", file}, "Image"), "\"a\"");
  const Ran ran = run({"--body", "--daemon", "20.10.24", "--request", file});
  EXPECT_EQ(ran.code, kExitFailure);
  EXPECT_TRUE(ran.error.starts_with("bulkhead normalize: refused: body_missing: ")) << ran.error;
}

TEST_F(NormalizeTest, reads_docker_lines) {
  EXPECT_EQ(at({"--", "docker", "run", "--privileged", "-v", "/:/host", "busybox"}, "privileged"), "true");
  EXPECT_EQ(at({"--", "docker run -v '/a b':/host busybox"}, "mounts.0.source"), "\"/a b\"");
  const std::string file = write("run.sh", "# comment\nsudo docker run \\\n  --privileged busybox\n");
  EXPECT_EQ(at({"--line", file}, "privileged"), "true");
  EXPECT_EQ(at({"--show-request", "--cli", "20.10", "--", "docker", "exec", "-t", "c", "ls"}, "target"),
            "\"/v1.41/containers/c/exec\"");
  EXPECT_EQ(at({"--show-request", "--api-version", "1.43", "--", "docker", "create", "x"}, "target"),
            "\"/v1.43/containers/create\"");
}

TEST_F(NormalizeTest, a_line_speaks_the_api_that_client_and_daemon_agree_on) {
  EXPECT_EQ(at({"--daemon", "20.10.24", "--", "docker", "run", "--privileged", "busybox"}, "privileged"), "true");
  EXPECT_EQ(at({"--show-request", "--daemon", "20.10.24", "--", "docker", "create", "x"}, "target"),
            "\"/v1.41/containers/create\"");
}

TEST_F(NormalizeTest, reads_what_docker_inspect_prints) {
  const std::string file = write("c.json", R"([{"Id": "1", "Name": "/web", "Image": "sha256:1",
      "Config": {"Image": "nginx", "User": "1000"}, "HostConfig": {"Privileged": true}, "Mounts": []}])");
  EXPECT_EQ(at({"--inspect", file}, "privileged"), "true");
  EXPECT_EQ(at({"--inspect", file}, "user.uid"), "1000");
  const std::string image = write("i.json", R"({"Id": "sha256:1", "RepoTags": ["a:1"], "Config": {"User": "root"}})");
  EXPECT_EQ(at({"--image-inspect", image}, "user.is_root"), "true");
  EXPECT_EQ(run({"--inspect", write("two.json", "[{},{}]")}).code, kExitUsage);
}

TEST_F(NormalizeTest, other_documents_are_not_read_as_harmless_containers) {
  const std::string container = write("c.json", R"([{"Id": "1", "Config": {}, "HostConfig": {"Privileged": true}}])");
  const std::string image = write("i.json", R"([{"Id": "sha256:1", "Config": {"User": ""}, "RootFS": {}}])");
  const std::string network = write("n.json", R"([{"Id": "1", "Name": "lan", "Driver": "bridge"}])");
  for (const std::string& file : {image, network, write("empty.json", "{}")}) {
    EXPECT_EQ(run({"--inspect", file}).code, kExitUsage) << file;
  }
  for (const std::string& file : {container, network, write("empty.json", "{}")}) {
    EXPECT_EQ(run({"--image-inspect", file}).code, kExitUsage) << file;
  }
}

TEST_F(NormalizeTest, takes_facts_from_a_file_and_paths_from_a_folder) {
  const std::string facts = write("facts.json", R"({"volumes": {"vol": {"Name": "vol", "Driver": "local",
      "Options": {"type": "none", "o": "bind", "device": "/"}, "Mountpoint": "/var/lib/docker/volumes/v/_data"}}})");
  EXPECT_EQ(at({"--facts", facts, "--", "docker", "run", "-v", "vol:/x", "busybox"}, "mounts.0.host_path.path"),
            "\"/\"");
  fs::create_directories(folder_ / "root/data");
  fs::permissions(folder_ / "root", fs::perms::owner_all);
  const std::vector<std::string> line = {"--root", folder_ / "root", "--",     "docker", "run",
                                         "-v",     "/data:/x",       "busybox"};
  EXPECT_EQ(at(line, "mounts.0.host_path.type"), "\"directory\"");
  EXPECT_EQ(run({"--facts", write("bad.json", "[]"), "--", "docker", "run", "x"}).code, kExitUsage);
  EXPECT_EQ(run({"--root", folder_ / "none", "--", "docker", "run", "x"}).code, kExitUsage);
}

TEST_F(NormalizeTest, reads_many_of_all_kinds) {
  const std::string file =
      write("many", std::string(kCreate).replace(std::string(kCreate).find('\n'), 1, " ") +
                        "\n\n\"docker run --privileged x\"\n[\"docker\", \"exec\", \"c\", \"a b\"]\n"
                        "\"docker ps\"\n{\"target\": \"/a/../b\"}\n7\n");
  const Ran ran = run({"--lines", "--body", "--request", file});
  EXPECT_EQ(ran.code, kExitOk);
  std::vector<std::string> lines;
  for (size_t begin = 0; begin < ran.out.size(); begin = ran.out.find('\n', begin) + 1) {
    lines.push_back(ran.out.substr(begin, ran.out.find('\n', begin) - begin));
  }
  ASSERT_EQ(lines.size(), 6u) << ran.out;
  EXPECT_EQ(lines[0],
            R"({"route":"container.create","parameters":{"name":"x"},"target":"/v1.41/containers/create?name=x",)"
            R"("body":{"HostConfig":{"Privileged":true},"Image":"a"}})");
  EXPECT_NE(lines[1].find("\"Privileged\":true"), std::string::npos);
  EXPECT_NE(lines[2].find("\"Cmd\":[\"a b\"]"), std::string::npos);
  EXPECT_EQ(lines[3], R"({"mistake":"the command is \"ps\"; run, create and exec can be read"})");
  EXPECT_TRUE(lines[4].starts_with(R"({"refused":{"code":"unclean_path","sentence":")")) << lines[4];
  EXPECT_EQ(lines[5], R"({"mistake":"a line is a request, a docker line, or a list of its words"})");
}

TEST_F(NormalizeTest, says_how_it_is_used_wrongly) {
  const std::pair<std::vector<std::string>, std::string> cases[] = {
      {{}, "give one of --request FILE, --line FILE, --inspect FILE, --image-inspect FILE and -- docker run …"},
      {{"--body", "--show-request", "--", "docker"}, "give one of --body and --show-request"},
      {{"--lines", "--", "docker"}, "--lines needs --request FILE"},
      {{"--body", "--inspect", "x"}, "a document of docker inspect has only a workload"},
      {{"--api-version", "x", "--", "docker"}, "--api-version: it is no version like 1.41"},
      {{"--api-version", "1.99", "--", "docker"}, "--api-version: that client does not speak it"},
      {{"--request", "/nonexistent"}, "/nonexistent: cannot read it: No such file or directory"},
      {{"--", "docker", "run"}, "'docker run' requires at least 1 argument: an image"},
  };
  for (const auto& [words, sentence] : cases) {
    const Ran ran = run(words);
    EXPECT_EQ(ran.code, kExitUsage);
    EXPECT_EQ(ran.error, "bulkhead normalize: " + sentence + "\n");
  }
  EXPECT_EQ(run({"--help"}).code, kExitOk);
}

}  // namespace
}  // namespace bulkhead
