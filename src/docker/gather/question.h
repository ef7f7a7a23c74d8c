#pragma once
// Question: what the gate may ask the daemon. The list is closed: each kind is one GET that changes nothing and gathers
// nothing itself.

#include <compare>
#include <cstdint>
#include <string>

namespace bulkhead {

enum class QuestionKind : uint8_t {
  kContainer,
  kVolume,
  kImage,
  kExec,
  kNetwork,
  kService,
  kPlugin,
  kInfo,
  kVersion,
  kContainers,  // all of them
  kVolumes,
  kNetworks,
  kHostPath,  // asked of the daemon's file system, not of the daemon
  kOwnPath,   // asked of the file system of this process
};

struct Question {
  QuestionKind kind;
  std::string subject;  // as the request spells it; empty where the kind has none

  auto operator<=>(const Question&) const = default;
};

// The request-target of a question to the daemon: "/containers/a%2Fb/json". Bytes that mean something in a target are
// escaped, so that a subject cannot lead to another route.
std::string target_of(const Question& question);

// Whether a subject may be asked about at all: not empty where the kind needs one, no "." or ".." that the daemon's
// router would clean away, not longer than any name.
bool can_be_asked(const Question& question);

}  // namespace bulkhead
