// Small documents, as docker inspect prints them, of things that were made without a wish.

#include "cli/seeming_facts.h"

#include "rego/value/json.h"

namespace bulkhead {
namespace {

constexpr std::string_view kImage = R"({"Id":"sha256:)"
                                    R"(0000000000000000000000000000000000000000000000000000000000000001",)"
                                    R"("RepoTags":[],"RepoDigests":[],"Config":{"User":"","Cmd":["sh"]}})";
constexpr std::string_view kContainer =
    R"({"Id":"0000000000000000000000000000000000000000000000000000000000000002","Name":"/container",)"
    R"("State":{"Running":true},"Config":{"User":"","Cmd":["sh"]},"HostConfig":{"NetworkMode":"default"}})";
constexpr std::string_view kVolume = R"({"Name":"volume","Driver":"local","Options":null})";
constexpr std::string_view kNetwork = R"({"Name":"network","Id":"3","Driver":"bridge","Options":{}})";
constexpr std::string_view kInfo =
    R"({"SecurityOptions":["name=apparmor","name=seccomp,profile=builtin","name=cgroupns"],"CgroupVersion":"2"})";

}  // namespace

Fact SeemingFacts::known(std::string_view json) { return {FactState::kKnown, *rego::read_json(arena_, json)}; }

Fact SeemingFacts::container(std::string_view) { return known(kContainer); }
Fact SeemingFacts::volume(std::string_view) { return known(kVolume); }
Fact SeemingFacts::image(std::string_view) { return known(kImage); }
Fact SeemingFacts::network(std::string_view) { return known(kNetwork); }
Fact SeemingFacts::daemon_info() { return known(kInfo); }

HostPathFact SeemingFacts::host_path(std::string_view path) {
  HostPathFact fact;
  fact.state = FactState::kKnown;
  fact.is_resolvable = true;
  fact.resolved = arena_.copy(path);
  fact.exists = true;
  fact.kind = HostFileKind::kDirectory;
  if (path.ends_with(".sock")) fact.kind = HostFileKind::kSocket;
  if (path.starts_with("/dev/")) fact.kind = HostFileKind::kCharacterDevice;
  for (const std::string_view disk : {"/dev/sd", "/dev/vd", "/dev/xvd", "/dev/nvme", "/dev/dm-", "/dev/loop"}) {
    if (path.starts_with(disk)) fact.kind = HostFileKind::kBlockDevice;
  }
  fact.owner_uid = fact.owner_gid = 0;
  fact.mode = 0755;
  return fact;
}

}  // namespace bulkhead
