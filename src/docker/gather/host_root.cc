// A walk keeps an open descriptor of each directory on its way, so that ".." goes back to the directory that it came
// from, and nothing is looked up twice. Docker cleans "a/link/.." by its text in some places and lets the kernel follow
// it in others: a path with ".." is walked both ways and must lead to the same place.
//
// A level is open to others when it or a directory above it can be written by anyone but root (or the daemon's own
// user). Below such a level only plain components count: a link or a gap there is someone else's to fill. Links in
// /proc mean another thing for each process that looks, so they never count.

#include "docker/gather/host_root.h"

#include <fcntl.h>
#include <linux/magic.h>
#include <sys/stat.h>
#include <sys/vfs.h>

#include <cerrno>
#include <climits>
#include <cstdlib>
#include <cstring>
#include <deque>
#include <vector>

namespace bulkhead {
namespace {

constexpr int kLinksMax = 40;  // as the kernel
constexpr size_t kComponentsMax = 512;

HostPath failed(HostPathState state, std::string reason) {
  HostPath failure;
  failure.state = state;
  failure.reason = std::move(reason);
  return failure;
}

HostFileKind kind_of(mode_t mode) {
  if (S_ISDIR(mode)) return HostFileKind::kDirectory;
  if (S_ISREG(mode)) return HostFileKind::kFile;
  if (S_ISSOCK(mode)) return HostFileKind::kSocket;
  if (S_ISBLK(mode)) return HostFileKind::kBlockDevice;
  if (S_ISCHR(mode)) return HostFileKind::kCharacterDevice;
  if (S_ISFIFO(mode)) return HostFileKind::kPipe;
  return HostFileKind::kOther;
}

bool is_proc(int fd) {
  struct statfs status{};
  return fstatfs(fd, &status) != 0 || status.f_type == PROC_SUPER_MAGIC;
}

std::deque<std::string> components_of(std::string_view path) {
  std::deque<std::string> components;
  while (!path.empty()) {
    const size_t slash = path.find('/');
    const std::string_view name = path.substr(0, slash);
    if (!name.empty() && name != ".") components.emplace_back(name);
    path = slash == std::string_view::npos ? std::string_view() : path.substr(slash + 1);
  }
  return components;
}

// "/a/link/../b" → "/a/b", by its text.
std::deque<std::string> cleaned(const std::deque<std::string>& components) {
  std::deque<std::string> clean;
  for (const std::string& name : components) {
    if (name != "..") {
      clean.push_back(name);
    } else if (!clean.empty()) {
      clean.pop_back();
    }
  }
  return clean;
}

// What counts: what root alone can change, or the way as it is at this moment.
enum class Trust { kRootAlone, kTheMoment };

class Walk {
 public:
  Walk(int root, uid_t owner, std::deque<std::string> components, Trust trust = Trust::kRootAlone)
      : root_(root), owner_(owner), trust_(trust), rest_(std::move(components)) {}

  HostPath run() {
    HostPath result;
    bool is_done = !enter_root(result);
    while (!is_done && !rest_.empty()) {
      if (rest_.size() + levels_.size() > kComponentsMax) {
        return failed(HostPathState::kUnresolved, "the path has too many components");
      }
      std::string name = std::move(rest_.front());
      rest_.pop_front();
      is_done = !step(name, result);
    }
    if (is_done) return result;
    return {HostPathState::kResolved,
            kind_of(found_.st_mode),
            found_.st_uid,
            found_.st_gid,
            static_cast<int32_t>(found_.st_mode & 07777),
            path_text(),
            {},
            {}};
  }

 private:
  struct Level {
    base::UniqueFd fd;
    std::string name;
    bool is_open_to_others = false;
  };

  // Each says whether to go on; if not, `result` has been set.
  bool enter_root(HostPath& result) {
    levels_.clear();
    Level level{base::UniqueFd(openat(root_, ".", O_PATH | O_CLOEXEC | O_DIRECTORY)), "", false};
    struct stat status{};
    if (!level.fd.is_open() || fstat(level.fd.get(), &status) != 0) {
      return refuse(result, HostPathState::kUnreadable, "the daemon's root folder cannot be read");
    }
    level.is_open_to_others = can_be_changed(status);
    levels_.push_back(std::move(level));
    found_ = status;
    return true;
  }

  bool step(const std::string& name, HostPath& result) {
    if (name == "..") {
      if (!S_ISDIR(found_.st_mode)) return refuse_no_directory(result);
      if (levels_.size() > 1) levels_.pop_back();
      if (fstat(levels_.back().fd.get(), &found_) == 0) return true;
      return refuse(result, HostPathState::kUnreadable, std::string("cannot be read: ") + strerror(errno));
    }
    const int above = levels_.back().fd.get();
    base::UniqueFd fd(openat(above, name.c_str(), O_PATH | O_NOFOLLOW | O_CLOEXEC));
    if (!fd.is_open()) return fail_to_open(name, errno, result);
    struct stat status{};
    if (fstat(fd.get(), &status) != 0) {
      return refuse(result, HostPathState::kUnreadable, std::string("cannot be read: ") + strerror(errno));
    }
    if (S_ISLNK(status.st_mode)) return follow(fd.get(), name, result);
    found_ = status;
    const bool is_open = levels_.back().is_open_to_others || can_be_changed(status);
    levels_.push_back({std::move(fd), name, is_open});
    return true;
  }

  bool fail_to_open(const std::string& name, int error, HostPath& result) {
    if (error == ENOTDIR) return refuse_no_directory(result);
    if (error == ENAMETOOLONG) return refuse(result, HostPathState::kUnresolved, "a component is too long");
    if (error != ENOENT) {
      return refuse(result, HostPathState::kUnreadable, std::string("cannot be read: ") + strerror(error));
    }
    const std::string above = path_text();
    if (levels_.back().is_open_to_others) {
      return refuse(result, HostPathState::kUntrusted,
                    "“" + name + "” does not exist below " + above + ", where others than root can create it");
    }
    std::string path = above == "/" ? "" : above;
    path += "/" + name;
    for (const std::string& next : rest_) {
      if (next == "..") return refuse(result, HostPathState::kUnresolved, "“..” follows what does not exist");
      path += "/" + next;
    }
    result.state = HostPathState::kMissing;
    result.path = std::move(path);
    return false;
  }

  bool follow(int link, const std::string& name, HostPath& result) {
    const Level& above = levels_.back();
    if (above.is_open_to_others) {
      return refuse(
          result, HostPathState::kUntrusted,
          "“" + name + "” is a symbolic link below " + path_text() + ", where others than root can change it");
    }
    if (is_proc(above.fd.get())) {
      return refuse(result, HostPathState::kUntrusted, "a link in /proc leads each process somewhere else");
    }
    if (++links_ > kLinksMax) return refuse(result, HostPathState::kUnresolved, "too many symbolic links");
    char text[PATH_MAX];
    const ssize_t size = readlinkat(link, "", text, sizeof text);
    if (size <= 0 || size == sizeof text) {
      return refuse(result, HostPathState::kUnreadable, "a symbolic link cannot be read");
    }
    const std::string_view target(text, static_cast<size_t>(size));
    std::deque<std::string> components = components_of(target);
    rest_.insert(rest_.begin(), components.begin(), components.end());
    if (target.starts_with('/')) return enter_root(result);
    return true;
  }

  bool can_be_changed(const struct stat& status) const {
    if (trust_ == Trust::kTheMoment) return false;
    if (!S_ISDIR(status.st_mode)) return false;
    const bool is_ours = status.st_uid == 0 || status.st_uid == owner_;
    return !is_ours || (status.st_mode & S_IWOTH) || ((status.st_mode & S_IWGRP) && status.st_gid != 0);
  }

  bool refuse_no_directory(HostPath& result) {
    return refuse(result, HostPathState::kUnresolved, path_text() + " is no directory");
  }

  static bool refuse(HostPath& result, HostPathState state, std::string reason) {
    result = failed(state, std::move(reason));
    return false;
  }

  std::string path_text() const {
    std::string text;
    for (size_t i = 1; i < levels_.size(); i++) text += "/" + levels_[i].name;
    return text.empty() ? "/" : text;
  }

  const int root_;
  const uid_t owner_;
  const Trust trust_;
  std::deque<std::string> rest_;
  std::vector<Level> levels_;  // the root first
  struct stat found_{};        // of the last level
  int links_ = 0;
};

}  // namespace

base::Result<HostRoot> HostRoot::of_process(pid_t pid) {
  const std::string entry = "/proc/" + std::to_string(pid);
  const base::UniqueFd process(open(entry.c_str(), O_PATH | O_CLOEXEC | O_DIRECTORY));
  struct stat status{};
  if (!process.is_open() || fstat(process.get(), &status) != 0) {
    return base::Error{"io_error", strerror(errno), entry};
  }
  base::UniqueFd root(openat(process.get(), "root", O_PATH | O_CLOEXEC | O_DIRECTORY));
  if (!root.is_open()) return base::Error{"io_error", strerror(errno), entry + "/root"};
  return HostRoot(std::move(root), status.st_uid);
}

base::Result<HostRoot> HostRoot::of_folder(const std::string& folder, uid_t owner) {
  base::UniqueFd root(open(folder.c_str(), O_PATH | O_CLOEXEC | O_DIRECTORY));
  if (!root.is_open()) return base::Error{"io_error", strerror(errno), folder};
  return HostRoot(std::move(root), owner);
}

HostPath HostRoot::resolve(std::string_view path) const {
  HostPath found = resolve_trusted(path);
  found.leads_to = found.path;
  if (found.state != HostPathState::kUntrusted) return found;
  HostPath now = Walk(root_.get(), owner_, components_of(path), Trust::kTheMoment).run();
  found.leads_to = std::move(now.path);
  return found;
}

HostPath HostRoot::resolve_trusted(std::string_view path) const {
  if (!path.starts_with('/')) return failed(HostPathState::kUnresolved, "the path is not absolute");
  if (path.size() >= PATH_MAX) return failed(HostPathState::kUnresolved, "the path is too long");
  if (path.find('\0') != std::string_view::npos) return failed(HostPathState::kUnresolved, "the path has a NUL byte");
  const std::deque<std::string> components = components_of(path);
  HostPath followed = Walk(root_.get(), owner_, components).run();
  const std::deque<std::string> clean = cleaned(components);
  if (clean.size() == components.size()) return followed;
  HostPath by_text = Walk(root_.get(), owner_, clean).run();
  const bool agree = by_text.state == followed.state && by_text.path == followed.path;
  if (agree) return followed;
  // The kernel does not pass through what does not exist; Docker's cleaned text does not mention it.
  if (followed.state == HostPathState::kUntrusted) return followed;
  return failed(HostPathState::kUntrusted, "“..” leads to one place by its text and to another through the links");
}

// Paths come from requests: relative ones, ones with a NUL byte and overlong ones do not resolve.
void resolve_here(std::string_view path, std::string& out) {
  out.clear();
  char name[PATH_MAX];
  char resolved[PATH_MAX];
  if (!path.starts_with('/') || path.size() >= sizeof(name) || path.find('\0') != std::string_view::npos) return;
  memcpy(name, path.data(), path.size());
  name[path.size()] = '\0';
  if (realpath(name, resolved)) out = resolved;
}

}  // namespace bulkhead
