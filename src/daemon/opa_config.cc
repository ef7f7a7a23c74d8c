// A bundle is a resource "file:///folder". OPA knows many more keys; those that would change what is decided are
// refused, the others are named in a warning.

#include "daemon/opa_config.h"

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "base/arena.h"
#include "rego/value/json.h"
#include "rego/value/yaml.h"

namespace bulkhead {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kFileScheme = "file://";
// Keys that say nothing about what is decided.
constexpr std::string_view kKnownKeys[] = {"bundles", "default_decision", "labels", "services"};

base::Error mistake(const TrustedFile& file, std::string message) {
  return {"opa_config", std::move(message), file.path};
}

base::Result<rego::Value> read_document(base::Arena& arena, const TrustedFile& file) {
  auto document = rego::read_yaml(arena, file.text);  // JSON is YAML
  if (!document) return base::Error{"opa_config", document.error().message, file.path + ":" + document.error().place};
  if (!document->is_object()) return mistake(file, "expected an object at the top");
  return *document;
}

base::Result<std::string> bundle_folder(const TrustedFile& file, std::string_view name, const rego::Value& bundle) {
  const auto wrong = [&](const std::string& what) {
    return mistake(file, "bundle \"" + std::string(name) + "\": " + what);
  };
  if (!bundle.is_object()) return wrong("expected an object");
  if (bundle.get("signing").is_defined()) return wrong("its signature cannot be checked here");
  const rego::Value resource = bundle.get("resource");
  if (!resource.is_string() || !resource.as_string().starts_with(kFileScheme)) {
    return wrong("only bundles on this machine are read, as resource: file:///FOLDER; let a job of yours fetch it");
  }
  const std::string path(resource.as_string().substr(kFileScheme.size()));
  if (!path.starts_with('/')) return wrong("expected an absolute path behind file://");
  std::error_code error;
  if (fs::is_regular_file(path, error)) return wrong("it is an archive; unpack it into a folder and name that");
  return path;
}

}  // namespace

base::Result<OpaConfiguration> read_opa_configuration(const TrustedFile& file) {
  base::Arena arena;
  const auto document = read_document(arena, file);
  if (!document) return document.error();
  if (document->get("discovery").is_defined()) {
    return mistake(file, "discovery fetches what decides over the network, which is not done here");
  }
  OpaConfiguration configuration;
  for (const rego::Entry& entry : document->entries()) {
    const std::string key(entry.key.as_string());
    if (std::ranges::find(kKnownKeys, key) != std::end(kKnownKeys)) continue;
    configuration.warnings.push_back(file.path + ": warning: \"" + key + "\" has no meaning here");
  }
  const rego::Value bundles = document->get("bundles");
  if (!bundles.is_object() || bundles.size() == 0) {
    return mistake(file, "it names no bundle: expected bundles: {NAME: {resource: file:///FOLDER}}");
  }
  for (const rego::Entry& entry : bundles.entries()) {
    auto folder = bundle_folder(file, entry.key.as_string(), entry.value);
    if (!folder) return folder.take_error();
    configuration.bundles.push_back(*std::move(folder));
  }
  return configuration;
}

base::Result<PolicySources> list_opa_sources(const TrustedFile& file) {
  auto configuration = read_opa_configuration(file);
  if (!configuration) return configuration.take_error();
  return PolicySources{{}, {}, std::move(configuration->bundles)};
}

}  // namespace bulkhead
