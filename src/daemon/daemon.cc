// Start-up reads from top to bottom in kActions; teardown runs the same list backwards, from wherever start-up got to,
// so that a half-started daemon cleans up like a whole one. The main thread does nothing but this and waiting for
// signals.

#include "daemon/daemon.h"

#include <signal.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <optional>
#include <span>

#include "daemon/activation.h"
#include "daemon/log.h"
#include "daemon/metrics_server.h"
#include "daemon/recorder.h"
#include "daemon/reloader.h"
#include "daemon/server.h"
#include "daemon/socket.h"

namespace bulkhead {
namespace {

constexpr std::chrono::milliseconds kPolicySettleTimeMax{5000};
constexpr timespec kLookAfter{1, 0};  // how often the decision log is looked after

struct App {
  App(const ServeOptions& serve_options, const DaemonParts& daemon_parts)
      : options(serve_options), parts(daemon_parts), loader(serve_options, daemon_parts.compile_policy) {}

  const ServeOptions& options;
  const DaemonParts& parts;
  PolicyLoader loader;
  sigset_t signals{};
  sigset_t signals_before{};
  std::optional<Log> log;
  std::optional<Recorder> recorder;
  base::UniqueFd instance_lock;
  Fingerprint loaded_files;
  ConfigurationNews loaded_news;
  SnapshotSlot snapshot;
  ListeningSocket socket;
  Server::Listener listener = Server::Listener::kOurs;
  std::optional<Server> server;
  std::optional<Reloader> reloader;
  std::optional<MetricsServer> metrics;
};

base::Status block_signals(App& app) {
  signal(SIGPIPE, SIG_IGN);
  signal(SIGXFSZ, SIG_IGN);  // a size limit is an error of write(), as a full disk is
  sigemptyset(&app.signals);
  for (const int number : {SIGTERM, SIGINT, SIGHUP}) sigaddset(&app.signals, number);
  pthread_sigmask(SIG_BLOCK, &app.signals, &app.signals_before);
  return base::Ok{};
}

void restore_signals(App& app) { pthread_sigmask(SIG_SETMASK, &app.signals_before, nullptr); }

base::Status open_log(App& app) {
  app.log.emplace(STDERR_FILENO);
  return app.options.log_file.empty() ? base::Status(base::Ok{}) : app.log->open_file(app.options.log_file);
}

void close_log(App& app) { app.log.reset(); }

base::Status open_recorder(App& app) {
  app.recorder.emplace(app.options, *app.log, BULKHEAD_VERSION);
  return app.recorder->open();
}

void close_recorder(App& app) { app.recorder.reset(); }

base::Status lock(App& app) {
  const base::Result<std::string> path = socket_path_of(app.options);
  if (!path) return path.error();
  base::Result<base::UniqueFd> locked = lock_instance(*path);
  if (!locked) return locked.take_error();
  app.instance_lock = *std::move(locked);
  app.socket.path = *path;
  return base::Ok{};
}

void unlock(App& app) { app.instance_lock.reset(); }

bool has_policy(const ServeOptions& options) {
  return !options.policy_file.empty() || !options.config_file.empty() || !options.opa_config_file.empty();
}

base::Status load_policy(App& app) {
  if (!has_policy(app.options)) {
    app.snapshot = app.loader.empty_snapshot();
    app.log->write(LogLevel::kWarning, "no_policy", [](LogLine& line) {
      line.text("effect", "every request is refused; name a configuration by --config");
    });
    return base::Ok{};
  }
  const auto files = read_settled_policy_files(policy_paths_of(app.options), kPolicySettleTimeMax);
  if (!files) return files.error();
  const base::Result<LoadedSnapshot> loaded = app.loader.load(*files);
  if (!loaded) return loaded.error();
  app.snapshot = loaded->snapshot;
  app.loaded_files = fingerprint_of(*files);
  app.loaded_news = loaded->news;
  log_policy_loaded(*app.log, *loaded);
  return base::Ok{};
}

base::Status listen(App& app) {
  base::Result<base::UniqueFd> handed_over = take_activated_socket(app.socket.path);
  if (!handed_over) return handed_over.take_error();
  if (handed_over->is_open()) {
    app.socket.fd = *std::move(handed_over);
    app.listener = Server::Listener::kHandedOver;
    return base::Ok{};
  }
  base::Result<ListeningSocket> socket = open_socket(app.socket.path);
  if (!socket) return socket.take_error();
  app.socket = *std::move(socket);
  return base::Ok{};
}

void remove_socket_file(App& app) { remove_socket(app.socket); }

base::Status start_server(App& app) {
  app.server.emplace(app.options, app.snapshot, *app.log, *app.recorder, app.parts.make_decider);
  if (base::Status started = app.server->start(std::move(app.socket.fd), app.listener); !started) return started;
  app.log->write(LogLevel::kInfo, "serving", [&](LogLine& line) {
    line.text("socket", app.socket.path).number("pid", static_cast<uint64_t>(getpid()));
  });
  return base::Ok{};
}

void stop_server(App& app) {
  if (app.server->stop()) {
    app.server.reset();
    return;
  }
  // A decision that ignores its cancel flag: its thread cannot be unwound, and what is left to undo is this.
  app.log->write(LogLevel::kError, "decision_hangs");
  app.log->flush();
  remove_socket_file(app);
  _exit(EXIT_FAILURE);
}

base::Status start_reloader(App& app) {
  if (!has_policy(app.options)) return base::Ok{};
  app.reloader.emplace(policy_paths_of(app.options), app.loader, app.snapshot, *app.log,
                       LoadedState{app.loaded_files, app.loaded_news});
  return base::Ok{};
}

void stop_reloader(App& app) { app.reloader.reset(); }

base::Status start_metrics(App& app) {
  if (app.options.metrics_address.empty()) return base::Ok{};
  app.metrics.emplace([&app](std::string& out) {
    Gauges gauges;
    app.server->read_gauges(gauges);
    app.recorder->read_gauges(gauges);
    if (app.reloader) app.reloader->read_gauges(gauges);
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    app.recorder->metrics().write(out, gauges, *app.snapshot.load(), std::chrono::nanoseconds(now).count());
  });
  return app.metrics->start(app.options.metrics_address);
}

void stop_metrics(App& app) { app.metrics.reset(); }

void handle_reload_signal(App& app) {
  if (const base::Status reopened = app.log->reopen(); !reopened) {
    app.log->write(LogLevel::kError, "log_not_reopened",
                   [&](LogLine& line) { line.text("error", reopened.error().to_string()); });
  }
  if (const base::Status reopened = app.recorder->reopen(); !reopened) {
    app.log->write(LogLevel::kError, "decision_log_not_reopened",
                   [&](LogLine& line) { line.text("error", reopened.error().to_string()); });
  }
  if (app.reloader) app.reloader->request();
}

base::Status wait_for_signals(App& app) {
  for (;;) {
    const int number = sigtimedwait(&app.signals, nullptr, &kLookAfter);
    const int failure = number < 0 ? errno : 0;
    if (failure == EAGAIN) app.recorder->tick(Recorder::Clock::now());
    if (number == SIGHUP) {
      handle_reload_signal(app);
    } else if (number > 0) {
      app.log->write(LogLevel::kInfo, "stopping", [&](LogLine& line) { line.text("signal", strsignal(number)); });
      return base::Ok{};
    } else if (failure != EINTR && failure != EAGAIN) {
      return base::Error{"internal_error", std::string("cannot wait for signals: ") + strerror(failure), ""};
    }
  }
}

struct Action {
  base::Status (*start)(App&);
  void (*stop)(App&);  // may be null
};

constexpr Action kActions[] = {
    {block_signals, restore_signals}, {open_log, close_log},           {lock, unlock},
    {open_recorder, close_recorder},  {load_policy, nullptr},          {listen, remove_socket_file},
    {start_server, stop_server},      {start_reloader, stop_reloader}, {start_metrics, stop_metrics},
    {wait_for_signals, nullptr},
};

}  // namespace

base::Status run_daemon(const ServeOptions& options, const DaemonParts& parts) {
  App app(options, parts);
  base::Status status = base::Ok{};
  size_t started = 0;
  while (started < std::size(kActions) && status) {
    status = kActions[started].start(app);
    if (status) ++started;
  }
  if (!status && app.log && !options.log_file.empty()) {
    app.log->write(LogLevel::kError, "not_started",
                   [&](LogLine& line) { line.text("error", status.error().to_string(), 4000); });
  }
  while (started > 0) {
    const Action& action = kActions[--started];
    if (action.stop != nullptr) action.stop(app);
  }
  return status;
}

base::Result<CheckedPolicy> check_policy(const ServeOptions& options, const PolicyCompiler& compile_policy) {
  const auto files = read_settled_policy_files(policy_paths_of(options), kPolicySettleTimeMax);
  if (!files) return files.error();
  base::Result<CompiledPolicy> compiled = compile_policy(*files);
  if (!compiled) return compiled.take_error();
  return CheckedPolicy{std::move(compiled->dialect), std::move(compiled->news.warnings)};
}

}  // namespace bulkhead
