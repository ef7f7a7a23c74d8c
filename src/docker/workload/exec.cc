// An exec has the container's power and, if it is privileged, every capability. What confines the container stays:
// seccomp, AppArmor, hidden paths.

#include "docker/workload/capabilities.h"
#include "docker/workload/image.h"
#include "docker/workload/readers.h"
#include "docker/workload/user.h"

namespace bulkhead {
namespace {

using rego::Value;

struct ExecSource {
  bool is_privileged = false;
  bool has_tty = false;
  bool has_stdin = false;
  Value user;
  Value cmd;  // a list
  Value env;
  Value working_dir;
  Value detach_keys;
  std::string_view id;
};

// Over the container's workload, which stands in `workload` already.
void set_exec(Reading& reading, WorkloadBuilder& workload, const ExecSource& source) {
  DocumentBuilder<ExecField> exec(reading.arena);
  if (source.is_privileged) {
    exec.set_true(ExecField::privileged);
    workload.set_true(WorkloadField::privileged);
    workload.set(WorkloadField::capabilities, read_capabilities(reading, {{}, {}, {}, true}));
  }
  set_if_text(exec, ExecField::user, source.user);
  set_if_text(exec, ExecField::detach_keys, source.detach_keys);
  if (!source.id.empty()) exec.set_text(ExecField::id, source.id);
  workload.set(WorkloadField::exec, exec.finish());
  if (has_text(source.user)) {
    const Value groups = workload.get(WorkloadField::user).get("groups");
    workload.set(WorkloadField::user, read_user(reading, source.user, workload.get(WorkloadField::image), groups));
  }
  const Value no_image = template_of(Document::kImage).value();
  workload.set(WorkloadField::command,
               read_command(reading, {{}, source.cmd, source.working_dir, source.env, {}}, no_image));
  workload.set(WorkloadField::tty, Value::boolean(source.has_tty));
  workload.set(WorkloadField::stdin, Value::boolean(source.has_stdin));
  workload.set(WorkloadField::health, Value::null());
}

// ProcessConfig of an exec's inspect: the command's first word stands apart.
Value command_of(Reading& reading, const Value& process) {
  rego::ArrayBuilder command(reading.arena);
  const Value first = process.get("entrypoint");
  if (has_text(first)) command.add(first);
  const Value rest = process.get("arguments");
  if (rest.is_array()) {
    for (const Value& argument : rest.items()) command.add(argument);
  }
  return command.finish();
}

}  // namespace

void read_exec_create(Reading& reading, WorkloadBuilder& workload, const ApiRequest& request) {
  use_container(reading, workload, text_of(parameter(request, "name")));
  const Value& body = request.body;
  ExecSource source;
  source.is_privileged = body.get("Privileged").is_true();
  source.has_tty = body.get("Tty").is_true();
  source.has_stdin = body.get("AttachStdin").is_true();
  source.user = body.get("User");
  source.cmd = body.get("Cmd");
  source.env = body.get("Env");
  source.working_dir = body.get("WorkingDir");
  source.detach_keys = body.get("DetachKeys");
  set_exec(reading, workload, source);
}

void read_exec_start(Reading& reading, WorkloadBuilder& workload, const ApiRequest& request) {
  ExecSource source;
  source.id = text_of(parameter(request, "name"));
  const Fact fact = reading.facts.exec(source.id);
  const Value inspect = fact.is_known() ? fact.document : Value();
  const Value process = inspect.get("ProcessConfig");
  const std::string_view container = text_of(inspect.get("ContainerID"));
  if (container.empty() || !process.is_object()) {
    reading.note_unknown("exec");
    reading.note_unknown("container");
  } else {
    use_container(reading, workload, container);
  }
  source.is_privileged = process.get("privileged").is_true();
  source.has_tty = process.get("tty").is_true();
  source.has_stdin = inspect.get("OpenStdin").is_true();
  source.user = process.get("user");
  source.cmd = command_of(reading, process);
  set_exec(reading, workload, source);
}

}  // namespace bulkhead
