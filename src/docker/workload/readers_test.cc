// The sources beside container.create: containers that are there, execs, updates, services, volumes, plugins, builds.

#include "docker/workload/testing.h"

namespace bulkhead {
namespace {

constexpr auto kWeb = R"({"containers":{
    "web":{"Id":"1234","Name":"/web","State":{"Running":true},"Config":{"Image":"nginx","User":"app"},
           "HostConfig":{"Privileged":false,"PidMode":"host","CapAdd":["NET_ADMIN"],"NetworkMode":"front"}},
    "1234":{"Id":"1234","Name":"/web","Config":{"Image":"nginx"},"HostConfig":{"Privileged":true}}},
  "images":{"nginx":{"Id":"sha256:1","Config":{"User":"nobody","Cmd":["nginx"]}}},
  "execs":{"e1":{"ID":"e1","ContainerID":"1234","OpenStdin":true,
           "ProcessConfig":{"tty":true,"entrypoint":"sh","arguments":["-c","id"],"privileged":true,"user":"0"}}},
  "info":{"SecurityOptions":["name=seccomp,profile=builtin"]}})";

bool lists(const rego::Value& workload, std::string_view path) {
  for (const rego::Value& noted : workload.get("unknown").items()) {
    if (noted.as_string() == path) return true;
  }
  return false;
}

TEST_F(WorkloadTest, AnExecHasTheContainersPower) {
  know(kWeb);
  const rego::Value workload = read("POST", "/v1.41/containers/web/exec", R"({"Cmd":["id"],"AttachStdin":true})");
  EXPECT_EQ(at(workload, "kind"), R"("exec.create")");
  EXPECT_EQ(at(workload, "namespaces.pid.resolved"), R"("host")");
  EXPECT_EQ(at(workload, "capabilities.add"), R"(["NET_ADMIN"])");
  EXPECT_EQ(at(workload, "command.cmd"), R"(["id"])");
  EXPECT_EQ(at(workload, "user.text"), R"("app")");
  EXPECT_EQ(at(workload, "stdin"), "true");
  EXPECT_EQ(at(workload, "container.id"), R"("1234")");
  EXPECT_EQ(at(workload, "exec.privileged"), "false");
  EXPECT_EQ(at(workload, "unknown"), "[]");
}

TEST_F(WorkloadTest, APrivilegedExecHasAllCapabilities) {
  know(kWeb);
  const rego::Value workload = read("POST", "/v1.41/containers/web/exec", R"({"Privileged":true,"User":"00"})");
  EXPECT_EQ(at(workload, "privileged"), "true");
  EXPECT_EQ(at(workload, "capabilities.all"), "true");
  EXPECT_EQ(at(workload, "user.is_root"), "true");
}

TEST_F(WorkloadTest, AnExecInAnUnknownContainerIsUnknown) {
  const rego::Value workload = read("POST", "/v1.41/containers/web/exec", R"({"Cmd":["id"]})");
  EXPECT_TRUE(lists(workload, "container")) << rego::to_json(workload);
  EXPECT_EQ(at(workload, "container.reference"), R"("web")");
}

TEST_F(WorkloadTest, AnExecStartIsWhatWasCreated) {
  know(kWeb);
  const rego::Value workload = read("POST", "/v1.41/exec/e1/start", R"({"Detach":false})");
  EXPECT_EQ(at(workload, "privileged"), "true");
  EXPECT_EQ(at(workload, "exec.id"), R"("e1")");
  EXPECT_EQ(at(workload, "command.cmd"), R"(["sh","-c","id"])");
  EXPECT_EQ(at(workload, "tty"), "true");
  EXPECT_TRUE(lists(read("POST", "/v1.41/exec/e2/start", R"({"Detach":false})"), "exec"));
}

TEST_F(WorkloadTest, UsingAContainerUsesItsPower) {
  know(kWeb);
  for (const char* target : {"/v1.41/containers/web/start", "/v1.41/containers/web/restart",
                             "/v1.41/containers/web/attach?stream=1", "/v1.41/commit?container=web"}) {
    const rego::Value workload = read("POST", target, "");
    EXPECT_EQ(at(workload, "namespaces.pid.resolved"), R"("host")") << target;
    EXPECT_EQ(at(workload, "container.name"), R"("web")") << target;
  }
  EXPECT_EQ(at(read("GET", "/v1.41/containers/web/attach/ws?stdin=1", ""), "kind"), R"("container.attach.websocket")");
  EXPECT_EQ(at(read("GET", "/v1.41/containers/web/archive?path=/", ""), "container.id"), R"("1234")");
}

TEST_F(WorkloadTest, LookingHasNoWorkload) {
  const ApiRequest request = decode("GET", "/v1.41/containers/web/json", "");
  NoFacts facts;
  EXPECT_TRUE(read_workload(arena_, request, traits_, facts).is_undefined());
}

TEST_F(WorkloadTest, AnUpdateShowsWhatChangesAndTheContainer) {
  know(kWeb);
  const rego::Value workload = read("POST", "/v1.41/containers/web/update",
                                    R"({"Memory":1048576,"PidsLimit":-1,"RestartPolicy":{"Name":"always"}})");
  EXPECT_EQ(at(workload, "limits.memory"), "1048576");
  EXPECT_EQ(at(workload, "limits.pids"), "-1") << "the limit goes";
  EXPECT_EQ(at(workload, "limits.cpus"), "null");
  EXPECT_EQ(at(workload, "restart.policy"), R"("always")");
  EXPECT_EQ(at(workload, "container.workload.namespaces.pid.resolved"), R"("host")");
}

TEST_F(WorkloadTest, JoinedNamespacesAreFollowedToTheirEnd) {
  know(R"({"containers":{"a":{"Id":"1","HostConfig":{"PidMode":"container:b"}},
                         "b":{"Id":"2","HostConfig":{"PidMode":"container:c"}},
                         "c":{"Id":"3","HostConfig":{"PidMode":"host"}},
                         "x":{"Id":"4","HostConfig":{"PidMode":"container:y"}},
                         "y":{"Id":"5","HostConfig":{"PidMode":"container:x"}},
                         "p":{"Id":"6","HostConfig":{"PidMode":""}}}})");
  const auto pid = [&](const char* mode, const char* part) {
    return at(create_with(std::string(R"({"PidMode":"container:)") + mode + R"("})"),
              std::string("namespaces.pid.") + part);
  };
  EXPECT_EQ(pid("a", "resolved"), R"("host")");
  EXPECT_EQ(pid("x", "resolved"), R"("unknown")") << "a cycle ends";
  EXPECT_EQ(pid("p", "resolved"), R"("private")");
  EXPECT_EQ(pid("gone", "resolved"), R"("unknown")");
  EXPECT_EQ(pid("a", "container.workload.namespaces.pid.container.workload"), "null") << "one level deep";
  EXPECT_EQ(pid("a", "container.workload.namespaces.pid.container.id"), R"("2")");
}

TEST_F(WorkloadTest, UsersInEverySpelling) {
  struct Row {
    const char* user;
    const char* is_root;
    const char* uid;
  };
  for (const Row& row : {Row{"0", "true", "0"}, Row{"00", "true", "0"}, Row{"+0", "true", "0"}, Row{"-0", "true", "0"},
                         Row{"0:0", "true", "0"}, Row{"root", "true", "0"}, Row{"root:app", "true", "0"},
                         Row{":5", "true", "0"}, Row{"1000", "false", "1000"}, Row{"01000:0", "false", "1000"},
                         Row{"app", "null", "null"}, Row{"0x0", "null", "null"}, Row{" 0", "null", "null"}}) {
    const rego::Value workload = create(std::string(R"({"Image":"a","User":")") + row.user + R"("})");
    EXPECT_EQ(at(workload, "user.is_root"), row.is_root) << row.user;
    EXPECT_EQ(at(workload, "user.uid"), row.uid) << row.user;
  }
}

TEST_F(WorkloadTest, TheImagesUserCountsWhereNoneIsAsked) {
  know(kWeb);
  EXPECT_EQ(at(create(R"({"Image":"nginx"})"), "user.text"), R"("nobody")");
  EXPECT_EQ(at(create(R"({"Image":"nginx"})"), "user.source"), R"("image")");
  EXPECT_EQ(at(create(R"({"Image":"nginx"})"), "command.cmd"), R"(["nginx"])");
  EXPECT_EQ(at(create(R"({"Image":"nginx","Entrypoint":["x"]})"), "command.cmd"), "[]");
  EXPECT_EQ(at(create(R"({"Image":"other"})"), "user.source"), R"("unknown")");
  EXPECT_TRUE(lists(create(R"({"Image":"other"})"), "user"));
  know(R"({"images":{"plain":{"Id":"x","Config":{"User":""}}}})");
  EXPECT_EQ(at(create(R"({"Image":"plain"})"), "user.is_root"), "true");
}

TEST_F(WorkloadTest, ReferencesAreTakenApart) {
  struct Row {
    const char* reference;
    const char* name;
    const char* tag;
  };
  for (const Row& row :
       {Row{"alpine", R"("docker.io/library/alpine")", R"("latest")"},
        Row{"me/app:1", R"("docker.io/me/app")", R"("1")"},
        Row{"docker.io/alpine", R"("docker.io/library/alpine")", R"("latest")"},
        Row{"localhost/x", R"("localhost/x")", R"("latest")"}, Row{"host:5000/a/b:v2", R"("host:5000/a/b")", R"("v2")"},
        Row{"alpine@sha256:12", R"("docker.io/library/alpine")", "null"}}) {
    const rego::Value workload = create(std::string(R"({"Image":")") + row.reference + R"("})");
    EXPECT_EQ(at(workload, "image.name"), row.name) << row.reference;
    EXPECT_EQ(at(workload, "image.tag"), row.tag) << row.reference;
  }
  EXPECT_EQ(at(create(R"({"Image":"alpine@sha256:12"})"), "image.digest"), R"("sha256:12")");
}

TEST_F(WorkloadTest, EnvironmentHasTextForNull) {
  const rego::Value workload = create(R"({"Image":"a","Env":["A=b=c","B",null]})");
  EXPECT_EQ(at(workload, "command.env"), R"(["A=b=c","B",""])");
}

TEST_F(WorkloadTest, ServicesAreContainers) {
  know(R"({"networks":{"net1":{"Name":"host","Driver":"host"}},"images":{"x":{"Id":"i","Config":{}}},
           "info":{"SecurityOptions":["name=seccomp,profile=builtin"]}})");
  const rego::Value workload = read("POST", "/v1.44/services/create", R"({"Name":"s","TaskTemplate":{
      "ContainerSpec":{"Image":"x","CapabilityAdd":["all"],"User":"0",
        "Mounts":[{"Type":"bind","Source":"/","Target":"/h"}],
        "Privileges":{"Seccomp":{"Mode":"unconfined"},"AppArmor":{"Mode":"disabled"},"NoNewPrivileges":true,
                      "SELinuxContext":{"Disable":true}},
        "Secrets":[{"SecretID":"1","SecretName":"key","File":{"Name":"/run/key"}}]},
      "Networks":[{"Target":"net1"}],"Resources":{"Limits":{"MemoryBytes":1048576,"NanoCPUs":2000000000}}},
      "EndpointSpec":{"Ports":[{"Protocol":"tcp","TargetPort":80,"PublishedPort":8080,"PublishMode":"host"}]}})");
  EXPECT_EQ(at(workload, "capabilities.all"), "true");
  EXPECT_EQ(at(workload, "namespaces.net.resolved"), R"("host")");
  EXPECT_EQ(at(workload, "mounts.0.source"), R"("/")");
  EXPECT_EQ(at(workload, "security.seccomp.mode"), R"("unconfined")");
  EXPECT_EQ(at(workload, "security.apparmor.mode"), R"("unconfined")");
  EXPECT_EQ(at(workload, "security.no_new_privileges"), "true");
  EXPECT_EQ(at(workload, "security.selinux.disabled"), "true");
  EXPECT_EQ(at(workload, "limits.memory"), "1048576");
  EXPECT_EQ(at(workload, "limits.cpus"), "2");
  EXPECT_EQ(at(workload, "ports.0.host_port_first"), "8080");
  EXPECT_EQ(at(workload, "service.secrets.0.name"), R"("key")");
}

TEST_F(WorkloadTest, AServicesNetworkThatCannotBeAskedAboutIsUnknown) {
  const rego::Value workload = read("POST", "/v1.44/services/create",
                                    R"({"TaskTemplate":{"ContainerSpec":{"Image":"x"},"Networks":[{"Target":"n"}]}})");
  EXPECT_TRUE(lists(workload, "networks.0.is_host"));
}

TEST_F(WorkloadTest, OldServiceNetworksCountBelowApi144) {
  constexpr auto kBody = R"({"TaskTemplate":{"ContainerSpec":{"Image":"x"}},"Networks":[{"Target":"host"}]})";
  EXPECT_EQ(at(read("POST", "/v1.43/services/create", kBody), "namespaces.net.resolved"), R"("host")");
  EXPECT_EQ(at(read("POST", "/v1.44/services/create", kBody), "namespaces.net.resolved"), R"("private")");
}

TEST_F(WorkloadTest, GoingBackIsThePreviousSpec) {
  know(R"({"services":{"s":{"ID":"1","PreviousSpec":{"Name":"s","TaskTemplate":{"ContainerSpec":{"Image":"old",
           "CapabilityAdd":["SYS_ADMIN"]}}}}}})");
  constexpr auto kHarmless = R"({"Name":"s","TaskTemplate":{"ContainerSpec":{"Image":"new"}}})";
  const rego::Value back = read("POST", "/v1.44/services/s/update?version=1&rollback=previous", kHarmless);
  EXPECT_EQ(at(back, "image.reference"), R"("old")");
  EXPECT_EQ(at(back, "capabilities.add"), R"(["SYS_ADMIN"])");
  EXPECT_EQ(at(back, "service.rollback"), "true");
  EXPECT_EQ(at(read("POST", "/v1.44/services/s/update?version=1", kHarmless), "image.reference"), R"("new")");
  EXPECT_TRUE(lists(read("POST", "/v1.44/services/t/update?version=1&rollback=previous", kHarmless), "service"));
}

TEST_F(WorkloadTest, AServiceMayInstallAPlugin) {
  const rego::Value workload = read("POST", "/v1.44/services/create", R"({"Name":"p","TaskTemplate":{"Runtime":"plugin",
      "PluginSpec":{"name":"p","remote":"evil/plugin","privileges":[{"name":"mount","value":["/"]},
      {"name":"capabilities","value":["CAP_SYS_ADMIN"]}]}}})");
  EXPECT_EQ(at(workload, "service.runtime"), R"("plugin")");
  EXPECT_EQ(at(workload, "plugin.remote"), R"("evil/plugin")");
  EXPECT_EQ(at(workload, "mounts.0.source"), R"("/")");
  EXPECT_EQ(at(workload, "capabilities.add"), R"(["SYS_ADMIN"])");
}

TEST_F(WorkloadTest, PrivilegesOfAPluginArePower) {
  const rego::Value workload = read("POST", "/v1.41/plugins/pull?remote=a/b&name=p", R"([
      {"Name":"network","Value":["host"]},{"Name":"host ipc namespace","Value":["true"]},
      {"Name":"host pid namespace","Value":["true"]},{"Name":"mount","Value":["/var/run/docker.sock"]},
      {"Name":"device","Value":["/dev/sda"]},{"Name":"allow-all-devices","Value":["true"]},
      {"Name":"capabilities","Value":["CAP_SYS_ADMIN"]}])");
  EXPECT_EQ(at(workload, "namespaces.net.resolved"), R"("host")");
  EXPECT_EQ(at(workload, "namespaces.ipc.resolved"), R"("host")");
  EXPECT_EQ(at(workload, "namespaces.pid.resolved"), R"("host")");
  EXPECT_EQ(at(workload, "mounts.0.source"), R"("/var/run/docker.sock")");
  EXPECT_EQ(at(workload, "devices.0.path"), R"("/dev/sda")");
  EXPECT_EQ(at(workload, "device_cgroup_rules"), R"(["a *:* rwm"])");
  EXPECT_EQ(at(workload, "capabilities.add"), R"(["SYS_ADMIN"])");
  EXPECT_EQ(at(workload, "plugin.name"), R"("p")");
  EXPECT_EQ(at(workload, "user.is_root"), "true");
}

TEST_F(WorkloadTest, SettingsOfAPluginMayBePaths) {
  const rego::Value workload =
      read("POST", "/v1.41/plugins/p/set", R"(["state.source=/etc","disk.path=/dev/sda","DEBUG=1","args=-x /y"])");
  EXPECT_EQ(at(workload, "mounts.0.source"), R"("/etc")");
  EXPECT_EQ(at(workload, "devices.0.path"), R"("/dev/sda")");
  EXPECT_EQ(at(workload, "plugin.settings.2"), R"("DEBUG=1")");
  EXPECT_TRUE(lists(read("POST", "/v1.41/plugins/create?name=p", ""), "plugin"));
}

TEST_F(WorkloadTest, AVolumeIsWhatMountingItGives) {
  const rego::Value workload =
      read("POST", "/v1.41/volumes/create",
           R"({"Name":"v","DriverOpts":{"type":"none","o":"bind","device":"/"},"Labels":{"a":"b"}})");
  EXPECT_EQ(at(workload, "mounts.0.type"), R"("bind")");
  EXPECT_EQ(at(workload, "mounts.0.source"), R"("/")");
  EXPECT_EQ(at(workload, "volume.driver"), R"("local")");
  EXPECT_EQ(at(workload, "volume.labels"), R"({"a":"b"})");
}

TEST_F(WorkloadTest, ABuildIsItsQuery) {
  const rego::Value workload =
      read("POST",
           "/v1.41/build?networkmode=host&remote=http%3A%2F%2Fx%2Fy&t=a&t=b&version=2&memory=1048576"
           "&extrahosts=x:1.2.3.4&cgroupparent=/up&buildargs=%7B%22TOKEN%22%3A%22s%22%7D&squash=1",
           "");
  EXPECT_EQ(at(workload, "namespaces.net.resolved"), R"("host")");
  EXPECT_EQ(at(workload, "build.remote"), R"("http://x/y")");
  EXPECT_EQ(at(workload, "build.tags"), R"(["a","b"])");
  EXPECT_EQ(at(workload, "build.build_kit"), "true");
  EXPECT_EQ(at(workload, "build.build_args"), R"(["TOKEN"])");
  EXPECT_EQ(at(workload, "limits.memory"), "1048576");
  EXPECT_EQ(at(workload, "extra_hosts"), R"(["x:1.2.3.4"])");
  EXPECT_EQ(at(workload, "cgroup_parent"), R"("/up")");
}

TEST_F(WorkloadTest, AnImageIsWhatItWouldRun) {
  DocumentFacts facts(facts_);
  const rego::Value workload = checked(read_image_document(
      arena_, json(R"({"Id":"sha256:1","RepoTags":["a:1"],"Config":{"User":"0","Cmd":["x"],"Volumes":{"/v":{}}}})"),
      traits_, facts));
  EXPECT_EQ(at(workload, "kind"), R"("image")");
  EXPECT_EQ(at(workload, "user.is_root"), "true");
  EXPECT_EQ(at(workload, "mounts.0.target"), R"("/v")");
}

TEST_F(WorkloadTest, AnInspectWithoutAHostConfigIsUnknown) {
  EXPECT_TRUE(lists(inspect(R"({"Id":"1"})"), "container"));
  EXPECT_TRUE(lists(inspect("[]"), "container"));
}

}  // namespace
}  // namespace bulkhead
