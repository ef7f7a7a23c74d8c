#pragma once
// Policies and data from the disk, as `-d` and `-b` of the commands take them.

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/arena.h"
#include "base/result.h"
#include "rego/syntax/ast.h"
#include "rego/syntax/source.h"
#include "rego/value/value.h"

namespace rego {

inline constexpr size_t kLoadedFileBytesMax = size_t{1} << 30;
inline constexpr int kLoadedFolderDepthMax = 100;

struct LoadOptions {
  // Names of files and folders to pass over: shell patterns, compared with the last part of a path.
  std::vector<std::string> ignored;
};

struct Loaded {
  std::vector<std::shared_ptr<const Source>> sources;  // in the order of their discovery, each file once
  Value data;                                          // the base document: an object
  std::optional<RegoVersion> version;                  // what a bundle's manifest says
};

// Every mistake of a load, in words: one message each.
using LoadErrors = std::vector<std::string>;

// The value of a JSON or YAML file's text: by its name where that tells, else JSON and then YAML.
base::Result<Value> read_document(base::Arena& arena, const std::string& path, const std::string& text);
base::Result<std::string> read_file(const std::string& path);

// -d: files, and folders with all *.rego, *.json, *.yaml and *.yml below them. A file's document lies under the names
// of the folders between the given one and itself; "a.b:path" puts it below data.a.b. Documents are merged; two that
// disagree are an error. Values live in `arena`.
base::Result<Loaded, LoadErrors> load_paths(base::Arena& arena, const std::vector<std::string>& paths,
                                            const LoadOptions& options);

// -b: folders that are bundles: *.rego, data.json, data.yaml and data.yml, and a .manifest whose roots must hold all of
// it and must not overlap those of another bundle.
base::Result<Loaded, LoadErrors> load_bundles(base::Arena& arena, const std::vector<std::string>& paths,
                                              const LoadOptions& options);

}  // namespace rego
