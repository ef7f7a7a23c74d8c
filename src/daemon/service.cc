// How options become a service, and what the log says of the Docker daemon.

#include "daemon/service.h"

#include <algorithm>
#include <thread>

#include "daemon/protection.h"

namespace bulkhead {
namespace {

size_t worker_count(const ServeOptions& options) {
  constexpr size_t kWorkersMin = 2;
  return options.workers > 0 ? options.workers : std::max<size_t>(kWorkersMin, std::thread::hardware_concurrency());
}

}  // namespace

Service::Service(const ServeOptions& options, const SnapshotSlot& snapshot_slot, Log& log_target,
                 Recorder& recorder_of_all, const DeciderFactory& make_decider)
    : limits(options.limits),
      docker_socket(options.docker_socket),
      snapshot(snapshot_slot),
      log(log_target),
      recorder(recorder_of_all),
      workers(worker_count(options), make_decider),
      in_flight_bytes(options.limits.in_flight_bytes_max),
      daemons({options.plugin_name, protected_paths_of(options), Unprotected(options.unprotected)}),
      // Each question comes back as a call of the plugin: there must be connections left for those.
      asker(options.docker_socket, {.in_flight_max = std::max<size_t>(1, options.limits.connections_max / 4)}),
      gatherer(asker, own_questions, path_threads),
      ownership(options.state_folder, log_target, gatherer) {}

void log_daemon(Service& service, const GuardedDaemon& daemon, std::string_view version) {
  service.log.write(LogLevel::kInfo, "daemon", [&](LogLine& line) {
    line.text("version", version).number("pid", static_cast<uint64_t>(daemon.pid()));
  });
  const DaemonTraits traits = daemon.traits();
  if (traits.answers_grpc_unasked) {
    service.log.write(LogLevel::kWarning, "daemon_answers_grpc", [&](LogLine& line) {
      line.text("version", version)
          .text(
              "effect",
              "this daemon answers gRPC (builds) on its socket without asking any plugin; whoever can open the socket "
              "can build, whatever the policy says; see docs/threat-model.md",
              1000);
    });
  }
  if (traits.hides_large_bodies) {
    service.log.write(LogLevel::kWarning, "daemon_hides_large_bodies", [&](LogLine& line) {
      line.text("version", version)
          .text("effect",
                "this daemon shows plugins no body of 1 MiB and more (CVE-2026-34040); such requests are refused",
                1000);
    });
  }
}

void log_daemon_not_asked(Service& service) {
  service.log.write(LogLevel::kWarning, "daemon_not_asked", [&](LogLine& line) {
    line.text("socket", service.docker_socket)
        .text("effect",
              "the Docker daemon could not be asked there for its version: until it can, what two versions read "
              "differently is refused, and what a policy must ask is unknown; name its socket by --docker-socket",
              1000);
  });
}

}  // namespace bulkhead
