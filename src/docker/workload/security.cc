// One option after the other, the last of a kind stands, as the daemon reads them: "no-new-privileges",
// "writable-cgroups" and "disable" alone, everything else KEY=VALUE or, with no '=' in it, KEY:VALUE.
//
// Privileged turns off what no option sets: seccomp, AppArmor, hidden and read-only paths, labels, the read-only
// cgroups.

#include "docker/workload/security.h"

#include <algorithm>

#include "docker/workload/documents.h"
#include "docker/workload/versions.h"

namespace bulkhead {
namespace {

using rego::Value;

// strconv.ParseBool's words for true; everything else is false here, or refused by the daemon.
bool is_go_true(std::string_view text) {
  constexpr std::string_view kTrue[] = {"1", "t", "T", "true", "TRUE", "True"};
  return std::find(std::begin(kTrue), std::end(kTrue), text) != std::end(kTrue);
}

struct Options {
  explicit Options(base::Arena& arena) : selinux(arena) {}

  std::optional<std::string_view> seccomp;
  std::optional<std::string_view> apparmor;
  std::optional<bool> no_new_privileges;
  std::optional<bool> writable_cgroups;
  std::optional<std::string_view> credential_spec;
  DocumentBuilder<SELinuxField> selinux;
};

void take_label(Options& options, std::string_view label) {
  if (label == "disable") return options.selinux.set_true(SELinuxField::disabled);
  const size_t colon = label.find(':');
  if (colon == std::string_view::npos) return;
  const std::string_view key = label.substr(0, colon);
  const std::string_view value = label.substr(colon + 1);
  if (key == "user") options.selinux.set_text(SELinuxField::user, value);
  if (key == "role") options.selinux.set_text(SELinuxField::role, value);
  if (key == "type") options.selinux.set_text(SELinuxField::type, value);
  if (key == "level") options.selinux.set_text(SELinuxField::level, value);
  if (key == "filetype") options.selinux.set_text(SELinuxField::file_type, value);
}

void take_option(Options& options, std::string_view option) {
  if (option == "no-new-privileges") {
    options.no_new_privileges = true;
  } else if (option == "writable-cgroups") {
    options.writable_cgroups = true;
  } else if (option == "disable") {
    take_label(options, option);
  }
  const size_t equals = option.find('=');
  const size_t separator = equals != std::string_view::npos ? equals : option.find(':');
  if (separator == std::string_view::npos) return;
  const std::string_view key = option.substr(0, separator);
  const std::string_view value = option.substr(separator + 1);
  if (key == "label") take_label(options, value);
  if (key == "seccomp") options.seccomp = value;
  if (key == "apparmor") options.apparmor = value;
  if (key == "no-new-privileges") options.no_new_privileges = is_go_true(value);
  if (key == "writable-cgroups") options.writable_cgroups = is_go_true(value);
  if (key == "credentialspec") options.credential_spec = value;
}

Value read_seccomp(Reading& reading, std::string_view profile, bool is_privileged) {
  DocumentBuilder<SeccompField> document(reading.arena);
  const auto set_mode = [&](Word mode) { document.set(SeccompField::mode, word(mode)); };
  if (profile == "unconfined") {
    set_mode(Word::kUnconfined);
  } else if (profile == "builtin") {
    set_mode(Word::kBuiltin);
  } else if (!profile.empty()) {
    set_mode(Word::kProfile);
    document.set_text(SeccompField::profile, profile);
  } else if (is_privileged || reading.daemon().has_seccomp_unconfined) {
    set_mode(Word::kUnconfined);
  }
  return document.finish();
}

Value read_apparmor(Reading& reading, std::string_view name, bool is_privileged) {
  DocumentBuilder<AppArmorField> document(reading.arena);
  constexpr std::string_view kDefaultProfile = "docker-default";
  if (name == "unconfined" || (name.empty() && is_privileged)) {
    document.set(AppArmorField::mode, word(Word::kUnconfined));
  } else if (!name.empty() && name != kDefaultProfile) {
    document.set(AppArmorField::mode, word(Word::kProfile));
    document.set_text(AppArmorField::name, name);
  }
  return document.finish();
}

// What the daemons fill in where a request says nothing, so that what inspect shows reads as the request did: there the
// part that all daemons have makes a list the default one, in a request that of the newest too.
constexpr std::string_view kMasked[] = {"/proc/acpi",    "/proc/asound",        "/proc/kcore",
                                        "/proc/keys",    "/proc/latency_stats", "/proc/sched_debug",
                                        "/proc/scsi",    "/proc/timer_list",    "/proc/timer_stats",
                                        "/sys/firmware", "/proc/interrupts",    "/sys/devices/virtual/powercap"};
constexpr size_t kMaskedByAll = 10;
constexpr std::string_view kReadonly[] = {"/proc/bus", "/proc/fs", "/proc/irq", "/proc/sys", "/proc/sysrq-trigger"};

bool has_all_of(const Value& list, std::span<const std::string_view> wanted) {
  const auto items = list.items();
  return std::all_of(wanted.begin(), wanted.end(), [&](std::string_view path) {
    return std::any_of(items.begin(), items.end(), [&](const Value& item) { return text_of(item) == path; });
  });
}

Value read_paths(Reading& reading, const Value& list, std::span<const std::string_view> usual, bool is_privileged) {
  DocumentBuilder<PathListField> document(reading.arena);
  if (is_privileged || (list.is_array() && list.size() == 0)) {
    document.set(PathListField::mode, word(Word::kNone));
  } else if (list.is_array() && !has_all_of(list, usual)) {
    document.set(PathListField::mode, word(Word::kList));
    document.set(PathListField::paths, texts_of(reading, list));
  }
  return document.finish();
}

void set_common(Reading& reading, DocumentBuilder<SecurityField>& security, Options& options, bool is_privileged) {
  security.set(SecurityField::seccomp, read_seccomp(reading, options.seccomp.value_or(""), is_privileged));
  security.set(SecurityField::apparmor, read_apparmor(reading, options.apparmor.value_or(""), is_privileged));
  security.set(SecurityField::selinux, options.selinux.finish());
  if (options.no_new_privileges.value_or(reading.daemon().has_no_new_privileges)) {
    security.set_true(SecurityField::no_new_privileges);
  }
  if (options.writable_cgroups.value_or(is_privileged)) security.set_true(SecurityField::writable_cgroups);
  if (options.credential_spec) security.set_text(SecurityField::credential_spec, *options.credential_spec);
}

// Labels go where the host's processes or memory are shared, unless an option that begins with "label=" is there.
bool disables_labels(const Members<HostMember>& host) {
  const bool is_shared = host.is_true(HostMember::Privileged) || host.text(HostMember::PidMode) == "host" ||
                         host.text(HostMember::IpcMode) == "host";
  const Value& listed = host[HostMember::SecurityOpt];
  if (!is_shared || !listed.is_array()) return is_shared;
  const auto items = listed.items();
  return std::none_of(items.begin(), items.end(), [](const Value& option) {
    const std::string_view text = text_of(option);
    return text.substr(0, text.find('=')) == "label";
  });
}

}  // namespace

Value read_security(Reading& reading, const Members<HostMember>& host) {
  const bool is_privileged = host.is_true(HostMember::Privileged);
  DocumentBuilder<SecurityField> security(reading.arena);
  Options options(reading.arena);
  const Value& listed = host[HostMember::SecurityOpt];
  if (has_items(listed)) {
    for (const Value& option : listed.items()) take_option(options, text_of(option));
    security.set(SecurityField::options, texts_of(reading, listed));
  }
  if (disables_labels(host)) options.selinux.set_true(SELinuxField::disabled);
  set_common(reading, security, options, is_privileged);
  const Value& masked = host[HostMember::MaskedPaths];
  const Value& readonly = host[HostMember::ReadonlyPaths];
  if (is_privileged || masked.is_array()) {
    const size_t usual = reading.stage == Stage::kInspect ? kMaskedByAll : std::size(kMasked);
    security.set(SecurityField::masked_paths, read_paths(reading, masked, {kMasked, usual}, is_privileged));
  }
  if (is_privileged || readonly.is_array()) {
    security.set(SecurityField::readonly_paths, read_paths(reading, readonly, kReadonly, is_privileged));
  }
  return security.finish();
}

Value read_service_security(Reading& reading, const Value& privileges) {
  DocumentBuilder<SecurityField> security(reading.arena);
  Options options(reading.arena);
  const Value labels = privileges.get("SELinuxContext");
  if (labels.get("Disable").is_true()) options.selinux.set_true(SELinuxField::disabled);
  const auto take_text = [&](std::string_view key, SELinuxField field) {
    const Value text = labels.get(key);
    if (has_text(text)) options.selinux.set(field, text);
  };
  take_text("User", SELinuxField::user);
  take_text("Role", SELinuxField::role);
  take_text("Type", SELinuxField::type);
  take_text("Level", SELinuxField::level);
  const Value credentials = privileges.get("CredentialSpec");
  for (const std::string_view key : {"Config", "File", "Registry"}) {
    const Value spec = credentials.get(key);
    if (has_text(spec)) options.credential_spec = spec.as_string();
  }
  const Value seccomp = privileges.get("Seccomp");
  const std::string_view seccomp_mode = text_of(seccomp.get("Mode"));
  const std::string_view profile = text_of(seccomp.get("Profile"));
  if (seccomp_mode == "unconfined") options.seccomp = seccomp_mode;
  if (seccomp_mode == "custom") options.seccomp = profile;
  if (text_of(privileges.get("AppArmor").get("Mode")) == "disabled") options.apparmor = "unconfined";
  if (privileges.get("NoNewPrivileges").is_true() && !reading.may_be_before(kServicePrivilegesFrom)) {
    options.no_new_privileges = true;
  }
  set_common(reading, security, options, false);
  return security.finish();
}

}  // namespace bulkhead
