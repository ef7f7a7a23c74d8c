// One table row a power, strongest first: where it stands in the canonical body, what value asks for it, what to say.

#include "gate/elevation_hint.h"

#include <algorithm>

namespace bulkhead {
namespace {

using rego::Value;

enum class Test {
  kTrue,          // the field is true
  kEquals,        // the field is this text
  kHasItem,       // one item of the list is this text, ASCII case aside
  kHasItemBegin,  // one item of the list begins with this text
  kIsNotEmpty,    // the list has items
};

struct Hint {
  std::string_view route;
  std::string_view parent;  // the object that holds the field; empty: the body itself
  std::string_view field;
  Test test;
  std::string_view text;
  std::string_view words;
};

constexpr std::string_view kCreate = "container.create";
constexpr std::string_view kHost = "HostConfig";

constexpr Hint kHints[] = {
    {kCreate, kHost, "Privileged", Test::kTrue, "",
     "--privileged gives the container every capability and every device of the host, so root in it is root on the "
     "host. Leave it out and add only what is needed: --cap-add=NAME, --device=/dev/NAME."},
    {"exec.create", "", "Privileged", Test::kTrue, "",
     "exec --privileged gives the process every capability, so root in it can take over the host. Leave it out."},
    {kCreate, kHost, "Binds", Test::kHasItemBegin, "/var/run/docker.sock",
     "Whoever reaches the Docker socket can start a container that owns the host. Do not mount it."},
    {kCreate, kHost, "Binds", Test::kHasItemBegin, "/run/docker.sock",
     "Whoever reaches the Docker socket can start a container that owns the host. Do not mount it."},
    {kCreate, kHost, "Binds", Test::kHasItemBegin, "/:",
     "A mount of the host's / lets the container read and change every file of the host. Mount the one folder that is "
     "needed, with :ro if it is only read."},
    {kCreate, kHost, "CapAdd", Test::kHasItem, "ALL",
     "--cap-add=ALL is nearly --privileged. Add only the capability that is needed."},
    {kCreate, kHost, "CapAdd", Test::kHasItem, "SYS_ADMIN",
     "CAP_SYS_ADMIN lets the container mount file systems and leave its compartment. Most programs need less."},
    {kCreate, kHost, "CapAdd", Test::kHasItem, "CAP_SYS_ADMIN",
     "CAP_SYS_ADMIN lets the container mount file systems and leave its compartment. Most programs need less."},
    {kCreate, kHost, "PidMode", Test::kEquals, "host",
     "--pid=host lets the container see and signal every process of the host. Leave it out."},
    {kCreate, kHost, "UsernsMode", Test::kEquals, "host",
     "--userns=host makes root in the container root on the host. Leave it out."},
    {kCreate, kHost, "NetworkMode", Test::kEquals, "host",
     "--network=host gives the container the host's network, with its local services. Publish ports with -p instead."},
    {kCreate, kHost, "IpcMode", Test::kEquals, "host",
     "--ipc=host lets the container read the host's shared memory. Leave it out."},
    {kCreate, kHost, "Devices", Test::kIsNotEmpty, "",
     "--device gives the container a device of the host. Leave it out unless the program is made for it."},
    {kCreate, kHost, "SecurityOpt", Test::kHasItem, "seccomp=unconfined",
     "seccomp=unconfined takes away the filter of dangerous system calls. Leave it out."},
    {kCreate, kHost, "SecurityOpt", Test::kHasItem, "apparmor=unconfined",
     "apparmor=unconfined takes away the AppArmor profile. Leave it out."},
};

bool equals_without_case(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, [](char x, char y) { return fold_ascii(x) == fold_ascii(y); });
}

bool holds(const Hint& hint, const Value& value) {
  const auto items = value.is_array() ? value.items() : std::span<const Value>();
  switch (hint.test) {
    case Test::kTrue:
      return value.is_true();
    case Test::kEquals:
      return value.is_string() && value.as_string() == hint.text;
    case Test::kHasItem:
      return std::ranges::any_of(items, [&](const Value& item) {
        return item.is_string() && equals_without_case(item.as_string(), hint.text);
      });
    case Test::kHasItemBegin:
      return std::ranges::any_of(
          items, [&](const Value& item) { return item.is_string() && item.as_string().starts_with(hint.text); });
    case Test::kIsNotEmpty:
      return !items.empty();
  }
  return false;
}

}  // namespace

std::string_view elevation_hint(const ApiRequest& request) {
  for (const Hint& hint : kHints) {
    if (request.route->name != hint.route) continue;
    const Value parent = hint.parent.empty() ? request.body : request.body.get(hint.parent);
    if (holds(hint, parent.get(hint.field))) return hint.words;
  }
  return {};
}

}  // namespace bulkhead
