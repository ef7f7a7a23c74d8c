// Looking every 200 ms costs one stat() a file; files are read only when a stamp has changed. Polling instead of
// inotify: it sees renames, replaced folders and network file systems alike, and it is the same clock that settling
// needs.

#include "daemon/reloader.h"

namespace bulkhead {
namespace {

constexpr int kBusyLooksBeforeReport = 50;  // ten seconds
constexpr size_t kErrorBytesMax = 4000;

}  // namespace

void log_policy_loaded(Log& log, const LoadedSnapshot& loaded) {
  log.write(LogLevel::kInfo, "policy_loaded", [&](LogLine& line) {
    line.text("policy", loaded.policy_path)
        .text("dialect", loaded.dialect)
        .number("generation", loaded.snapshot->generation);
  });
}

Reloader::Reloader(PolicyPaths paths, PolicyLoader& loader, SnapshotSlot& slot, Log& log, Fingerprint loaded)
    : paths_(std::move(paths)),
      loader_(loader),
      slot_(slot),
      log_(log),
      watch_(loaded),
      stamps_(std::move(loaded.stamps)),
      thread_([this] { run(); }) {}

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
    lock.lock();
  }
}

void Reloader::look() {
  if (!has_new_stamps() && !watch_.is_waiting()) return;
  const base::Result<PolicyFiles> files = read_policy_files(paths_);
  if (!files) {
    watch_.observe_nothing();
    stamps_.clear();
    const bool is_busy = files.error().code == "file_busy";
    busy_looks_ = is_busy ? busy_looks_ + 1 : 0;
    if (!is_busy || busy_looks_ >= kBusyLooksBeforeReport) report(files.error());
    return;
  }
  busy_looks_ = 0;
  reported_.clear();
  if (watch_.observe(fingerprint_of(*files)) == SettlingWatch::Verdict::kSettled) load(*files);
}

bool Reloader::has_new_stamps() {
  std::vector<FileStamp> seen;
  const auto look_at = [&](const std::string& path) {
    const base::Result<FileStamp> stamp = stamp_of(path);
    seen.push_back(stamp ? *stamp : FileStamp{});
  };
  look_at(paths_.policy);
  for (const std::string& path : paths_.data) look_at(path);
  if (!paths_.mask.empty()) look_at(paths_.mask);
  if (seen == stamps_) return false;
  stamps_ = std::move(seen);
  return true;
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
