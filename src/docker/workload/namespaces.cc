// "container:X" is followed through X's own mode to where it ends, because the namespace of a container that has the
// host's is the host's. Chains are followed kChainMax containers far, which also ends cycles.

#include "docker/workload/namespaces.h"

#include "docker/workload/documents.h"
#include "docker/workload/inspect_container.h"
#include "docker/workload/versions.h"

namespace bulkhead {
namespace {

using rego::Value;
using Builder = DocumentBuilder<NamespaceField>;

constexpr std::string_view kContainerPrefix = "container:";
constexpr int kChainMax = 8;

struct NamespaceKind {
  NamespacesField field;
  HostMember member;
  std::string_view moby_name;  // in HostConfig
  std::string_view path;       // in the workload
};
constexpr NamespaceKind kPid{NamespacesField::pid, HostMember::PidMode, "PidMode", "namespaces.pid"};
constexpr NamespaceKind kIpc{NamespacesField::ipc, HostMember::IpcMode, "IpcMode", "namespaces.ipc"};
constexpr NamespaceKind kNet{NamespacesField::net, HostMember::NetworkMode, "NetworkMode", "namespaces.net"};
constexpr NamespaceKind kCgroup{NamespacesField::cgroup, HostMember::Cgroup, "Cgroup", "namespaces.cgroup"};

bool joins_container(std::string_view mode) { return mode.starts_with(kContainerPrefix); }

// Where a chain that starts at `mode` ends.
Word resolve(Reading& reading, const NamespaceKind& kind, std::string_view mode) {
  for (int i = 0; i < kChainMax; i++) {
    if (mode == "host") return Word::kHost;
    if (!joins_container(mode)) return Word::kPrivate;
    const Fact fact = reading.facts.container(mode.substr(kContainerPrefix.size()));
    if (!fact.is_known()) return Word::kUnknown;
    const Value host = fact.document.get("HostConfig");
    if (!host.is_object()) return Word::kUnknown;
    mode = text_of(host.get(kind.moby_name));
    if (kind.field == NamespacesField::cgroup && mode.empty()) mode = text_of(host.get("CgroupnsMode"));
  }
  return Word::kUnknown;
}

void set_resolved(Reading& reading, Builder& document, Word resolved, std::string_view path) {
  document.set(NamespaceField::resolved, word(resolved));
  if (resolved == Word::kUnknown) reading.note_unknown(path);
}

Value joined(Reading& reading, const NamespaceKind& kind, const Value& mode) {
  Builder document(reading.arena);
  document.set(NamespaceField::mode, word(Word::kContainer));
  document.set(NamespaceField::value, mode);
  const std::string_view reference = mode.as_string().substr(kContainerPrefix.size());
  TextBuilder path(reading.arena);
  path.add(kind.path);
  path.add(".container");
  document.set(NamespaceField::container, read_other_container(reading, reference, path.view()));
  set_resolved(reading, document, resolve(reading, kind, mode.as_string()), kind.path);
  return document.finish();
}

Value simple(Reading& reading, Word mode, const Value& asked) {
  Builder document(reading.arena);
  if (has_text(asked)) document.set(NamespaceField::value, asked);
  if (mode != Word::kPrivate) document.set(NamespaceField::mode, word(mode));
  if (mode == Word::kHost) document.set(NamespaceField::resolved, word(Word::kHost));
  return document.finish();
}

Value read_pid(Reading& reading, const Value& mode) {
  if (joins_container(text_of(mode))) return joined(reading, kPid, mode);
  return simple(reading, text_of(mode) == "host" ? Word::kHost : Word::kPrivate, mode);
}

Value read_ipc(Reading& reading, const Value& mode) {
  const std::string_view text = text_of(mode);
  if (joins_container(text)) return joined(reading, kIpc, mode);
  if (text == "host") return simple(reading, Word::kHost, mode);
  if (text == "none") return simple(reading, Word::kNone, mode);
  const bool is_shareable = text == "shareable" || (text.empty() && reading.may_be_before(kPrivateIpcFrom));
  return simple(reading, is_shareable ? Word::kShareable : Word::kPrivate, mode);
}

Value read_net(Reading& reading, const Value& mode) {
  const std::string_view text = text_of(mode);
  if (joins_container(text)) return joined(reading, kNet, mode);
  if (text == "host") return simple(reading, Word::kHost, mode);
  if (text == "none") return simple(reading, Word::kNone, mode);
  const bool is_default = text.empty() || text == "default" || text == "bridge";
  return simple(reading, is_default ? Word::kBridge : Word::kNetwork, mode);
}

// Where the daemon remaps users, or runs without root itself, root inside is nobody outside.
Value read_user_namespace(Reading& reading, const Value& mode) {
  Builder document(reading.arena);
  const DaemonOptions& daemon = reading.daemon();
  const bool is_host = text_of(mode) == "host";
  if (has_text(mode)) document.set(NamespaceField::value, mode);
  document.set(NamespaceField::mode, word(is_host ? Word::kHost : Word::kDefault));
  if (daemon.is_known) {
    const bool is_remapped = daemon.is_rootless || (daemon.remaps_users && !is_host);
    document.set(NamespaceField::resolved, word(is_remapped ? Word::kPrivate : Word::kHost));
  } else if (is_host) {
    document.set(NamespaceField::resolved, word(Word::kHost));
  } else {
    set_resolved(reading, document, Word::kUnknown, "namespaces.user");
  }
  return document.finish();
}

// Not asked for: the daemon's default, which follows the host's version of control groups.
Value default_cgroup(Reading& reading, bool is_privileged) {
  const DaemonOptions& daemon = reading.daemon();
  if (daemon.is_known) {
    const bool is_legacy = reading.may_be_before(kPrivateCgroupsFrom) || is_privileged;
    const bool is_private = daemon.has_private_cgroups && (daemon.has_cgroup_v2 || !is_legacy);
    return simple(reading, is_private ? Word::kPrivate : Word::kHost, {});
  }
  Builder document(reading.arena);
  document.set(NamespaceField::mode, word(Word::kDefault));
  set_resolved(reading, document, Word::kUnknown, kCgroup.path);
  return document.finish();
}

Value read_cgroup(Reading& reading, const Members<HostMember>& host) {
  if (joins_container(host.text(HostMember::Cgroup))) return joined(reading, kCgroup, host[HostMember::Cgroup]);
  const Value& mode = host[HostMember::CgroupnsMode];
  if (!has_text(mode)) return default_cgroup(reading, host.is_true(HostMember::Privileged));
  return simple(reading, mode.as_string() == "private" ? Word::kPrivate : Word::kHost, mode);
}

Value read_uts(Reading& reading, const Value& mode) {
  return simple(reading, text_of(mode) == "host" ? Word::kHost : Word::kPrivate, mode);
}

}  // namespace

Value read_other_container(Reading& reading, std::string_view name_or_id, std::string_view path) {
  const Fact fact = reading.facts.container(name_or_id);
  if (!fact.is_known()) reading.note_unknown(path);
  return read_container(reading, name_or_id, fact.is_known() ? fact.document : Value());
}

Value read_namespaces(Reading& reading, const Members<HostMember>& host) {
  DocumentBuilder<NamespacesField> namespaces(reading.arena);
  namespaces.set(NamespacesField::pid, read_pid(reading, host[HostMember::PidMode]));
  namespaces.set(NamespacesField::ipc, read_ipc(reading, host[HostMember::IpcMode]));
  namespaces.set(NamespacesField::net, read_net(reading, host[HostMember::NetworkMode]));
  namespaces.set(NamespacesField::uts, read_uts(reading, host[HostMember::UTSMode]));
  namespaces.set(NamespacesField::user, read_user_namespace(reading, host[HostMember::UsernsMode]));
  namespaces.set(NamespacesField::cgroup, read_cgroup(reading, host));
  return namespaces.finish();
}

Value read_task_namespaces(Reading& reading, TaskNetwork network) {
  DocumentBuilder<NamespacesField> namespaces(reading.arena);
  const bool is_host = network == TaskNetwork::kHost;
  namespaces.set(NamespacesField::net, simple(reading, is_host ? Word::kHost : Word::kNetwork, {}));
  namespaces.set(NamespacesField::user, read_user_namespace(reading, {}));
  namespaces.set(NamespacesField::cgroup, default_cgroup(reading, false));
  return namespaces.finish();
}

}  // namespace bulkhead
