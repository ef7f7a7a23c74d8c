#pragma once
// The input document: the ten keys of opa-docker-authz, so that its users' policies run unchanged (Body and BindMounts
// come from the canonical body), and beside them our own, where the policy reads them:
//
//   request   {route: "container.create", version: "1.41" or null, parameters: {…}, operation: {…}}: the typed
//             parameters of path and query, and what is done to what (docs/workload.md)
//   body      the canonical body, or null
//   workload  what a container is asked to be (docs/workload.md), or null
//   identity  who asks (gate/identity.h)
//   ownership what the request touches, and whose that is (gate/ownership.h)
//   time      {ns: nanoseconds since 1970}: the wall clock of the decision

#include <string>

#include "base/arena.h"
#include "docker/api/request_decoder.h"
#include "docker/workload/facts.h"
#include "gate/gate.h"
#include "gate/ownership.h"
#include "gate/path_resolver.h"
#include "gate/plugin_message.h"
#include "rego/value/value.h"

namespace bulkhead {

// Where an input comes from. Borrowed for the call.
struct InputSource {
  const PluginMessage& message;
  const ApiRequest& request;
  InputNeeds needs;
  const DaemonTraits& traits;
  Facts& facts;
  const PathResolver& resolver;
  rego::Value identity = {};  // where it is needed
  int64_t time_ns = 0;
  std::string_view caller = {};
  const Owners* owners = nullptr;
};

// Keeps the keys; one for each worker.
class InputBuilder {
 public:
  InputBuilder();
  InputBuilder(const InputBuilder&) = delete;
  InputBuilder& operator=(const InputBuilder&) = delete;

  // Lives in `arena` and, its keys, in this builder.
  rego::Value build(base::Arena& arena, const InputSource& source);

 private:
  rego::Value request(base::Arena& arena, const InputSource& source);
  rego::Value time(base::Arena& arena, int64_t time_ns);
  rego::Value bind_mounts(base::Arena& arena, const rego::Value& body, const PathResolver& resolver);
  rego::Value bind_mount(base::Arena& arena, std::string_view source, const rego::Value& read_only,
                         const PathResolver& resolver);

  enum Key {
    kHeaders,
    kPath,
    kPathPlain,
    kPathArr,
    kQuery,
    kMethod,
    kBody,
    kUser,
    kAuthMethod,
    kBindMounts,  // the ten
    kSource,
    kReadOnly,
    kResolved,
    kRequest,  // our own
    kOwnBody,
    kWorkload,
    kRoute,
    kVersion,
    kParameters,
    kOperation,
    kIdentity,
    kTime,
    kNs,
    kOwnership,
    kKeyCount,
  };
  base::Arena keys_arena_;
  rego::Value keys_[kKeyCount];
  std::string resolved_;
};

}  // namespace bulkhead
