#pragma once
// What of the host Bulkhead and the Docker daemon stand on. Whoever can write there, or can connect to their sockets,
// decides in Bulkhead's place; so no container gets any of it, whatever a policy says.

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace bulkhead {

enum class ProtectedThing : uint8_t {
  kPluginSockets,  // the folder of Bulkhead's socket, and where the daemon looks for plugins
  kDockerSocket,
  kDockerConfiguration,  // daemon.json, and what tells the daemon where plugins are
  kServiceUnits,
  kConfiguration,  // of Bulkhead: configuration, policies, data
  kLog,
  kState,
  kProgram,
};

struct ProtectedPath {
  std::string path;  // absolute
  ProtectedThing thing;
};

// "the Docker daemon's socket".
std::string_view name_of(ProtectedThing thing);
// What whoever has it can do: "whoever can connect to it gives the daemon orders".
std::string_view harm_of(ProtectedThing thing);

// Those that every host has.
std::vector<ProtectedPath> standard_protected_paths();

// What the operator gives up on purpose: the configuration's list `unprotected`. Paths count as they are written and as
// they are without symbolic links, and so do those below them.
class Unprotected {
 public:
  Unprotected() = default;
  explicit Unprotected(const std::vector<std::string>& paths);

  bool covers(std::string_view path) const;

 private:
  std::vector<std::string> paths_;
};

class ProtectedPaths {
 public:
  // Where a path leads in another process's file system; empty where that cannot be said.
  using Resolver = std::function<std::string(const std::string& path)>;

  // Relative paths are left out, and those that are given up. Looks at the file system, once: at this process's own and
  // by `resolver`.
  explicit ProtectedPaths(std::vector<ProtectedPath> paths, const Resolver& resolver = {},
                          const Unprotected& given_up = {});

  // Whether anything is left to protect.
  bool has_any(const Unprotected& unprotected) const;

  enum class Access : uint8_t { kReadOnly, kWritable };
  // What a mount of `source` with everything below would give away; null if nothing. `source` is clean and without
  // symbolic links. A read-only mount gives sockets away too: they can be connected to all the same.
  const ProtectedPath* endangered(std::string_view source, Access access, const Unprotected& unprotected) const;

 private:
  struct Place {
    ProtectedPath told;
    std::vector<std::string> spellings;  // as it is told, and without symbolic links
  };
  static bool is_given_up(const Place& place, const Unprotected& unprotected);

  std::vector<Place> places_;
};

}  // namespace bulkhead
