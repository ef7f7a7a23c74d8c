// One table says what each call is; what depends on its parameters and its body is set by the few rules below, by the
// kind of thing and not by the call wherever that can be.

#include "docker/workload/operation.h"

#include <algorithm>
#include <array>

#include "docker/workload/container.h"
#include "docker/workload/host_path.h"
#include "docker/workload/operation_parts.h"
#include "docker/workload/readers.h"

namespace bulkhead {
namespace {

using rego::Value;
using Builder = DocumentBuilder<OperationField>;

constexpr uint32_t kReads = 0;
constexpr uint32_t kChanges = 1u << 0;
constexpr uint32_t kRuns = 1u << 1;
constexpr uint32_t kReadsOutput = 1u << 2;
constexpr uint32_t kReadsFiles = 1u << 3;
constexpr uint32_t kWritesFiles = 1u << 4;
constexpr uint32_t kReadsSecrets = 1u << 5;
constexpr uint32_t kSendsOut = 1u << 6;
constexpr uint32_t kUnseen = 1u << 7;
constexpr uint32_t kTouchesAuthorization = 1u << 8;
constexpr uint32_t kAllOfKind = 1u << 9;

struct PowerField {
  uint32_t power;
  OperationField field;
};
constexpr PowerField kPowers[] = {
    {kChanges, OperationField::changes},
    {kRuns, OperationField::runs},
    {kReadsOutput, OperationField::reads_output},
    {kReadsFiles, OperationField::reads_files},
    {kWritesFiles, OperationField::writes_files},
    {kReadsSecrets, OperationField::reads_secrets},
    {kSendsOut, OperationField::sends_out},
    {kUnseen, OperationField::unseen},
    {kTouchesAuthorization, OperationField::touches_authorization},
    {kAllOfKind, OperationField::all},
};

struct OperationRow {
  std::string_view route;
  std::string_view kind;
  std::string_view verb;
  std::string_view name;
  uint32_t power;
};

// By route.
#define OPERATION(route, kind, verb, name, power) {route, kind, verb, name, power},
constexpr OperationRow kOperations[] = {
#include "docker/workload/operations.def"
};
#undef OPERATION
static_assert(std::is_sorted(std::begin(kOperations), std::end(kOperations),
                             [](const OperationRow& a, const OperationRow& b) { return a.route < b.route; }));

constexpr OperationRow kUnknown{"unknown", "system", "unknown", "",
                                kChanges | kRuns | kReadsSecrets | kUnseen | kTouchesAuthorization};

const OperationRow& row_of(std::string_view route) {
  const auto place = std::lower_bound(std::begin(kOperations), std::end(kOperations), route,
                                      [](const OperationRow& row, std::string_view name) { return row.route < name; });
  return place != std::end(kOperations) && place->route == route ? *place : kUnknown;
}

// Without its tag. A colon before the last slash is a port's.
std::string_view untagged(std::string_view name) {
  const size_t slash = name.rfind('/');
  const size_t colon = name.find(':', slash == std::string_view::npos ? 0 : slash);
  return name.find('@') == std::string_view::npos ? name.substr(0, colon) : name;
}

// "NAME:TAG", or "NAME@DIGEST" where the tag is one. A tag that the name has itself gives way, as in the daemon.
Value tagged(Reading& reading, const Value& name, const Value& tag) {
  if (!has_text(name) || !has_text(tag)) return name;
  TextBuilder text(reading.arena);
  text.add(untagged(name.as_string()));
  text.add(tag.as_string().find(':') == std::string_view::npos ? ":" : "@");
  text.add(tag.as_string());
  return reading.text(text.view());
}

Value object_name(Reading& reading, const OperationRow& row, const ApiRequest& request) {
  if (row.route == "image.create") {
    const Value from = parameter(request, "fromImage");
    return tagged(reading, has_text(from) ? from : parameter(request, "repo"), parameter(request, "tag"));
  }
  if (row.route == "image.push") return tagged(reading, parameter(request, "name"), parameter(request, "tag"));
  const Value named = row.name.empty() ? request.body.get("Name") : parameter(request, row.name);
  return named;
}

void set_host_path(Reading& reading, Builder& operation, const Value& path) {
  if (!has_text(path)) return;
  const HostPathReading host = read_host_path(reading, path.as_string());
  operation.set(OperationField::host_path, host.document);
  if (host.resolved.is_null()) reading.note_unknown("host_path.resolved");
}

// Checkpoints may be kept anywhere on the host.
void set_checkpoint(Reading& reading, Builder& operation, const ApiRequest& request) {
  set_host_path(reading, operation, request.body.get("CheckpointDir"));
  set_host_path(reading, operation, parameter(request, "dir"));
  set_host_path(reading, operation, parameter(request, "checkpoint-dir"));
  const Value checkpoint = request.body.get("CheckpointID");
  set_if_text(operation, OperationField::target, has_text(checkpoint) ? checkpoint : parameter(request, "checkpoint"));
}

// What a connection of its own carries in and out. A websocket carries input unless told not to say so: the daemon
// reads what comes whenever stdin is asked for.
void set_attach(Builder& operation, const ApiRequest& request) {
  const bool streams = parameter(request, "stream").is_true();
  if (parameter(request, "stdin").is_true() && streams) {
    operation.set_true(OperationField::stdin);
    operation.set_true(OperationField::changes);
  }
  operation.set_true(OperationField::reads_output);
}

// Where the daemon is sent: to a URL, to a registry, to other managers.
void set_remote(Reading& reading, Builder& operation, const OperationRow& row, const ApiRequest& request) {
  const Value source = parameter(request, "fromSrc");
  if (row.route == "image.create" && has_text(source) && !has_text(parameter(request, "fromImage"))) {
    operation.set(OperationField::verb, reading.text("import"));
    if (source.as_string() == "-") return operation.set_true(OperationField::unseen);
    return operation.set(OperationField::remote, source);
  }
  set_if_text(operation, OperationField::remote, parameter(request, "remote"));
  set_if_text(operation, OperationField::remote, request.body.get("serveraddress"));
}

// What goes on to something else as words.
void set_arguments(Reading& reading, Builder& operation, const OperationRow& row, const ApiRequest& request) {
  const Value changes = parameter(request, "changes");
  if (has_items(changes)) operation.set(OperationField::arguments, texts_of(reading, changes));
  if (row.route == "plugin.set") operation.set(OperationField::arguments, texts_of(reading, request.body));
  const Value words = parameter(request, "ps_args");
  if (has_text(words)) operation.set(OperationField::arguments, split(reading, words.as_string(), ' '));
}

void set_target(Reading& reading, Builder& operation, const ApiRequest& request) {
  set_if_text(operation, OperationField::target, parameter(request, "new_name"));
  set_if_text(operation, OperationField::target, request.body.get("Container"));
  const std::string_view verb = text_of(operation.get(OperationField::verb));
  if (verb == "tag" || verb == "commit") {
    const Value repository = tagged(reading, parameter(request, "repo"), parameter(request, "tag"));
    set_if_text(operation, OperationField::target, repository);
  }
}

void set_common(Reading& reading, Builder& operation, const OperationRow& row, const ApiRequest& request) {
  if (parameter(request, "force").is_true() || request.body.get("Force").is_true()) {
    operation.set_true(OperationField::force);
  }
  if (parameter(request, "v").is_true()) operation.set_true(OperationField::removes_volumes);
  set_if_text(operation, OperationField::path, parameter(request, "path"));
  set_if_text(operation, OperationField::signal, parameter(request, "signal"));
  set_target(reading, operation, request);
  set_remote(reading, operation, row, request);
  set_arguments(reading, operation, row, request);
}

// By the kind of object.
void set_kind(Reading& reading, Builder& operation, const OperationRow& row, const ApiRequest& request) {
  const bool has_body = request.body.is_object();
  if (row.kind == "network" && has_body) operation.set(OperationField::network, read_network_plan(reading, request));
  if (row.kind == "swarm" || row.route == "node.update") {
    operation.set(OperationField::swarm, read_swarm_plan(reading, request));
  }
  const bool is_named_thing = row.kind == "secret" || row.kind == "config" || row.kind == "volume";
  if (is_named_thing && has_body) {
    operation.set(OperationField::labels, map_of(reading, request.body.get("Labels")));
    const Value driver = request.body.get("Driver");
    set_if_text(operation, OperationField::driver, driver.is_object() ? driver.get("Name") : driver);
  }
  const bool is_checkpoint = row.kind == "checkpoint" || row.route == "container.start";
  if (is_checkpoint) set_checkpoint(reading, operation, request);
  if (row.verb == "attach") set_attach(operation, request);
  // The connection that carries an exec's output carries its input too.
  if (row.route == "exec.start" && !request.body.get("Detach").is_true()) operation.set_true(OperationField::stdin);
}

}  // namespace

Value read_operation(base::Arena& arena, const ApiRequest& request, const DaemonTraits& traits, Facts& facts) {
  Reading reading(arena, traits, facts, Stage::kRequest, Distance::kSelf);
  const OperationRow& row = row_of(request.route->name);
  Builder operation(arena);
  operation.set_text(OperationField::route, request.route->name);
  operation.set_text(OperationField::verb, row.verb);
  DocumentBuilder<ObjectField> object(arena);
  object.set_text(ObjectField::kind, row.kind);
  set_if_text(object, ObjectField::name, object_name(reading, row, request));
  operation.set(OperationField::object, object.finish());
  for (const PowerField& power : kPowers) {
    if (row.power & power.power) operation.set_true(power.field);
  }
  set_common(reading, operation, row, request);
  set_kind(reading, operation, row, request);
  operation.set(OperationField::unknown, reading.unknown());
  return operation.finish();
}

}  // namespace bulkhead
