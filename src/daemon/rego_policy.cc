// Text to query. The dialect is guessed here and nowhere else: people bring policies of the old dialect along, and a
// gate that refuses to start helps nobody.

#include "daemon/rego_policy.h"

#include <string_view>
#include <vector>

#include "base/arena.h"
#include "gate/log_mask.h"
#include "rego/engine/dialect.h"
#include "rego/engine/policy.h"
#include "rego/syntax/diagnostic.h"
#include "rego/value/builders.h"
#include "rego/value/json.h"
#include "rego/value/yaml.h"

namespace bulkhead {
namespace {

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

base::Result<rego::Value> read_data(base::Arena& arena, const std::vector<TrustedFile>& files) {
  rego::ObjectBuilder merged(arena);
  for (const TrustedFile& file : files) {
    base::Result<rego::Value> document = read_document(arena, file);
    if (!document) return document.take_error();
    for (const rego::Entry& entry : document->entries()) merged.add(entry.key, entry.value);
  }
  const rego::Value data = merged.finish_without_conflict();
  if (data.is_undefined()) {
    return base::Error{"data_error", "two data files hold the same key with different values", files.back().path};
  }
  return data;
}

base::Result<CompiledPolicy> compile(const PolicyFiles& files, const std::string& query_text, Dialect dialect) {
  const auto source = std::make_shared<const rego::Source>(files.policy.path, files.policy.text);
  const auto version = version_of(source, dialect);
  if (!version) return to_error(version.error());
  base::Arena arena;
  const base::Result<rego::Value> data = read_data(arena, files.data);
  if (!data) return data.error();
  rego::PolicyInput input;
  input.sources = {source};
  if (files.mask) input.sources.push_back(std::make_shared<const rego::Source>(files.mask->path, files.mask->text));
  input.data = *data;
  input.options.version = *version;
  const auto policy = rego::Policy::compile(input);
  if (!policy) return to_error(policy.error());
  auto query = (*policy)->prepare(query_text);
  if (!query) return to_error(query.error());
  auto log_mask = log_mask_of(**policy);
  if (!log_mask) return to_error(log_mask.error());
  return CompiledPolicy{*std::move(query), *version == rego::RegoVersion::kV0 ? "v0" : "v1", *std::move(log_mask)};
}

}  // namespace

PolicyCompiler make_rego_compiler(const ServeOptions& options) {
  return [query = options.query, dialect = options.dialect](const PolicyFiles& files) {
    return compile(files, query, dialect);
  };
}

}  // namespace bulkhead
