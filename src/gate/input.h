#pragma once
// The input document: exactly the ten keys of opa-docker-authz, so that its users' policies run unchanged. Body and
// BindMounts come from the canonical body.

#include <string>

#include "base/arena.h"
#include "docker/api/request_decoder.h"
#include "gate/path_resolver.h"
#include "gate/plugin_message.h"
#include "rego/value/value.h"

namespace bulkhead {

// Keeps the keys; one for each worker.
class InputBuilder {
 public:
  InputBuilder();
  InputBuilder(const InputBuilder&) = delete;
  InputBuilder& operator=(const InputBuilder&) = delete;

  // Lives in `arena` and, its keys, in this builder.
  rego::Value build(base::Arena& arena, const PluginMessage& message, const ApiRequest& request,
                    const PathResolver& resolver);

 private:
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
    kKeyCount,
  };
  base::Arena keys_arena_;
  rego::Value keys_[kKeyCount];
  std::string resolved_;
};

}  // namespace bulkhead
