#include "cli/rego_surroundings.h"

#include <unistd.h>

#include <string_view>

#include "cli/rego_load.h"
#include "rego/engine/loader.h"
#include "rego/http/http_client.h"
#include "rego/library/builtin_library.h"
#include "rego/value/builders.h"
#include "rego/value/text.h"

namespace bulkhead {
namespace {

using rego::Value;

Value environment(base::Arena& arena) {
  rego::ObjectBuilder variables(arena);
  for (char** variable = environ; *variable; ++variable) {
    const std::string_view text = *variable;
    const size_t equals = text.find('=');
    if (equals == text.npos || equals == 0) continue;
    variables.add(Value::string(arena, rego::to_valid_utf8(text.substr(0, equals))),
                  Value::string(arena, rego::to_valid_utf8(text.substr(equals + 1))));
  }
  return variables.finish();
}

// What opa.runtime gives.
Value runtime(base::Arena& arena) {
  rego::ObjectBuilder object(arena);
  const auto add = [&](std::string_view name, const Value& value) { object.add(Value::string(arena, name), value); };
  add("authorization_enabled", Value::boolean(false));
  add("commit", Value::string(arena, ""));
  add("env", environment(arena));
  add("skip_known_schema_check", Value::boolean(false));
  add("version", Value::string(arena, BULKHEAD_OPA_VERSION));
  return object.finish();
}

}  // namespace

RegoSurroundings::RegoSurroundings() : http_(std::make_unique<rego::HttpClient>()) {}
RegoSurroundings::~RegoSurroundings() = default;

void RegoSurroundings::add_options(CLI::App& app) {
  app.add_option("--capabilities", capabilities_, "A capabilities file: its allow_net lists the hosts to be reached");
  add_paths(app, "--builtin-library", libraries_, "A shared object with functions (rego_builtin.h); may be repeated");
}

base::Status RegoSurroundings::prepare() {
  for (const std::string& path : libraries_) {
    if (auto status = rego::open_builtin_library(path); !status) return status;
  }
  runtime_ = runtime(arena_);
  rego::install_http_send(*http_);
  return read_capabilities();
}

base::Status RegoSurroundings::read_capabilities() {
  if (capabilities_.empty() || capabilities_ == "v" BULKHEAD_OPA_VERSION) return base::Ok{};
  const auto text = rego::read_file(capabilities_);
  if (!text) return text.error();
  base::Arena arena;
  const auto file = rego::read_document(arena, capabilities_, *text);
  if (!file) return file.error();
  const Value hosts = file->is_object() ? file->get("allow_net") : Value();
  if (hosts.is_undefined() || hosts.is_null()) return base::Ok{};
  network_ = rego::NetworkAccess::kListed;
  if (!hosts.is_array()) return base::Error{"capabilities_error", "allow_net must be an array of hosts", capabilities_};
  for (const Value& host : hosts.items()) {
    if (!host.is_string()) return base::Error{"capabilities_error", "a host must be a string", capabilities_};
    hosts_.emplace_back(host.as_string());
  }
  return base::Ok{};
}

rego::EvalOptions RegoSurroundings::evaluation_options() const {
  rego::EvalOptions options;
  options.network = network_;
  options.network_hosts = hosts_;
  options.runtime = runtime_;
  return options;
}

}  // namespace bulkhead
