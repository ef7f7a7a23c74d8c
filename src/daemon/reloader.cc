// Looking every 200 ms costs one stat() a file; files are read only when a stamp has changed. Polling instead of
// inotify: it sees renames, replaced folders and network file systems alike, and it is the same clock that settling
// needs.

#include "daemon/reloader.h"

#include <algorithm>

#include "daemon/config/instant.h"

namespace bulkhead {
namespace {

constexpr int kBusyLooksBeforeReport = 50;  // ten seconds
constexpr size_t kErrorBytesMax = 4000;

}  // namespace

void log_policy_loaded(Log& log, const LoadedSnapshot& loaded) {
  log.write(LogLevel::kInfo, "policy_loaded", [&](LogLine& line) {
    line.text("policy", loaded.policy_path).text("decides", loaded.snapshot->policy_name);
    if (!loaded.dialect.empty()) line.text("dialect", loaded.dialect);
    line.number("generation", loaded.snapshot->generation);
  });
  for (const std::string& warning : loaded.news.warnings) {
    log.write(LogLevel::kWarning, "configuration_warning",
              [&](LogLine& line) { line.text("warning", warning, kErrorBytesMax); });
  }
}

Reloader::Reloader(PolicyPaths paths, PolicyLoader& loader, SnapshotSlot& slot, Log& log, LoadedState loaded)
    : paths_(std::move(paths)),
      loader_(loader),
      slot_(slot),
      log_(log),
      watch_(std::move(loaded.files)),
      start_settings_(std::move(loaded.news.start_settings)) {
  expiries_.set(std::move(loaded.news.expiries));
  thread_ = std::thread([this] { run(); });
}

Reloader::~Reloader() {
  {
    const std::lock_guard lock(mutex_);
    is_stopping_ = true;
  }
  wake_.notify_one();
  thread_.join();
}

void Reloader::request() {
  const std::lock_guard lock(mutex_);
  is_requested_ = true;
}

void Reloader::run() {
  std::unique_lock lock(mutex_);
  while (!wake_.wait_for(lock, kSettleTime, [this] { return is_stopping_; })) {
    if (std::exchange(is_requested_, false)) {
      watch_.force();
      reported_.clear();
    }
    lock.unlock();
    look();
    report_expiries();
    lock.lock();
  }
}

void Reloader::look() {
  if (!has_new_stamps() && !watch_.is_waiting()) return;
  const base::Result<PolicyFiles> files = read_policy_files(paths_);
  if (!files) {
    watch_.observe_nothing();
    watched_.clear();
    const bool is_busy = files.error().code == "file_busy";
    busy_looks_ = is_busy ? busy_looks_ + 1 : 0;
    if (!is_busy || busy_looks_ >= kBusyLooksBeforeReport) report(files.error());
    return;
  }
  busy_looks_ = 0;
  reported_.clear();
  watched_ = watched_paths(*files);
  if (watch_.observe(fingerprint_of(*files)) == SettlingWatch::Verdict::kSettled) load(*files);
}

bool Reloader::has_new_stamps() {
  return watched_.empty() || std::ranges::any_of(watched_, [](const WatchedPath& watched) {
           const base::Result<FileStamp> stamp = stamp_of(watched.path);
           return !stamp || *stamp != watched.stamp;
         });
}

void Reloader::load(const PolicyFiles& files) {
  const base::Result<LoadedSnapshot> loaded = loader_.load(files);
  if (!loaded) {
    report(loaded.error());
    return;
  }
  slot_.store(loaded->snapshot);
  ++loaded_count_;
  log_policy_loaded(log_, *loaded);
  report_settings(loaded->news);
  expiries_.set(loaded->news.expiries);
}

void Reloader::report_settings(const ConfigurationNews& news) {
  if (news.start_settings == start_settings_) return;
  start_settings_ = news.start_settings;
  log_.write(LogLevel::kWarning, "restart_needed", [&](LogLine& line) {
    line.text("effect", "what the configuration says of sockets, the log and limits takes effect at the next start");
  });
}

void Reloader::report_expiries() {
  for (const ExpiryWatch::Report& report : expiries_.due(wall_clock_ns())) {
    const bool is_over = report.stage == ExpiryWatch::Stage::kOver;
    log_.write(LogLevel::kWarning, is_over ? "exception_expired" : "exception_expires", [&](LogLine& line) {
      line.text("image", report.expiry.image, kErrorBytesMax).text("at", config::utc_text(report.expiry.at_ns));
    });
  }
}

void Reloader::report(const base::Error& error) {
  std::string text = error.to_string();
  if (text == reported_) return;
  reported_ = std::move(text);
  ++rejected_count_;
  log_.write(LogLevel::kError, "policy_rejected", [&](LogLine& line) {
    line.text("policy", paths_.policy)
        .text("error", reported_, kErrorBytesMax)
        .text("effect", "the policy that was loaded before stays in force");
  });
}

}  // namespace bulkhead
