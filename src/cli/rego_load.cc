// Loads, merges and compiles.

#include "cli/rego_load.h"

#include <algorithm>
#include <cstdio>

#include "rego/engine/data_tree.h"
#include "rego/engine/loader.h"

namespace bulkhead {
namespace {

using Compiled = base::Result<std::shared_ptr<const rego::Policy>, CommandErrors>;

}  // namespace

CLI::Option* add_paths(CLI::App& app, const std::string& names, std::vector<std::string>& paths,
                       const std::string& help) {
  return app.add_option(names, paths, help)->allow_extra_args(false);
}

Compiled load_policy(base::Arena& arena, const LoadRequest& request) {
  const rego::LoadOptions options{request.ignored};
  rego::LoadOptions file_options = options;
  if (request.reads == LoadRequest::Reads::kPolicies) {
    for (const char* documents : {"*.json", "*.yaml", "*.yml"}) file_options.ignored.push_back(documents);
  }
  auto files = rego::load_paths(arena, request.data_paths, file_options);
  if (!files) return errors_of(files.error());
  auto bundles = rego::load_bundles(arena, request.bundle_paths, options);
  if (!bundles) return errors_of(bundles.error());

  rego::DataTree data;
  data.add({}, files->data, "data files");
  if (const auto conflict = data.add({}, bundles->data, "bundles")) {
    return errors_of(std::vector<std::string>{"data of a file and of a bundle lie at the same place"});
  }
  rego::PolicyInput input;
  input.sources = std::move(files->sources);
  std::move(bundles->sources.begin(), bundles->sources.end(), std::back_inserter(input.sources));
  input.data = data.build(arena);
  input.options.version = bundles->version.value_or(request.version);
  input.options.keeps_prints = true;
  input.options.is_strict = request.is_strict;
  input.options.is_observed = request.is_observed;
  input.on_module = request.on_module;
  if (request.on_loaded) request.on_loaded();
  auto policy = rego::Policy::compile(input);
  if (!policy) return errors_of(policy.error());
  return *policy;
}

std::optional<int> parse_arguments(CLI::App& app, std::span<const char* const> arguments) {
  std::vector<std::string> words(arguments.rbegin(), arguments.rend());
  try {
    app.parse(std::move(words));
  } catch (const CLI::CallForHelp&) {
    fputs(app.help().c_str(), stdout);
    return 0;
  } catch (const CLI::ParseError& error) {
    fprintf(stderr, "Error: %s\n%s", error.what(), app.help().c_str());
    return kOpaExitUsage;
  }
  return std::nullopt;
}

}  // namespace bulkhead
