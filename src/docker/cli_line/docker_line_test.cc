// Docker lines and the requests that they become. What each option means is compared with Docker's own clients in
// tests/cli_line; here stand the way to the command, the files, and cases that once went wrong.

#include "docker/cli_line/docker_line.h"

#include <gtest/gtest.h>

#include <map>

#include "base/arena.h"
#include "docker/cli_line/shell_words.h"
#include "rego/value/json.h"

namespace bulkhead {
namespace {

class FakeWorld final : public CliWorld {
 public:
  base::Result<std::string> read_file(const std::string& path) const override {
    const auto found = files.find(path);
    if (found == files.end()) return base::Error{"file_error", "no such file", path};
    return found->second;
  }
  bool exists(const std::string& path) const override { return files.contains(path); }
  std::string working_directory() const override { return "/work"; }
  std::optional<std::string> variable(const std::string& name) const override {
    const auto found = variables.find(name);
    return found == variables.end() ? std::nullopt : std::optional(found->second);
  }

  std::map<std::string, std::string> files;
  std::map<std::string, std::string> variables;
};

class DockerLineTest : public testing::Test {
 protected:
  base::Result<CliRequest> read(const std::string& line, CliVersion cli = CliVersion::k28) {
    const auto words = split_shell_words(line);
    EXPECT_TRUE(words) << line;
    return read_docker_line(*words, {cli, newest_api(cli), world_});
  }
  // The text of the value at a path like "HostConfig.Binds".
  std::string at(const std::string& line, std::string_view path, CliVersion cli = CliVersion::k28) {
    const auto request = read(line, cli);
    if (!request) return "mistake: " + request.error().message;
    base::Arena arena;
    const auto body = rego::read_json(arena, request->body);
    EXPECT_TRUE(body) << request->body;
    rego::Value value = *body;
    while (!path.empty() && value.is_object()) {
      const size_t dot = path.find('.');
      value = value.get(path.substr(0, dot));
      path.remove_prefix(dot == path.npos ? path.size() : dot + 1);
    }
    return value.is_defined() ? rego::to_json(value) : "absent";
  }
  std::string mistake_in(const std::string& line, CliVersion cli = CliVersion::k28) {
    const auto request = read(line, cli);
    EXPECT_FALSE(request) << line;
    return request ? "" : request.error().message;
  }

  FakeWorld world_;
};

TEST_F(DockerLineTest, finds_the_command_behind_sudo_assignments_and_the_clients_own_options) {
  const std::string wanted = "/v1.51/containers/create?name=x";
  for (const char* line :
       {"docker run --name x busybox", "sudo docker run --name x busybox", "A=1 B=2 docker create --name x busybox",
        "sudo -E -u root A=1 /usr/bin/docker container run --name=x busybox",
        "docker -H tcp://a:1 --context c -D --log-level=debug --tlsverify run --name x busybox"}) {
    const auto request = read(line);
    ASSERT_TRUE(request) << line << ": " << request.error().message;
    EXPECT_EQ(request->target, wanted) << line;
    EXPECT_EQ(request->method, "POST");
  }
}

TEST_F(DockerLineTest, says_what_it_cannot_read) {
  EXPECT_EQ(mistake_in(""), "there is no command; a line begins like \"docker run IMAGE\"");
  EXPECT_EQ(mistake_in("podman run x"), "\"podman\" is not docker; a line begins like \"docker run IMAGE\"");
  EXPECT_EQ(mistake_in("docker"), "there is no command; run, create and exec can be read");
  EXPECT_EQ(mistake_in("docker ps"), "the command is \"ps\"; run, create and exec can be read");
  EXPECT_EQ(mistake_in("docker --version run x"), "the client would print its version and send nothing");
  EXPECT_EQ(mistake_in("docker run --help"), "the client would print its help and send nothing");
  EXPECT_EQ(mistake_in("sudo --chroot=/x docker run x"), "sudo's option --chroot=/x is not known here");
  EXPECT_EQ(mistake_in("docker run"), "'docker run' requires at least 1 argument: an image");
  EXPECT_EQ(mistake_in("docker run --privilege x"), "unknown flag: --privilege");
  EXPECT_EQ(mistake_in("docker run --memory x y"),
            "invalid argument \"x\" for \"-m, --memory\" flag: invalid size: 'x'");
}

TEST_F(DockerLineTest, stops_reading_options_at_the_image) {
  EXPECT_EQ(at("docker run busybox --privileged -v /:/h", "Cmd"), R"(["--privileged","-v","/:/h"])");
  EXPECT_EQ(at("docker run busybox --privileged", "HostConfig.Privileged"), "false");
  EXPECT_EQ(at("docker run -- busybox -- ls", "Cmd"), R"(["--","ls"])");
}

TEST_F(DockerLineTest, reads_groups_of_letters) {
  EXPECT_EQ(at("docker run -dite A=1 busybox", "Env"), R"(["A=1"])");
  EXPECT_EQ(at("docker run -itv/a:/b busybox", "HostConfig.Binds"), R"(["/a:/b"])");
  EXPECT_EQ(at("docker run -v=/a:/b busybox", "HostConfig.Binds"), R"(["/a:/b"])");
  EXPECT_EQ(at("docker run -t=false busybox", "Tty"), "false");
}

TEST_F(DockerLineTest, sends_a_seccomp_profile_as_its_text) {
  world_.files["p.json"] = "{ \"a b\" : [1,\n \"\\\" \" ] }\n";
  world_.files["bad.json"] = "{";
  EXPECT_EQ(at("docker run --security-opt seccomp=p.json x", "HostConfig.SecurityOpt"),
            R"(["seccomp={\"a b\":[1,\"\\\" \"]}"])");
  EXPECT_EQ(at("docker run --security-opt seccomp=unconfined x", "HostConfig.SecurityOpt"),
            R"(["seccomp=unconfined"])");
  EXPECT_EQ(mistake_in("docker run --security-opt seccomp=none.json x"),
            "opening seccomp profile (none.json) failed: no such file");
  EXPECT_TRUE(mistake_in("docker run --security-opt seccomp=bad.json x").starts_with("compacting json"));
}

TEST_F(DockerLineTest, unmasks_paths_by_empty_lists) {
  const char* line = "docker run --security-opt systempaths=unconfined x";
  EXPECT_EQ(at(line, "HostConfig.MaskedPaths"), "[]");
  EXPECT_EQ(at(line, "HostConfig.ReadonlyPaths"), "[]");
  EXPECT_EQ(at(line, "HostConfig.SecurityOpt"), "[]");
  EXPECT_EQ(at("docker run x", "HostConfig.MaskedPaths"), "null");
}

TEST_F(DockerLineTest, takes_variables_from_the_line_before_those_outside) {
  world_.variables = {{"A", "outside"}, {"B", "outside"}};
  EXPECT_EQ(at("A=line docker run -e A -e B -e C -e D=1 x", "Env"), R"(["A=line","B=outside","C","D=1"])");
}

TEST_F(DockerLineTest, reads_files_of_variables) {
  world_.files["env"] = "\xEF\xBB\xBF# c\n A=1\nB\nC= x \r\n\n";
  world_.variables = {{"B", "outside"}};
  EXPECT_EQ(at("docker run --env-file env -e A=2 x", "Env"), R"(["A=1","B=outside","C= x ","A=2"])");
  world_.files["bad"] = "a b=c\n";
  EXPECT_EQ(mistake_in("docker run --env-file bad x"), "invalid env file (bad): variable 'a b' contains whitespaces");
  world_.files["large"] = std::string(2 << 20, '\n');
  EXPECT_EQ(mistake_in("docker run --env-file large x"),
            "invalid env file (large): the file is larger than a megabyte");
}

TEST_F(DockerLineTest, makes_relative_sources_absolute_as_28_does) {
  EXPECT_EQ(at("docker run -v ./a/..:/b x", "HostConfig.Binds"), R"(["/work:/b"])");
  EXPECT_EQ(at("docker run -v ../a:/b x", "HostConfig.Binds"), R"(["/a:/b"])");
  EXPECT_EQ(at("docker run -v ./a:/b x", "HostConfig.Binds", CliVersion::k20_10), R"(["./a:/b"])");
}

TEST_F(DockerLineTest, writes_capabilities_as_28_does) {
  const char* line = "docker run --cap-add sys_admin --cap-add CAP_NET_RAW --cap-add net_raw --cap-add all x";
  EXPECT_EQ(at(line, "HostConfig.CapAdd"), R"(["ALL","CAP_NET_RAW","CAP_SYS_ADMIN"])");
  EXPECT_EQ(at(line, "HostConfig.CapAdd", CliVersion::k20_10), R"(["sys_admin","CAP_NET_RAW","net_raw","all"])");
}

TEST_F(DockerLineTest, knows_which_release_has_an_option) {
  EXPECT_EQ(mistake_in("docker run --annotation a=b x", CliVersion::k20_10), "unknown flag: --annotation");
  EXPECT_EQ(mistake_in("docker run --cpu-count 1 x"),
            "\"--cpu-count\" is only supported on a Docker daemon running on windows");
  const auto words = split_shell_words("docker run --annotation a=b x");
  const auto request = read_docker_line(*words, {CliVersion::k28, {1, 41}, world_});
  ASSERT_FALSE(request);
  EXPECT_EQ(request.error().message,
            "\"--annotation\" requires API version 1.43, but the Docker daemon API version is 1.41");
}

TEST_F(DockerLineTest, mounts_the_daemons_socket_for_use_api_socket) {
  EXPECT_EQ(at("docker run --use-api-socket x", "HostConfig.Mounts"),
            R"([{"BindOptions":{},"Source":"/var/run/docker.sock","Target":"/var/run/docker.sock","Type":"bind"}])");
}

TEST_F(DockerLineTest, does_not_ask_a_server_for_a_digest) {
  world_.variables["DOCKER_CONTENT_TRUST"] = "1";
  EXPECT_EQ(mistake_in("docker run x"),
            "with content trust the client asks a server for the image's digest; name the digest");
  EXPECT_EQ(at("docker run --disable-content-trust x", "Image"), "\"x\"");
}

TEST_F(DockerLineTest, refuses_a_container_id_file_that_is_there) {
  world_.files["cid"] = "";
  EXPECT_EQ(mistake_in("docker run --cidfile cid x"),
            "container ID file found, make sure the other container isn't running or delete cid");
  EXPECT_EQ(at("docker run --cidfile other x", "HostConfig.ContainerIDFile"), "\"other\"");
}

TEST_F(DockerLineTest, reads_exec) {
  const auto request = read("docker exec -itu root --privileged 'a b' sh -c 'x y'");
  ASSERT_TRUE(request) << request.error().message;
  EXPECT_EQ(request->target, "/v1.51/containers/a%20b/exec");
  EXPECT_EQ(at("docker exec -d c sh -c x", "Cmd"), R"(["sh","-c","x"])");
  EXPECT_EQ(at("docker exec --privileged c sh", "Privileged"), "true");
  EXPECT_EQ(mistake_in("docker exec c"), "'docker exec' requires at least 2 arguments: a container and a command");
}

TEST_F(DockerLineTest, bounds_what_a_line_can_grow_to) {
  std::string ports = "docker run";
  std::string files = "docker run";
  std::string profiles = "docker run";
  for (size_t i = 0; i < 200; i++) {
    ports += " -p 0-65535:0-65535";
    files += " --env-file env";
    profiles += " --security-opt seccomp=env";
  }
  world_.files["env"] = "1";
  EXPECT_EQ(mistake_in(ports + " x"), "more than 262144 ports");
  EXPECT_EQ(mistake_in(files + " x"), "more than 100 files");
  EXPECT_EQ(mistake_in(profiles + " x"), "more than 100 seccomp profiles");
  const std::vector<std::string> words(kLineWordsMax + 1, "docker");
  const auto request = read_docker_line(words, {CliVersion::k28, {1, 51}, world_});
  ASSERT_FALSE(request);
  EXPECT_EQ(request.error().message, "the line has more than 65536 words");
}

TEST_F(DockerLineTest, replaces_bytes_that_are_no_utf8) {
  const std::string words[] = {"docker", "run", "x", "\xff"};
  const auto request = read_docker_line(words, {CliVersion::k28, {1, 51}, world_});
  ASSERT_TRUE(request);
  EXPECT_NE(request->body.find("\"\xEF\xBF\xBD\""), std::string::npos);
}

}  // namespace
}  // namespace bulkhead
