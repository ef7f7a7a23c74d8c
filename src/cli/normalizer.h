#pragma once
// Normalizer: what `bulkhead normalize` does with one source after the other: reads it, decodes the request that it is
// or would become, and makes the document that is printed.

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/arena.h"
#include "base/result.h"
#include "cli/disk_world.h"
#include "cli/request_file.h"
#include "docker/api/request_decoder.h"
#include "docker/cli_line/docker_line.h"
#include "docker/workload/facts.h"
#include "rego/value/value.h"

namespace bulkhead {

enum class Shown {
  kWorkload,  // null for a request that has none
  kBody,      // the canonical body
  kRequest,   // the request as it is sent, not decoded, in the form that a request file describes
};

struct NormalizerOptions {
  Shown shown = Shown::kWorkload;
  CliVersion cli = CliVersion::k28;
  ApiVersion api = newest_api(CliVersion::k28);  // that the client and the daemon agreed on
  DaemonTraits traits;
};

enum class InspectKind { kContainer, kImage };

// What came of one source. Views live until the normalizer's next call.
struct Normalized {
  std::string_view route;  // empty where the request was not decoded
  std::string_view target;
  rego::Value parameters;  // of path and query; undefined where the request was not decoded
  rego::Value shown;
};

// No document: the gate would refuse (code and sentence), or the source is wrong (code is empty).
struct NotNormalized {
  std::string code;
  std::string sentence;
  bool is_refusal() const { return !code.empty(); }
};

using NormalizeResult = base::Result<Normalized, NotNormalized>;

class Normalizer {
 public:
  // Both outlive this.
  Normalizer(const NormalizerOptions& options, Facts& facts) : options_(options), facts_(facts) {}

  // A request file's text (request_file.h).
  NormalizeResult normalize_request(std::string_view text);
  // A docker line: its words, or one word that holds all of it with the shell's quoting.
  NormalizeResult normalize_line(std::span<const std::string> words);
  // One line of many: a request in one of the two JSON forms, or a docker line as a JSON string or array of words.
  NormalizeResult normalize_item(std::string_view json);
  // What `docker inspect` prints of a container, or of an image: one document, or a list of one. Its workload.
  NormalizeResult normalize_inspect(std::string_view json, InspectKind kind);

 private:
  NormalizeResult normalize_raw(const RawRequest& raw);
  rego::Value describe(const RawRequest& raw);

  const NormalizerOptions& options_;
  Facts& facts_;
  DiskWorld world_;
  base::Arena arena_;
  RequestFile file_;
  RequestDecoder decoder_;
  CliRequest line_request_;
};

}  // namespace bulkhead
