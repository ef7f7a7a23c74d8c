// Text to query. The dialect is guessed here and nowhere else: people bring policies of the old dialect along, and a
// gate that refuses to start helps nobody.

#include "daemon/rego_policy.h"

#include <string_view>
#include <vector>

#include "base/arena.h"
#include "daemon/opa_config.h"
#include "gate/compile_gate.h"
#include "gate/log_mask.h"
#include "rego/engine/dialect.h"
#include "rego/engine/policy.h"
#include "rego/syntax/diagnostic.h"
#include "rego/value/builders.h"
#include "rego/value/json.h"
#include "rego/value/yaml.h"

namespace bulkhead {
namespace {

std::string version_name(rego::RegoVersion version) { return version == rego::RegoVersion::kV0 ? "v0" : "v1"; }

// "v1 and v0", each once.
void add_name(std::string& names, const std::string& name) {
  if (names.find(name) == std::string::npos) names += (names.empty() ? "" : " and ") + name;
}

base::Error to_error(const rego::Diagnostics& diagnostics) { return {"", rego::to_text(diagnostics), ""}; }

base::Result<rego::RegoVersion, rego::Diagnostics> version_of(const std::shared_ptr<const rego::Source>& source,
                                                              Dialect dialect) {
  switch (dialect) {
    case Dialect::kV0:
      return rego::RegoVersion::kV0;
    case Dialect::kV1:
      return rego::RegoVersion::kV1;
    case Dialect::kGuess:
      break;
  }
  return rego::guess_dialect(source);
}

base::Result<rego::Value> read_document(base::Arena& arena, const TrustedFile& file) {
  const bool is_yaml = file.path.ends_with(".yaml") || file.path.ends_with(".yml");
  base::Result<rego::Value> document = is_yaml ? rego::read_yaml(arena, file.text) : rego::read_json(arena, file.text);
  if (!document) {
    base::Error error = document.take_error();
    error.place = file.path + (error.place.empty() ? "" : ":" + error.place);
    return error;
  }
  if (!document->is_object()) return base::Error{"data_error", "expected an object at the top", file.path};
  return document;
}

// {"a": {"b": document}} for a document below a.b.
rego::Value nested(base::Arena& arena, const std::vector<std::string>& below, rego::Value document) {
  for (size_t i = below.size(); i > 0; i--) {
    rego::ObjectBuilder object(arena);
    object.add(rego::Value::string(arena, below[i - 1]), document);
    document = object.finish();
  }
  return document;
}

// Both objects in one; undefined where they hold different values at one place. As deep as folders nest.
rego::Value merged(base::Arena& arena, const rego::Value& a, const rego::Value& b) {
  rego::ObjectBuilder object(arena);
  for (const rego::Entry& entry : a.entries()) {
    const rego::Value other = b.get(entry.key);
    rego::Value value = entry.value;
    if (other.is_object() && value.is_object()) {
      value = merged(arena, value, other);
      if (value.is_undefined()) return {};
    } else if (other.is_defined() && !rego::equal(value, other)) {
      return {};
    }
    object.add(entry.key, value);
  }
  for (const rego::Entry& entry : b.entries()) {
    if (a.get(entry.key).is_undefined()) object.add(entry.key, entry.value);
  }
  return object.finish();
}

base::Result<rego::Value> read_data(base::Arena& arena, const std::vector<DataFile>& files) {
  rego::Value data = rego::Value::empty_object();
  for (const DataFile& file : files) {
    const base::Result<rego::Value> document = read_document(arena, file.file);
    if (!document) return document.error();
    data = merged(arena, data, nested(arena, file.below, *document));
    if (data.is_undefined()) {
      return base::Error{"data_error", "it holds another value for a key than a file before it", file.file.path};
    }
  }
  return data;
}

base::Result<rego::RegoVersion> version_or_error(const std::shared_ptr<const rego::Source>& source, Dialect dialect) {
  const auto version = version_of(source, dialect);
  if (!version) return to_error(version.error());
  return *version;
}

std::shared_ptr<const rego::Source> source_of(const TrustedFile& file) {
  return std::make_shared<const rego::Source>(file.path, file.text);
}

// A policy's file alone; of OPA's configuration, the policies of its bundles.
base::Status add_sources(rego::PolicyInput& input, const PolicyFiles& files, const ServeOptions& options,
                         std::string& dialects) {
  std::vector<const TrustedFile*> all;
  if (options.opa_config_file.empty()) all.push_back(&files.policy);
  for (const TrustedFile& module : files.modules) all.push_back(&module);
  if (files.mask) all.push_back(&*files.mask);
  for (const TrustedFile* file : all) {
    const auto source = source_of(*file);
    const auto version = version_or_error(source, options.dialect);
    if (!version) return version.error();
    if (!files.mask || file != &*files.mask) add_name(dialects, version_name(*version));
    input.sources.push_back(source);
    input.versions.push_back(*version);
  }
  return base::Ok();
}

base::Result<CompiledPolicy> compile_policy(const PolicyFiles& files, const ServeOptions& options) {
  base::Arena arena;
  const base::Result<rego::Value> data = read_data(arena, files.data);
  if (!data) return data.error();
  CompiledPolicy compiled;
  rego::PolicyInput input;
  if (base::Status added = add_sources(input, files, options, compiled.dialect); !added) return added.take_error();
  input.data = *data;
  const auto policy = rego::Policy::compile(input);
  if (!policy) return to_error(policy.error());
  auto query = (*policy)->prepare(options.query);
  if (!query) return to_error(query.error());
  compiled.snapshot.query = *std::move(query);
  compiled.snapshot.needs = input_needs_of(*compiled.snapshot.query);
  compiled.snapshot.policy_name = policy_name_of(options.query);
  auto log_mask = log_mask_of(**policy);
  if (!log_mask) return to_error(log_mask.error());
  compiled.snapshot.log_mask = *std::move(log_mask);
  return compiled;
}

base::Result<OwnModule> read_module(const TrustedFile& file, Dialect dialect) {
  const auto source = source_of(file);
  const auto version = version_or_error(source, dialect);
  if (!version) return version.error();
  return OwnModule{source, *version};
}

// The configuration's own policies, each in its dialect; `dialects` says in which they are.
base::Status read_modules(const PolicyFiles& files, Dialect dialect, GateSources& sources, std::string& dialects) {
  for (const TrustedFile& file : files.modules) {
    auto module = read_module(file, dialect);
    if (!module) return module.take_error();
    add_name(dialects, version_name(module->version));
    sources.modules.push_back(*std::move(module));
  }
  if (!files.mask) return base::Ok();
  auto mask = read_module(*files.mask, dialect);
  if (!mask) return mask.take_error();
  sources.modules.push_back(*std::move(mask));
  return base::Ok();
}

base::Result<CompiledPolicy> compile_configuration(const PolicyFiles& files) {
  base::Arena arena;
  auto configuration = read_configuration_file(arena, files.policy);
  if (!configuration) return configuration.take_error();
  auto query = query_of(*configuration);
  if (!query) return query.take_error();
  CompiledPolicy compiled;
  GateSources sources;
  sources.config = configuration->values.document;
  sources.query = *std::move(query);
  const base::Status read = read_modules(files, dialect_of(*configuration), sources, compiled.dialect);
  if (!read) return read.error();
  const base::Result<rego::Value> data = read_data(arena, files.data);
  if (!data) return data.error();
  sources.data = *data;
  auto snapshot = compile_gate(sources);
  if (!snapshot) return snapshot.take_error();
  compiled.snapshot = *std::move(snapshot);
  compiled.news = {std::move(configuration->warnings), expiries_of(*configuration), start_settings_of(*configuration)};
  return compiled;
}

}  // namespace

PolicyCompiler make_rego_compiler(const ServeOptions& options) {
  if (!options.config_file.empty()) return compile_configuration;
  return [options](const PolicyFiles& files) -> base::Result<CompiledPolicy> {
    auto compiled = compile_policy(files, options);
    if (!compiled || options.opa_config_file.empty()) return compiled;
    const auto configuration = read_opa_configuration(files.policy);
    if (!configuration) return configuration.error();
    compiled->news.warnings = configuration->warnings;
    return compiled;
  };
}

}  // namespace bulkhead
