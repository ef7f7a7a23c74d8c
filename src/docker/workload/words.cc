// Made once, in an arena that lives as long as the program.

#include "docker/workload/words.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

namespace bulkhead {
namespace {

using rego::Value;

#define WORD(name, text) text,
constexpr std::string_view kTexts[] = {
#include "docker/workload/words.def"
};
#undef WORD

// Of the newest kernel. The daemons add what the running kernel has of them; 20.10 leaves the last three out.
constexpr std::array<std::string_view, 41> kAllCapabilities = {"AUDIT_CONTROL",   "AUDIT_READ",   "AUDIT_WRITE",
                                                               "BLOCK_SUSPEND",   "BPF",          "CHECKPOINT_RESTORE",
                                                               "CHOWN",           "DAC_OVERRIDE", "DAC_READ_SEARCH",
                                                               "FOWNER",          "FSETID",       "IPC_LOCK",
                                                               "IPC_OWNER",       "KILL",         "LEASE",
                                                               "LINUX_IMMUTABLE", "MAC_ADMIN",    "MAC_OVERRIDE",
                                                               "MKNOD",           "NET_ADMIN",    "NET_BIND_SERVICE",
                                                               "NET_BROADCAST",   "NET_RAW",      "PERFMON",
                                                               "SETFCAP",         "SETGID",       "SETPCAP",
                                                               "SETUID",          "SYSLOG",       "SYS_ADMIN",
                                                               "SYS_BOOT",        "SYS_CHROOT",   "SYS_MODULE",
                                                               "SYS_NICE",        "SYS_PACCT",    "SYS_PTRACE",
                                                               "SYS_RAWIO",       "SYS_RESOURCE", "SYS_TIME",
                                                               "SYS_TTY_CONFIG",  "WAKE_ALARM"};

// The same in moby 20.10.24 and in API 1.56.
constexpr std::array<std::string_view, 14> kDefaultCapabilities = {
    "AUDIT_WRITE",      "CHOWN",   "DAC_OVERRIDE", "FOWNER", "FSETID",  "KILL",   "MKNOD",
    "NET_BIND_SERVICE", "NET_RAW", "SETFCAP",      "SETGID", "SETPCAP", "SETUID", "SYS_CHROOT"};

static_assert(std::is_sorted(kAllCapabilities.begin(), kAllCapabilities.end()));
static_assert(std::is_sorted(kDefaultCapabilities.begin(), kDefaultCapabilities.end()));

struct Words {
  base::Arena arena;
  std::vector<Value> values;
  Value default_capabilities;
  Value all_capabilities;

  Words() {
    for (const std::string_view text : kTexts) values.push_back(Value::string(arena, text));
    default_capabilities = names(kDefaultCapabilities);
    all_capabilities = names(kAllCapabilities);
  }

  Value names(std::span<const std::string_view> texts) {
    std::vector<Value> items;
    for (const std::string_view text : texts) items.push_back(Value::string(arena, text));
    return Value::array(arena, items);
  }
};

const Words& words() {
  static const Words words;
  return words;
}

}  // namespace

const Value& word(Word word) { return words().values[static_cast<size_t>(word)]; }
const Value& default_capability_names() { return words().default_capabilities; }
const Value& all_capability_names() { return words().all_capabilities; }

}  // namespace bulkhead
