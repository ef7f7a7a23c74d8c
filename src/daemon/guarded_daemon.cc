// The folder in /proc is held open: it answers for the process that we met, and for no later one with its number.
//
// The version is asked for once, by the first request that needs it; requests beside it wait. After a question in vain
// the next ones go on with the strictest reading for a second before one asks again.

#include "daemon/guarded_daemon.h"

#include <fcntl.h>
#include <unistd.h>

#include <utility>

#include "daemon/protection.h"
#include "rego/value/json.h"

namespace bulkhead {
namespace {

constexpr std::chrono::seconds kAskAgainAfter{1};

std::string text_at(const rego::Value& document, std::string_view key) {
  const rego::Value value = document.get(key);
  return value.is_string() ? std::string(value.as_string()) : std::string();
}

constexpr size_t kCommandLineBytesMax = 128 << 10;

std::string command_line_of(int process) {
  const base::UniqueFd file(openat(process, "cmdline", O_RDONLY | O_CLOEXEC));
  std::string text;
  char bytes[4096];
  while (file.is_open() && text.size() < kCommandLineBytesMax) {
    const ssize_t got = read(file.get(), bytes, sizeof bytes);
    if (got <= 0) break;
    text.append(bytes, static_cast<size_t>(got));
  }
  return text;
}

std::shared_ptr<const HostRoot> root_of(pid_t pid) {
  base::Result<HostRoot> root = HostRoot::of_process(pid);
  return root ? std::make_shared<const HostRoot>(*std::move(root)) : nullptr;
}

std::vector<ProtectedPath> with_daemons_own(std::vector<ProtectedPath> paths, int process) {
  for (ProtectedPath& path : protected_paths_of_daemon(command_line_of(process))) paths.push_back(std::move(path));
  return paths;
}

}  // namespace

GuardedDaemon::GuardedDaemon(pid_t pid, const OwnThings& own)
    : pid_(pid),
      process_(open(("/proc/" + std::to_string(pid)).c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC)),
      root_(root_of(pid)),
      traits_(traits_for(std::nullopt)),
      protection_{own.plugin_name, ProtectedPaths(
                                       with_daemons_own(own.paths, process_.get()),
                                       [this](const std::string& path) {
                                         return root_ == nullptr ? std::string() : root_->resolve(path).leads_to;
                                       },
                                       own.given_up)} {}

bool GuardedDaemon::is_alive() const { return process_.is_open() && faccessat(process_.get(), "stat", F_OK, 0) == 0; }

DaemonTraits GuardedDaemon::traits() const {
  const std::lock_guard lock(mutex_);
  return traits_;
}

bool GuardedDaemon::can_learn_version() const {
  const std::lock_guard lock(mutex_);
  return state_ == Version::kAsking || (state_ == Version::kUnknown && asked_again_at_ <= Clock::now());
}

GuardedDaemon::Learnt GuardedDaemon::learn_version(Gatherer& gatherer, Clock::time_point deadline,
                                                   std::string& version) {
  {
    std::unique_lock lock(mutex_);
    if (state_ == Version::kAsking) {
      changed_.wait_until(lock, deadline, [this] { return state_ != Version::kAsking; });
      return Learnt::kBefore;
    }
    if (state_ == Version::kKnown) return Learnt::kBefore;
    state_ = Version::kAsking;
  }
  const FactAnswer answer = gatherer.ask_now({QuestionKind::kVersion, {}}, deadline);
  const std::lock_guard lock(mutex_);
  const bool is_known = answer.state == FactState::kKnown && take_version(answer.text);
  state_ = is_known ? Version::kKnown : Version::kUnknown;
  asked_again_at_ = Clock::now() + kAskAgainAfter;
  version = engine_;
  changed_.notify_all();
  if (is_known) return Learnt::kNow;
  return std::exchange(was_asked_in_vain_, true) ? Learnt::kBefore : Learnt::kNot;
}

bool GuardedDaemon::take_version(std::string_view text) {
  base::Arena arena;
  const auto document = rego::read_json(arena, text);
  if (!document) return false;
  engine_ = text_at(*document, "Version");
  const std::string newest = text_at(*document, "ApiVersion");
  const std::string oldest = text_at(*document, "MinAPIVersion");
  if (newest.empty() || oldest.empty()) return false;
  traits_ = traits_for(DaemonVersion{engine_, parse_api_version(newest), parse_api_version(oldest)});
  return true;
}

std::shared_ptr<GuardedDaemon> GuardedDaemons::meet(pid_t pid) {
  const std::lock_guard lock(mutex_);
  if (last_ == nullptr || last_->pid() != pid || !last_->is_alive()) {
    last_ = std::make_shared<GuardedDaemon>(pid, own_);
  }
  return last_;
}

}  // namespace bulkhead
