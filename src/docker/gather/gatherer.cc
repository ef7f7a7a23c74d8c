// Answers come on other threads; they are kept under a lock until the one who waits takes them. An answer to a question
// that the guarded daemon did not ask us about comes from another daemon, and is not believed.

#include "docker/gather/gatherer.h"

#include <condition_variable>
#include <mutex>
#include <utility>

namespace bulkhead {
namespace {

constexpr unsigned kStatusOk = 200;
constexpr unsigned kStatusNotFound = 404;

FactAnswer answer_of(base::Result<Asker::Reply> reply) {
  if (!reply) return {};
  if (reply->status == kStatusNotFound) return {FactState::kAbsent, {}};
  if (reply->status != kStatusOk) return {};
  return {FactState::kKnown, std::move(reply->body)};
}

HostPath path_here(std::string_view path) {
  HostPath result;
  resolve_here(path, result.path);
  result.state = result.path.empty() ? HostPathState::kUnresolved : HostPathState::kResolved;
  return result;
}

}  // namespace

struct Gathering::State {
  void add(const Question& question, FactAnswer answer) {
    const std::lock_guard lock(mutex);
    answers.emplace_back(question, std::move(answer));
    finish_one();
  }
  void add(const Question& question, HostPath path) {
    const std::lock_guard lock(mutex);
    paths.emplace_back(question, std::move(path));
    finish_one();
  }
  void finish_one() {
    if (--left == 0) changed.notify_all();
  }

  std::mutex mutex;
  std::condition_variable changed;
  size_t left = 0;
  std::vector<std::pair<Question, FactAnswer>> answers;
  std::vector<std::pair<Question, HostPath>> paths;
};

void Gathering::wait_until(Clock::time_point deadline) {
  std::unique_lock lock(state_->mutex);
  state_->changed.wait_until(lock, deadline, [&] { return state_->left == 0; });
}

void Gathering::deliver(FactStore& store) {
  const std::lock_guard lock(state_->mutex);
  for (const auto& [question, answer] : std::exchange(state_->answers, {})) store.answer(question, answer);
  for (const auto& [question, path] : std::exchange(state_->paths, {})) store.answer(question, path);
}

Gatherer::Gatherer(Asker& asker, OwnQuestions& own_questions, TaskRunner& tasks)
    : asker_(asker), own_questions_(own_questions), tasks_(tasks) {}

Gathering Gatherer::start(const FactStore& store, std::shared_ptr<const HostRoot> root, Clock::time_point deadline) {
  auto state = std::make_shared<Gathering::State>();
  state->left = store.pending().size();
  for (const Question& question : store.pending()) {
    if (question.kind == QuestionKind::kHostPath || question.kind == QuestionKind::kOwnPath) {
      look(question, root, state);
    } else {
      ask(question, deadline, state);
    }
  }
  return Gathering(std::move(state));
}

FactAnswer Gatherer::ask_now(const Question& question, Clock::time_point deadline) {
  auto state = std::make_shared<Gathering::State>();
  state->left = 1;
  ask(question, deadline, state);
  Gathering(state).wait_until(deadline);
  const std::lock_guard lock(state->mutex);
  return state->answers.empty() ? FactAnswer() : std::move(state->answers[0].second);
}

void Gatherer::ask(const Question& question, Clock::time_point deadline,
                   const std::shared_ptr<Gathering::State>& state) {
  std::string target = target_of(question);
  std::string secret = own_questions_.issue(target);
  asker_.get(target, OwnQuestions::kHeader, secret, deadline,
             [&own = own_questions_, question, secret, state](base::Result<Asker::Reply> reply) {
               const bool is_ours = own.retire(secret);
               state->add(question, is_ours ? answer_of(std::move(reply)) : FactAnswer());
             });
}

void Gatherer::look(const Question& question, std::shared_ptr<const HostRoot> root,
                    const std::shared_ptr<Gathering::State>& state) {
  HostPath unread;
  unread.reason = "the daemon's file system cannot be read";
  const bool is_own = question.kind == QuestionKind::kOwnPath;
  if (!is_own && root == nullptr) return state->add(question, std::move(unread));
  const bool runs = tasks_.run([question, is_own, root = std::move(root), state] {
    state->add(question, is_own ? path_here(question.subject) : root->resolve(question.subject));
  });
  if (runs) return;
  unread.reason = "too many look-ups of host paths hang";
  state->add(question, std::move(unread));
}

}  // namespace bulkhead
