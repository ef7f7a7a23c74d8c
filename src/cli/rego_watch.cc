// inotify, on folders only: editors replace files, so a watch of the file itself would be lost. An editor writes a file
// in several steps; what comes within a moment of the first step is one change.

#include "cli/rego_watch.h"

#include <poll.h>
#include <sys/inotify.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <set>

#include "base/unique_fd.h"
#include "cli/command.h"

namespace bulkhead {
namespace {

namespace fs = std::filesystem;

constexpr uint32_t kChanges = IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO;
constexpr int kSettleMs = 50;
constexpr size_t kFoldersMax = 100'000;

class Watcher {
 public:
  bool start(const std::vector<std::string>& paths) {
    notify_ = base::UniqueFd(inotify_init1(IN_NONBLOCK | IN_CLOEXEC));
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    sigprocmask(SIG_BLOCK, &signals, nullptr);
    signals_ = base::UniqueFd(signalfd(-1, &signals, SFD_CLOEXEC));
    return notify_.is_open() && signals_.is_open() && add_all(paths);
  }

  // Folders that came since the last time are watched, too.
  bool add_all(const std::vector<std::string>& paths) {
    for (const std::string& path : paths) {
      std::error_code error;
      const bool is_folder = fs::is_directory(path, error);
      if (!add(is_folder ? fs::path(path) : fs::path(path).parent_path())) return false;
      if (!is_folder) continue;
      constexpr auto kOptions = fs::directory_options::skip_permission_denied;
      for (fs::recursive_directory_iterator each(path, kOptions, error), end; !error && each != end;
           each.increment(error)) {
        if (each->is_directory(error) && !each->is_symlink(error)) add(each->path());
      }
    }
    return true;
  }

  // False when the program is to end.
  bool wait() {
    if (!poll_once(-1)) return false;
    while (poll(&changes_, 1, kSettleMs) > 0) drain();
    return true;
  }

 private:
  bool add(const fs::path& folder) {
    const std::string name = folder.empty() ? "." : folder.string();
    if (folders_.size() >= kFoldersMax) return true;
    if (inotify_add_watch(notify_.get(), name.c_str(), kChanges) < 0) return false;
    folders_.insert(name);
    return true;
  }

  bool poll_once(int timeout_ms) {
    changes_ = {notify_.get(), POLLIN, 0};
    pollfd both[] = {changes_, {signals_.get(), POLLIN, 0}};
    while (poll(both, 2, timeout_ms) < 0) {
      if (errno != EINTR) return false;
    }
    drain();
    return (both[1].revents & POLLIN) == 0;
  }

  void drain() {
    char events[4096];
    while (read(notify_.get(), events, sizeof events) > 0) {
    }
  }

  base::UniqueFd notify_;
  base::UniqueFd signals_;
  pollfd changes_{};
  std::set<std::string> folders_;
};

}  // namespace

int watch_paths(const std::vector<std::string>& paths, const std::function<void()>& on_change) {
  Watcher watcher;
  if (!watcher.start(paths)) {
    fprintf(stderr, "Error creating path watcher:  %s\n", strerror(errno));
    return kExitFailure;
  }
  const std::string rule(80, '*');
  for (;;) {
    printf("%s\nWatching for changes ...\n", rule.c_str());
    fflush(stdout);
    if (!watcher.wait()) return kExitOk;
    watcher.add_all(paths);
    on_change();
  }
}

}  // namespace bulkhead
