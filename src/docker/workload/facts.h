#pragma once
// Facts: what readers ask about the daemon and the host while they turn a request into a workload. Readers never talk
// to a daemon; whoever gathers implements this interface. One reading may meet many facts that are not there yet: it
// goes on as if they could not be had, and is done again when the answers are there, so that one pass collects many
// questions.

#include <cstdint>
#include <string_view>

#include "rego/value/value.h"

namespace bulkhead {

enum class FactState : uint8_t {
  kKnown,    // the document is there
  kAbsent,   // the daemon, or the host, says that there is none
  kUnknown,  // could not be had; a rule that needs it denies
  kPending,  // not asked yet: the question has been noted
};

struct Fact {
  FactState state = FactState::kUnknown;
  rego::Value document;  // the daemon's own JSON; undefined unless known

  bool is_known() const { return state == FactState::kKnown; }
  // Whether a reader must say that something is missing from what it made.
  bool is_missing() const { return state == FactState::kUnknown || state == FactState::kPending; }
};

// What stands at the end of a host path.
enum class HostFileKind : uint8_t { kNone, kFile, kDirectory, kSocket, kBlockDevice, kCharacterDevice, kPipe, kOther };

// Where a path leads on the daemon's host once "..", "//" and symlinks are gone.
struct HostPathFact {
  FactState state = FactState::kUnknown;  // kAbsent is not used: a path that is missing is known not to exist
  // Known, but not to be trusted: a symlink or a missing component below a directory that others than root may write,
  // or a loop. Then `resolved` is empty and `reason` says which, as does a reason where the state is kUnknown.
  bool is_resolvable = false;
  std::string_view resolved;  // absolute and clean
  std::string_view reason;
  // Where it leads at this moment, also where that is not to be trusted; empty where not even that is known. Enough to
  // refuse, never to allow.
  std::string_view leads_to;
  bool exists = false;
  HostFileKind kind = HostFileKind::kNone;
  int64_t owner_uid = -1;  // -1: not known
  int64_t owner_gid = -1;
  int32_t mode = -1;  // permission bits, 0 … 07777
};

// Every view and value that an implementation gives out lives at least as long as the arena that the reading fills.
// Names come as the request spells them, and may be anything a client can send.
class Facts {
 public:
  virtual ~Facts() = default;

  virtual Fact container(std::string_view name_or_id) = 0;  // GET /containers/{}/json
  virtual Fact volume(std::string_view name) = 0;           // GET /volumes/{}
  virtual Fact image(std::string_view reference) = 0;       // GET /images/{}/json
  virtual Fact exec(std::string_view id) = 0;               // GET /exec/{}/json
  virtual Fact network(std::string_view name_or_id) = 0;    // GET /networks/{}
  virtual Fact service(std::string_view id) = 0;            // GET /services/{}
  virtual Fact plugin(std::string_view name) = 0;           // GET /plugins/{}/json
  virtual Fact daemon_info() = 0;                           // GET /info
  // `path` is absolute and means what the kernel takes it to mean: ".." goes up from where a symlink led. Readers clean
  // it first where the daemon does.
  virtual HostPathFact host_path(std::string_view path) = 0;
};

// Nothing can be had: for whoever reads without a daemon.
class NoFacts final : public Facts {
 public:
  Fact container(std::string_view) override { return {}; }
  Fact volume(std::string_view) override { return {}; }
  Fact image(std::string_view) override { return {}; }
  Fact exec(std::string_view) override { return {}; }
  Fact network(std::string_view) override { return {}; }
  Fact service(std::string_view) override { return {}; }
  Fact plugin(std::string_view) override { return {}; }
  Fact daemon_info() override { return {}; }
  HostPathFact host_path(std::string_view) override { return {}; }
};

}  // namespace bulkhead
