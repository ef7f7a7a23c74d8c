// Every power that a create request can ask for is visible, however it is spelled: docker-authz 3.4 and 3.5,
// least-privilege C.8. One row a spelling: HostConfig, where to look, what must stand there.

#include "docker/workload/testing.h"

namespace bulkhead {
namespace {

struct PowerCase {
  const char* name;
  const char* host_config;
  const char* path;
  const char* expected;
};

void PrintTo(const PowerCase& power, std::ostream* out) { *out << power.host_config; }

class PowerTest : public WorkloadTest, public testing::WithParamInterface<PowerCase> {};

TEST_P(PowerTest, IsVisible) {
  const PowerCase& power = GetParam();
  const rego::Value workload = create_with(power.host_config);
  EXPECT_EQ(at(workload, power.path), power.expected) << power.host_config << '\n' << rego::to_json(workload);
}

constexpr PowerCase kConfinement[] = {
    {"Privileged", R"({"Privileged":true})", "privileged", "true"},
    {"PrivilegedInAnyCase", R"({"privileged":true})", "privileged", "true"},
    {"PrivilegedHasAllCapabilities", R"({"Privileged":true})", "capabilities.all", "true"},
    {"PrivilegedWithDropAllHasAllStill", R"({"Privileged":true,"CapDrop":["ALL"]})", "capabilities.all", "true"},
    {"PrivilegedHasNoSeccomp", R"({"Privileged":true})", "security.seccomp.mode", R"("unconfined")"},
    {"PrivilegedHasNoAppArmor", R"({"Privileged":true})", "security.apparmor.mode", R"("unconfined")"},
    {"PrivilegedHidesNothing", R"({"Privileged":true})", "security.masked_paths.mode", R"("none")"},
    {"PrivilegedWritesProc", R"({"Privileged":true})", "security.readonly_paths.mode", R"("none")"},
    {"PrivilegedWritesCgroups", R"({"Privileged":true})", "security.writable_cgroups", "true"},
    {"PrivilegedHasNoLabels", R"({"Privileged":true})", "security.selinux.disabled", "true"},
    {"SeccompOff", R"({"SecurityOpt":["seccomp=unconfined"]})", "security.seccomp.mode", R"("unconfined")"},
    {"SeccompOffByColon", R"({"SecurityOpt":["seccomp:unconfined"]})", "security.seccomp.mode", R"("unconfined")"},
    {"SeccompProfileInline", R"({"SecurityOpt":["seccomp={\"defaultAction\":\"SCMP_ACT_ALLOW\"}"]})",
     "security.seccomp", R"({"mode":"profile","profile":"{\"defaultAction\":\"SCMP_ACT_ALLOW\"}"})"},
    {"SeccompLastStands", R"({"SecurityOpt":["seccomp=builtin","seccomp:unconfined"]})", "security.seccomp.mode",
     R"("unconfined")"},
    {"SeccompBuiltin", R"({"SecurityOpt":["seccomp=builtin"]})", "security.seccomp.mode", R"("builtin")"},
    {"AppArmorOff", R"({"SecurityOpt":["apparmor=unconfined"]})", "security.apparmor.mode", R"("unconfined")"},
    {"AppArmorOffByColon", R"({"SecurityOpt":["apparmor:unconfined"]})", "security.apparmor.mode", R"("unconfined")"},
    {"AppArmorOther", R"({"SecurityOpt":["apparmor=mine"]})", "security.apparmor",
     R"({"mode":"profile","name":"mine"})"},
    {"LabelsOff", R"({"SecurityOpt":["label=disable"]})", "security.selinux.disabled", "true"},
    {"LabelsOffByColon", R"({"SecurityOpt":["label:disable"]})", "security.selinux.disabled", "true"},
    {"LabelsOffBare", R"({"SecurityOpt":["disable"]})", "security.selinux.disabled", "true"},
    {"LabelType", R"({"SecurityOpt":["label=type:spc_t"]})", "security.selinux.type", R"("spc_t")"},
    {"LabelTypeByColon", R"({"SecurityOpt":["label:type:spc_t"]})", "security.selinux.type", R"("spc_t")"},
    {"LabelsGoWithTheHostsProcesses", R"({"PidMode":"host"})", "security.selinux.disabled", "true"},
    {"LabelsGoWithTheHostsMemory", R"({"IpcMode":"host"})", "security.selinux.disabled", "true"},
    {"LabelsStayIfNamed", R"({"PidMode":"host","SecurityOpt":["label=type:x"]})", "security.selinux.disabled", "false"},
    {"WritableCgroups", R"({"SecurityOpt":["writable-cgroups=true"]})", "security.writable_cgroups", "true"},
    {"WritableCgroupsBare", R"({"SecurityOpt":["writable-cgroups"]})", "security.writable_cgroups", "true"},
    {"NoNewPrivileges", R"({"SecurityOpt":["no-new-privileges"]})", "security.no_new_privileges", "true"},
    {"NoNewPrivilegesTakenBack", R"({"SecurityOpt":["no-new-privileges","no-new-privileges:false"]})",
     "security.no_new_privileges", "false"},
    {"NothingHidden", R"({"MaskedPaths":[]})", "security.masked_paths.mode", R"("none")"},
    {"LittleHidden", R"({"MaskedPaths":["/proc/kcore"]})", "security.masked_paths",
     R"({"mode":"list","paths":["/proc/kcore"]})"},
    {"HiddenByDefault", R"({"MaskedPaths":null})", "security.masked_paths.mode", R"("default")"},
    {"HiddenByDefaultWithKelvin", "{\"Mas\u212aedPaths\":[]}", "security.masked_paths.mode", R"("none")"},
    {"ProcWritable", R"({"ReadonlyPaths":[]})", "security.readonly_paths.mode", R"("none")"},
    {"UserNamespaceOff", R"({"UsernsMode":"host"})", "namespaces.user.mode", R"("host")"},
};
INSTANTIATE_TEST_SUITE_P(Confinement, PowerTest, testing::ValuesIn(kConfinement),
                         [](const auto& row) { return std::string(row.param.name); });

constexpr PowerCase kCapabilities[] = {
    {"Default", R"({})", "capabilities.effective.0", R"("AUDIT_WRITE")"},
    {"Added", R"({"CapAdd":["SYS_ADMIN"]})", "capabilities.add", R"(["SYS_ADMIN"])"},
    {"WithPrefix", R"({"CapAdd":["CAP_SYS_ADMIN"]})", "capabilities.add", R"(["SYS_ADMIN"])"},
    {"LowerCase", R"({"CapAdd":["sys_admin"]})", "capabilities.add", R"(["SYS_ADMIN"])"},
    {"MixedCaseWithPrefix", R"({"CapAdd":["Cap_Sys_Admin"]})", "capabilities.add", R"(["SYS_ADMIN"])"},
    {"LongSAndDotlessI", "{\"CapAdd\":[\"\u017fys_adm\u0131n\"]}", "capabilities.add", R"(["SYS_ADMIN"])"},
    {"AllLowerCase", R"({"CapAdd":["all"]})", "capabilities.all", "true"},
    {"AllMixed", R"({"CapAdd":["aLL"]})", "capabilities.all", "true"},
    {"SortedOnce", R"({"CapAdd":["SYS_TIME","net_admin","NET_ADMIN"]})", "capabilities.add",
     R"(["NET_ADMIN","SYS_TIME"])"},
    {"DropAll", R"({"CapDrop":["ALL"]})", "capabilities.effective", "[]"},
    {"DropAllAddOne", R"({"CapDrop":["all"],"CapAdd":["chown"]})", "capabilities.effective", R"(["CHOWN"])"},
    {"DropOneOfTheDefault", R"({"CapDrop":["ALL"],"CapAdd":["SYS_ADMIN","CHOWN"]})", "capabilities.effective",
     R"(["CHOWN","SYS_ADMIN"])"},
    {"AddAllBeatsDropAll", R"({"CapDrop":["ALL"],"CapAdd":["ALL"]})", "capabilities.all", "true"},
    {"AddAllLessOne", R"({"CapDrop":["SYS_ADMIN"],"CapAdd":["ALL"]})", "capabilities.all", "false"},
    {"NoSuchName", R"({"CapAdd":["CAP_ALL"]})", "capabilities.add", R"(["CAP_ALL"])"},
};
INSTANTIATE_TEST_SUITE_P(Capabilities, PowerTest, testing::ValuesIn(kCapabilities),
                         [](const auto& row) { return std::string(row.param.name); });

constexpr PowerCase kNamespaces[] = {
    {"Pid", R"({"PidMode":"host"})", "namespaces.pid.resolved", R"("host")"},
    {"PidOfContainer", R"({"PidMode":"container:web"})", "namespaces.pid.mode", R"("container")"},
    {"PidOfUnknownContainer", R"({"PidMode":"container:web"})", "namespaces.pid.resolved", R"("unknown")"},
    {"PidOfContainerIsNamed", R"({"PidMode":"container:web"})", "namespaces.pid.container.reference", R"("web")"},
    {"Ipc", R"({"IpcMode":"host"})", "namespaces.ipc.mode", R"("host")"},
    {"IpcShareable", R"({"IpcMode":"shareable"})", "namespaces.ipc.mode", R"("shareable")"},
    {"IpcOfContainer", R"({"IpcMode":"container:web"})", "namespaces.ipc.mode", R"("container")"},
    {"IpcDefault", R"({})", "namespaces.ipc.mode", R"("private")"},
    {"Net", R"({"NetworkMode":"host"})", "namespaces.net.resolved", R"("host")"},
    {"NetNone", R"({"NetworkMode":"none"})", "namespaces.net.mode", R"("none")"},
    {"NetDefault", R"({"NetworkMode":"default"})", "namespaces.net.mode", R"("bridge")"},
    {"NetNamed", R"({"NetworkMode":"front"})", "namespaces.net.mode", R"("network")"},
    {"NetNamedIsListed", R"({"NetworkMode":"front"})", "networks.0.name", R"("front")"},
    {"NetOfContainer", R"({"NetworkMode":"container:web"})", "namespaces.net.container.reference", R"("web")"},
    {"Uts", R"({"UTSMode":"host"})", "namespaces.uts.resolved", R"("host")"},
    {"Cgroup", R"({"CgroupnsMode":"host"})", "namespaces.cgroup.resolved", R"("host")"},
    {"CgroupOfContainer", R"({"Cgroup":"container:web"})", "namespaces.cgroup.mode", R"("container")"},
    {"CgroupPrivate", R"({"CgroupnsMode":"private"})", "namespaces.cgroup.resolved", R"("private")"},
};
INSTANTIATE_TEST_SUITE_P(Namespaces, PowerTest, testing::ValuesIn(kNamespaces),
                         [](const auto& row) { return std::string(row.param.name); });

constexpr PowerCase kRest[] = {
    {"Devices", R"({"Devices":[{"PathOnHost":"/dev/sda","PathInContainer":"/dev/x","CgroupPermissions":"rwm"}]})",
     "devices.0.path", R"("/dev/sda")"},
    {"DeviceRules", R"({"DeviceCgroupRules":["a *:* rwm"]})", "device_cgroup_rules", R"(["a *:* rwm"])"},
    {"Gpu", R"({"DeviceRequests":[{"Count":-1,"Capabilities":[["gpu","compute"]]}]})", "device_requests.0.type",
     R"("gpu")"},
    {"Cdi", R"({"DeviceRequests":[{"Driver":"cdi","DeviceIDs":["vendor.com/dev=all"]}]})", "device_requests.0.type",
     R"("cdi")"},
    {"Runtime", R"({"Runtime":"io.containerd.kata.v2"})", "runtime", R"("io.containerd.kata.v2")"},
    {"CgroupParent", R"({"CgroupParent":"/system.slice"})", "cgroup_parent", R"("/system.slice")"},
    {"Sysctls", R"({"Sysctls":{"kernel.shm_rmid_forced":"1"}})", "sysctls", R"({"kernel.shm_rmid_forced":"1"})"},
    {"Groups", R"({"GroupAdd":["docker","999"]})", "user.groups", R"(["docker","999"])"},
    {"LogEndpoint", R"({"LogConfig":{"Type":"syslog","Config":{"syslog-address":"unix:///run/x"}}})", "log.endpoint",
     R"("unix:///run/x")"},
    {"PortOnEveryAddress", R"({"PortBindings":{"80/tcp":[{"HostPort":"80"}]}})", "ports.0.all_interfaces", "true"},
    {"PortOnTheLongZero", R"({"PortBindings":{"80/tcp":[{"HostIp":"0:0::0","HostPort":"80"}]}})",
     "ports.0.all_interfaces", "true"},
    {"PortOnOneAddress", R"({"PortBindings":{"80/tcp":[{"HostIp":"127.0.0.1","HostPort":"80"}]}})",
     "ports.0.all_interfaces", "false"},
    {"PortRange", R"({"PortBindings":{"80/udp":[{"HostPort":"1000-1010"}]}})", "ports.0.host_port_last", "1010"},
    {"PortWithoutBinding", R"({"PortBindings":{"80/tcp":null}})", "ports.0.container_port", "80"},
    {"PublishAll", R"({"PublishAllPorts":true})", "publish_all_ports", "true"},
    {"Links", R"({"Links":["db:db"]})", "links", R"(["db:db"])"},
    {"ExtraHosts", R"({"ExtraHosts":["x:host-gateway"]})", "extra_hosts", R"(["x:host-gateway"])"},
    {"Restart", R"({"RestartPolicy":{"Name":"always"}})", "restart.policy", R"("always")"},
    {"OomOff", R"({"OomKillDisable":true})", "limits.oom_kill_disable", "true"},
    {"OomScore", R"({"OomScoreAdj":-1000})", "limits.oom_score_adj", "-1000"},
    {"Storage", R"({"StorageOpt":{"size":"120G"}})", "storage_options", R"({"size":"120G"})"},
    {"BlkioDevice", R"({"BlkioDeviceReadBps":[{"Path":"/dev/sda","Rate":1}]})", "limits.blkio_devices",
     R"(["/dev/sda"])"},
    {"Memory", R"({"Memory":67108864})", "limits.memory", "67108864"},
    {"Cpus", R"({"NanoCpus":1500000000})", "limits.cpus", "1.5"},
    {"CpusOfQuota", R"({"CpuQuota":5000,"CpuPeriod":100000})", "limits.cpus", "0.05"},
    {"PidsWithoutLimit", R"({"PidsLimit":-1})", "limits.pids", "null"},
    {"Ulimits", R"({"Ulimits":[{"Name":"nofile","Soft":-1,"Hard":-1}]})", "limits.ulimits.0.hard", "-1"},
    {"Dns", R"({"Dns":["10.0.0.1"]})", "dns.servers", R"(["10.0.0.1"])"},
};
INSTANTIATE_TEST_SUITE_P(Rest, PowerTest, testing::ValuesIn(kRest),
                         [](const auto& row) { return std::string(row.param.name); });

TEST_F(WorkloadTest, AnnotationsCountFromApi143) {
  constexpr auto kBody = R"({"Image":"a","HostConfig":{"Annotations":{"run.oci.x":"y"}}})";
  EXPECT_EQ(at(read("POST", "/v1.43/containers/create", kBody), "annotations"), R"({"run.oci.x":"y"})");
  EXPECT_EQ(at(read("POST", "/v1.42/containers/create", kBody), "annotations"), "{}");
  EXPECT_EQ(at(read("POST", "/containers/create", kBody), "annotations"), R"({"run.oci.x":"y"})");
}

TEST_F(WorkloadTest, IpcIsShareableBelowApi140) {
  traits_ = docker_20();
  EXPECT_EQ(at(read("POST", "/v1.39/containers/create", R"({"Image":"a"})"), "namespaces.ipc.mode"), R"("shareable")");
  EXPECT_EQ(at(read("POST", "/v1.40/containers/create", R"({"Image":"a"})"), "namespaces.ipc.mode"), R"("private")");
}

TEST_F(WorkloadTest, CgroupNamespaceFollowsTheHost) {
  const auto resolved = [&](const char* target, const char* host_config = "{}") {
    return at(read("POST", target, std::string(R"({"Image":"a","HostConfig":)") + host_config + "}"),
              "namespaces.cgroup.resolved");
  };
  traits_ = docker_20();
  EXPECT_EQ(resolved("/v1.41/containers/create"), R"("unknown")");
  know(R"({"info":{"CgroupVersion":"1","SecurityOptions":["name=cgroupns"]}})");
  EXPECT_EQ(resolved("/v1.41/containers/create"), R"("private")");
  EXPECT_EQ(resolved("/v1.40/containers/create"), R"("host")");
  EXPECT_EQ(resolved("/v1.41/containers/create", R"({"Privileged":true})"), R"("host")");
  know(R"({"info":{"CgroupVersion":"1","SecurityOptions":[]}})");
  EXPECT_EQ(resolved("/v1.41/containers/create"), R"("host")");
  know(R"({"info":{"CgroupVersion":"2","SecurityOptions":["name=cgroupns"]}})");
  EXPECT_EQ(resolved("/v1.40/containers/create", R"({"Privileged":true})"), R"("private")");
}

TEST_F(WorkloadTest, UserNamespaceFollowsTheDaemon) {
  const auto resolved = [&](const char* host_config) {
    return at(create_with(host_config), "namespaces.user.resolved");
  };
  EXPECT_EQ(resolved("{}"), R"("unknown")");
  know(R"({"info":{"SecurityOptions":[]}})");
  EXPECT_EQ(resolved("{}"), R"("host")");
  know(R"({"info":{"SecurityOptions":["name=seccomp,profile=default","name=userns"]}})");
  EXPECT_EQ(resolved("{}"), R"("private")");
  EXPECT_EQ(resolved(R"({"UsernsMode":"host"})"), R"("host")");
  know(R"({"info":{"SecurityOptions":["name=rootless"]}})");
  EXPECT_EQ(resolved(R"({"UsernsMode":"host"})"), R"("private")");
}

TEST_F(WorkloadTest, TheDaemonMayRunEveryoneWithoutSeccomp) {
  know(R"({"info":{"SecurityOptions":["name=seccomp,profile=unconfined","name=no-new-privileges"]}})");
  const rego::Value workload = create_with("{}");
  EXPECT_EQ(at(workload, "security.seccomp.mode"), R"("unconfined")");
  EXPECT_EQ(at(workload, "security.no_new_privileges"), "true");
  know(R"({"info":{"SecurityOptions":["name=seccomp,profile=builtin"]}})");
  EXPECT_EQ(at(create_with("{}"), "security.seccomp.mode"), R"("default")");
}

}  // namespace
}  // namespace bulkhead
