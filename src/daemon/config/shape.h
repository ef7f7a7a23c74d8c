#pragma once
// The keys of the configuration file as data. The reader, the JSON Schema and the page docs/configuration.md are all
// made of this one table (shapes.cc): a new key is a row there.

#include <cstdint>
#include <span>
#include <string_view>

namespace bulkhead::config {

enum class Form : uint8_t {
  kText,
  kTexts,
  kChoice,
  kFlag,
  kNumber,
  kObject,
  kObjects,
  kInstant,    // a text under the key, and nanoseconds since 1970 under KEY_ns
  kProxyOnly,  // meaningful only where Bulkhead sees who opened the socket: an error in plugin mode
};

// What a text must look like (text_check.h).
enum class TextRule : uint8_t {
  kAny,
  kSentence,
  kName,
  kRoute,
  kElevation,
  kImageDigest,
  kImagePattern,
  kHostPath,
  kFile,
  kInstant,
  kDnsName,
  kFingerprint,
  kMount,
  kPolicyPath,
  kPluginName,
};

enum class Presence : uint8_t { kOptional, kRequired };

// Where a key's value goes: into the document that policies read, or to the daemon.
enum class Part : uint8_t { kDocument, kDaemon };

struct Shape;

struct Field {
  std::string_view name;
  Form form;
  std::string_view help;  // a sentence without its full stop
  Presence presence = Presence::kOptional;
  // What stands in the value where the key is left out, as JSON; {} is the object of the shape's own defaults. Empty:
  // the value has no such key.
  std::string_view absent = "null";
  TextRule rule = TextRule::kAny;
  std::span<const std::string_view> choices = {};
  const Shape* shape = nullptr;  // of an object, or of each object of a list
  int64_t least = 0;             // of a number
  int64_t most = 0;
  Part part = Part::kDocument;  // of a key of the file itself

  bool is_required() const { return presence == Presence::kRequired; }
};

struct Shape {
  std::string_view name;  // for the schema: "role"
  std::string_view help;
  std::span<const Field> fields;
  bool needs_member = false;  // an object that names nothing is a mistake

  const Field* find(std::string_view name) const;
};

// The whole file.
const Shape& file_shape();

}  // namespace bulkhead::config
