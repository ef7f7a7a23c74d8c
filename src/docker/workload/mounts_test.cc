// Whatever brings a part of the host into a container is in `mounts` as what it is.

#include "docker/workload/mounts.h"

#include "docker/workload/bind_text.h"
#include "docker/workload/host_path.h"
#include "docker/workload/testing.h"

namespace bulkhead {
namespace {

struct MountCase {
  const char* name;
  const char* host_config;
  const char* expected;  // "type source target ro|rw" of each mount, joined by "; "
};

void PrintTo(const MountCase& mount, std::ostream* out) { *out << mount.host_config; }

std::string field(const rego::Value& mount, std::string_view name) {
  const rego::Value value = mount.get(name);
  return value.is_string() ? std::string(value.as_string()) : "-";
}

std::string summary(const rego::Value& workload) {
  std::string text;
  for (const rego::Value& mount : workload.get("mounts").items()) {
    if (!text.empty()) text += "; ";
    text += field(mount, "type") + " " + field(mount, "source") + " " + field(mount, "target") +
            (mount.get("read_only").is_true() ? " ro" : " rw") + (mount.get("host").is_true() ? " host" : "");
  }
  return text;
}

class MountCaseTest : public WorkloadTest, public testing::WithParamInterface<MountCase> {};

TEST_P(MountCaseTest, IsShownAsWhatItIs) {
  EXPECT_EQ(summary(create_with(GetParam().host_config)), GetParam().expected) << GetParam().host_config;
}

constexpr MountCase kCases[] = {
    {"Nothing", R"({})", ""},
    {"Bind", R"({"Binds":["/srv:/data"]})", "bind /srv /data rw host"},
    {"BindReadOnly", R"({"Binds":["/srv:/data:ro,z"]})", "bind /srv /data ro host"},
    {"BindOfTheRootBySlashes", R"({"Binds":["//:/h"]})", "bind / /h rw host"},
    {"BindOfTheRootByDots", R"({"Binds":["/tmp/..:/h"]})", "bind / /h rw host"},
    {"BindByDot", R"({"Binds":["/./etc/.:/h"]})", "bind /etc /h rw host"},
    {"BindAboveTheRoot", R"({"Binds":["/../../etc:/h"]})", "bind /etc /h rw host"},
    {"BindOfASocket", R"({"Binds":["/run/docker.sock:/s"]})", "bind /run/docker.sock /s rw host"},
    {"BindKeyWithLongS", "{\"Bind\u017f\":[\"/:/h\"]}", "bind / /h rw host"},
    {"NamedVolume", R"({"Binds":["data:/data"]})", "volume data /data rw"},
    {"AnonymousVolume", R"({"Binds":["/data"]})", "volume - /data rw"},
    {"MountBind", R"({"Mounts":[{"Type":"bind","Source":"/","Target":"/h","ReadOnly":true}]})", "bind / /h ro host"},
    {"MountBindUnclean", R"({"Mounts":[{"Type":"bind","Source":"/a/../","Target":"/h/"}]})", "bind / /h rw host"},
    {"MountBindRelative", R"({"Mounts":[{"Type":"bind","Source":"etc","Target":"/h"}]})", "bind etc /h rw host"},
    {"VolumeIsABind",
     R"({"Mounts":[{"Type":"volume","Target":"/h","VolumeOptions":{"DriverConfig":{"Name":"local","Options":{"type":"none","o":"bind","device":"/"}}}}]})",
     "bind / /h rw host"},
    {"VolumeIsARecursiveBind",
     R"({"Mounts":[{"Type":"volume","Target":"/h","VolumeOptions":{"DriverConfig":{"Options":{"type":"x","o":"ro,rbind","device":"/etc"}}}}]})",
     "bind /etc /h ro host"},
    {"VolumeIsADisk",
     R"({"Mounts":[{"Type":"volume","Target":"/h","VolumeOptions":{"DriverConfig":{"Options":{"type":"ext4","device":"/dev/vda"}}}}]})",
     "device /dev/vda /h rw host"},
    {"VolumeIsAnOverlay",
     R"({"Mounts":[{"Type":"volume","Target":"/h","VolumeOptions":{"DriverConfig":{"Options":{"type":"overlay","device":"overlay","o":"lowerdir=/etc:/a\\:b,upperdir=/u,workdir=/w"}}}}]})",
     "overlay /etc /h ro host; overlay /a:b /h ro host; overlay /u /h rw host; overlay /w /h rw host"},
    {"VolumeIsDebugfs",
     R"({"Mounts":[{"Type":"volume","Target":"/h","VolumeOptions":{"DriverConfig":{"Options":{"type":"debugfs","device":"debugfs"}}}}]})",
     "filesystem debugfs /h rw host"},
    {"VolumeIsProc",
     R"({"Mounts":[{"Type":"volume","Target":"/h","VolumeOptions":{"DriverConfig":{"Options":{"type":"proc","device":"proc"}}}}]})",
     "filesystem proc /h rw host"},
    {"VolumeIsNfs",
     R"({"Mounts":[{"Type":"volume","Target":"/h","VolumeOptions":{"DriverConfig":{"Options":{"type":"nfs","o":"addr=10.0.0.1,ro","device":":/x"}}}}]})",
     "network :/x /h ro"},
    {"VolumeIsCifs",
     R"({"Mounts":[{"Type":"volume","Target":"/h","VolumeOptions":{"DriverConfig":{"Options":{"type":"cifs","device":"//10.0.0.1/x"}}}}]})",
     "network //10.0.0.1/x /h rw"},
    {"VolumeIsTmpfs",
     R"({"Mounts":[{"Type":"volume","Target":"/h","VolumeOptions":{"DriverConfig":{"Options":{"type":"tmpfs","device":"tmpfs"}}}}]})",
     "tmpfs tmpfs /h rw"},
    {"VolumeOfAnotherDriver",
     R"({"Mounts":[{"Type":"volume","Source":"v","Target":"/h","VolumeOptions":{"DriverConfig":{"Name":"vieux/sshfs","Options":{"device":"/"}}}}]})",
     "volume v /h rw"},
    {"Tmpfs", R"({"Tmpfs":{"/run":"exec,suid"}})", "tmpfs - /run rw"},
    {"MountTmpfs", R"({"Mounts":[{"Type":"tmpfs","Target":"/t","TmpfsOptions":{"SizeBytes":1,"Options":[["exec"]]}}]})",
     "tmpfs - /t rw"},
    {"Image", R"({"Mounts":[{"Type":"image","Source":"alpine","Target":"/i"}]})", "image alpine /i rw"},
    {"NamedPipe", R"({"Mounts":[{"Type":"npipe","Source":"\\\\.\\pipe\\docker_engine","Target":"/p"}]})",
     R"(npipe \\.\pipe\docker_engine /p rw host)"},
    {"Cluster", R"({"Mounts":[{"Type":"cluster","Source":"group:x","Target":"/c"}]})", "cluster group:x /c rw"},
    {"OtherType", R"({"Mounts":[{"Type":"new","Source":"/","Target":"/c"}]})", "unknown / /c rw host"},
};
INSTANTIATE_TEST_SUITE_P(Mounts, MountCaseTest, testing::ValuesIn(kCases),
                         [](const auto& row) { return std::string(row.param.name); });

TEST_F(WorkloadTest, AnExistingVolumeIsWhatTheDaemonSays) {
  constexpr auto kHost = R"({"Binds":["data:/data:ro"]})";
  know(R"({"volumes":{"data":{"Driver":"local","Options":{"type":"none","o":"bind","device":"/var"}}}})");
  const rego::Value workload = create_with(kHost);
  EXPECT_EQ(summary(workload), "bind /var /data ro host");
  EXPECT_EQ(at(workload, "mounts.0.volume"), R"("data")");
  EXPECT_EQ(at(workload, "mounts.0.state"), R"("known")");
  know(R"({"volumes":{"data":{"Driver":"local","Options":null}}})");
  EXPECT_EQ(summary(create_with(kHost)), "volume data /data ro");
  know(R"({"volumes":{"data":null}})");
  EXPECT_EQ(at(create_with(kHost), "mounts.0.state"), R"("absent")");
}

TEST_F(WorkloadTest, AnExistingVolumeAndTheOptionsAskedForBothCount) {
  know(R"({"volumes":{"v":{"Driver":"local","Options":{"type":"none","o":"bind","device":"/old"}}}})");
  EXPECT_EQ(
      summary(create_with(
          R"({"Mounts":[{"Type":"volume","Source":"v","Target":"/h","VolumeOptions":{"DriverConfig":{"Options":{"type":"none","o":"bind","device":"/new"}}}}]})")),
      "bind /old /h rw host; bind /new /h rw host");
}

TEST_F(WorkloadTest, AVolumeThatCannotBeAskedAboutIsUnknown) {
  const rego::Value workload = create_with(R"({"Binds":["data:/data"]})");
  EXPECT_EQ(at(workload, "mounts.0.state"), R"("unknown")");
  EXPECT_NE(at(workload, "unknown").find(R"("mounts.0.volume")"), std::string::npos);
}

TEST_F(WorkloadTest, HostPathsAreResolved) {
  know(R"({"paths":{"/home/me/link":{"resolved":"/etc","type":"directory","owner_uid":0,"owner_gid":0,"mode":493}}})");
  const rego::Value workload = create_with(R"({"Binds":["/home/me/x/../link/:/h"]})");
  EXPECT_EQ(at(workload, "mounts.0.source"), R"("/home/me/link")");
  EXPECT_EQ(at(workload, "mounts.0.resolved"), R"("/etc")");
  EXPECT_EQ(at(workload, "mounts.0.host_path.type"), R"("directory")");
  EXPECT_EQ(at(workload, "mounts.0.host_path.mode"), "493");
  EXPECT_EQ(at(workload, "unknown").find("mounts"), std::string::npos);
}

TEST_F(WorkloadTest, AHostPathThatCannotBeResolvedSaysWhy) {
  know(R"({"paths":{"/tmp/x":{"reason":"/tmp may be written by others"}}})");
  const rego::Value workload = create_with(R"({"Binds":["/tmp/x:/h"]})");
  EXPECT_EQ(at(workload, "mounts.0.resolved"), "null");
  EXPECT_EQ(at(workload, "mounts.0.host_path.reason"), R"("/tmp may be written by others")");
  EXPECT_NE(at(workload, "unknown").find(R"("mounts.0.resolved")"), std::string::npos);
}

TEST_F(WorkloadTest, DevicesOfAVolumeAreNotCleaned) {
  know(R"({"paths":{"/a/../b":{"resolved":"/elsewhere/b"}}})");
  const rego::Value workload = create_with(
      R"({"Mounts":[{"Type":"volume","Target":"/h","VolumeOptions":{"DriverConfig":{"Options":{"type":"none","o":"bind","device":"/a/../b"}}}}]})");
  EXPECT_EQ(at(workload, "mounts.0.resolved"), R"("/elsewhere/b")");
}

TEST_F(WorkloadTest, ARelativePathIsNeverResolved) {
  know(R"({"paths":{"etc":{"resolved":"/etc"}}})");
  const rego::Value workload = create_with(R"({"Devices":[{"PathOnHost":"dev/sda"}]})");
  EXPECT_EQ(at(workload, "devices.0.resolved"), "null");
  EXPECT_EQ(at(workload, "devices.0.host_path.reason"), R"("the path is not absolute")");
}

TEST_F(WorkloadTest, MountsOfOtherContainersAreInherited) {
  know(R"({"containers":{"db":{"Id":"1234","Name":"/db","State":{"Running":true},
           "Config":{"Image":"x"},"HostConfig":{"Privileged":true},
           "Mounts":[{"Type":"bind","Source":"/etc","Destination":"/e","Mode":"","RW":true,"Propagation":"rprivate"},
                     {"Type":"volume","Name":"v","Driver":"local","Destination":"/v","Mode":"z","RW":false}]}},
           "volumes":{"v":{"Driver":"local","Options":{"type":"ext4","device":"/dev/vda"}}}})");
  const rego::Value workload = create_with(R"({"VolumesFrom":["db:ro"]})");
  EXPECT_EQ(summary(workload), "bind /etc /e ro host; device /dev/vda /v ro host");
  EXPECT_EQ(at(workload, "mounts.0.inherited_from"), R"("db")");
  EXPECT_EQ(at(workload, "volumes_from.0.workload.privileged"), "true");
  EXPECT_EQ(at(create_with(R"({"VolumesFrom":["gone"]})"), "unknown").find(R"("volumes_from.0")") == std::string::npos,
            false);
}

TEST_F(WorkloadTest, TargetsOfTheImageAreVolumesUnlessMounted) {
  know(R"({"images":{"alpine":{"Id":"sha256:1","Config":{"Volumes":{"/a":{},"/b":{}}}}}})");
  EXPECT_EQ(summary(create_with(R"({"Tmpfs":{"/a":""}})")), "tmpfs - /a rw; volume - /b rw");
}

TEST_F(WorkloadTest, ReadOnlyBindsAreReadOnlyBelowFromApi144) {
  constexpr auto kBody = R"({"Image":"a","HostConfig":{"Binds":["/a:/b:ro"]}})";
  EXPECT_EQ(at(read("POST", "/v1.44/containers/create", kBody), "mounts.0.read_only_recursive"), "true");
  EXPECT_EQ(at(read("POST", "/v1.43/containers/create", kBody), "mounts.0.read_only_recursive"), "false");
}

TEST(BindText, TakesModesApart) {
  EXPECT_TRUE(parse_bind("/a:/b:ro").is_read_only);
  EXPECT_TRUE(parse_bind("/a:/b:rslave,ro").is_read_only);
  EXPECT_EQ(parse_bind("/a:/b:rslave,ro").propagation, "rslave");
  EXPECT_FALSE(parse_bind("/a:/b:ro,rw").is_read_only) << "refused by the daemon, so nothing is read-only";
  EXPECT_FALSE(parse_bind("/a:/b:RO").is_read_only);
  EXPECT_EQ(parse_bind("/a:/b:c:d").mode, "c:d");
  EXPECT_EQ(parse_bind("").target, "");
}

TEST(CleanPath, IsGosPathClean) {
  base::Arena arena;
  const auto clean = [&](std::string_view path) { return std::string(clean_path(arena, path)); };
  EXPECT_EQ(clean("/"), "/");
  EXPECT_EQ(clean("//"), "/");
  EXPECT_EQ(clean("/a//b/"), "/a/b");
  EXPECT_EQ(clean("/a/./b/.."), "/a");
  EXPECT_EQ(clean("/a/.."), "/");
  EXPECT_EQ(clean("/../a/../../b"), "/b");
  EXPECT_EQ(clean("/..a/b../..."), "/..a/b../...");
}

}  // namespace
}  // namespace bulkhead
