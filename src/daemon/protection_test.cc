#include "daemon/protection.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace bulkhead {
namespace {

bool has(const std::vector<ProtectedPath>& paths, std::string_view path, ProtectedThing thing) {
  return std::ranges::any_of(paths,
                             [&](const ProtectedPath& found) { return found.path == path && found.thing == thing; });
}

TEST(Protection, OptionsNameWhatIsTheirs) {
  ServeOptions options;
  options.policy_file = "/srv/authz.rego";
  options.data_files = {"/srv/a.json", "/srv/../srv/b.yaml"};
  options.log_file = "/srv/log";
  options.docker_socket = "/srv/docker.sock";
  options.plugin_name = "guard";
  const std::vector<ProtectedPath> paths = protected_paths_of(options);
  EXPECT_TRUE(has(paths, "/srv/authz.rego", ProtectedThing::kConfiguration));
  EXPECT_TRUE(has(paths, "/srv/a.json", ProtectedThing::kConfiguration));
  EXPECT_TRUE(has(paths, "/srv/b.yaml", ProtectedThing::kConfiguration));
  EXPECT_TRUE(has(paths, "/srv/log", ProtectedThing::kLog));
  EXPECT_TRUE(has(paths, "/srv/docker.sock", ProtectedThing::kDockerSocket));
  EXPECT_TRUE(has(paths, "/run/docker/plugins/guard.sock", ProtectedThing::kPluginSockets));
  EXPECT_TRUE(has(paths, "/etc/docker/daemon.json", ProtectedThing::kDockerConfiguration));
}

TEST(Protection, TheDaemonsCommandLineNamesItsOwn) {
  constexpr char kWords[] =
      "dockerd\0--config-file\0/a/daemon.json\0-H\0unix:///a/1.sock\0--host=unix:///a/2.sock\0-Hunix:///a/3.sock\0"
      "-H\0tcp://0.0.0.0:2376\0--config-file=/b/daemon.json\0--host\0fd://\0";
  const std::vector<ProtectedPath> paths = protected_paths_of_daemon({kWords, sizeof kWords - 1});
  EXPECT_EQ(paths.size(), 5u);
  for (const char* path : {"/a/daemon.json", "/b/daemon.json"}) {
    EXPECT_TRUE(has(paths, path, ProtectedThing::kDockerConfiguration)) << path;
  }
  for (const char* path : {"/a/1.sock", "/a/2.sock", "/a/3.sock"}) {
    EXPECT_TRUE(has(paths, path, ProtectedThing::kDockerSocket)) << path;
  }
}

TEST(Protection, ACutCommandLineIsReadAsFarAsItGoes) {
  EXPECT_TRUE(protected_paths_of_daemon("").empty());
  EXPECT_TRUE(protected_paths_of_daemon("dockerd").empty());
  EXPECT_TRUE(protected_paths_of_daemon("--config-file").empty());
  EXPECT_TRUE(protected_paths_of_daemon(std::string_view("-H\0", 3)).empty());
}

}  // namespace
}  // namespace bulkhead
