#pragma once
// FactStore: the facts of one request. A reading notes questions in it, whoever gathers answers them, and the next
// reading finds the answers. Once it is closed, what was not answered is unknown.

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/arena.h"
#include "docker/gather/host_root.h"
#include "docker/gather/question.h"
#include "docker/workload/facts.h"

namespace bulkhead {

// What came of a question to the daemon: its document, or why there is none.
struct FactAnswer {
  FactState state = FactState::kUnknown;
  std::string text;  // JSON, of kKnown
};

// Not thread-safe. Documents and texts live as long as the store.
class FactStore final : public Facts {
 public:
  // More questions than this are not asked for one request: their facts are unknown.
  static constexpr size_t kQuestionsMax = 64;

  Fact container(std::string_view name_or_id) override { return ask(QuestionKind::kContainer, name_or_id); }
  Fact volume(std::string_view name) override { return ask(QuestionKind::kVolume, name); }
  Fact image(std::string_view reference) override { return ask(QuestionKind::kImage, reference); }
  Fact exec(std::string_view id) override { return ask(QuestionKind::kExec, id); }
  Fact network(std::string_view name_or_id) override { return ask(QuestionKind::kNetwork, name_or_id); }
  Fact service(std::string_view id) override { return ask(QuestionKind::kService, id); }
  Fact plugin(std::string_view name) override { return ask(QuestionKind::kPlugin, name); }
  Fact daemon_info() override { return ask(QuestionKind::kInfo, {}); }
  HostPathFact host_path(std::string_view path) override;
  // Where resolve_here() leads; `resolved` is empty where it leads nowhere.
  HostPathFact own_path(std::string_view path) { return entry_of(QuestionKind::kOwnPath, path).path; }

  // Questions that were noted and not answered yet.
  const std::vector<Question>& pending() const { return pending_; }
  bool is_open() const { return is_open_; }

  // Answers to pending questions.
  void answer(const Question& question, const FactAnswer& answer);
  void answer(const Question& question, const HostPath& path);
  // From now on nothing is pending.
  void close();

 private:
  struct Entry {
    Fact fact;
    HostPathFact path;
  };

  // The question's entry; a new one is pending, or unknown where it cannot be asked.
  Entry& entry_of(QuestionKind kind, std::string_view subject);
  Fact ask(QuestionKind kind, std::string_view subject) { return entry_of(kind, subject).fact; }
  Entry& settle(const Question& question);

  base::Arena arena_;
  std::map<Question, Entry> entries_;
  std::vector<Question> pending_;
  bool is_open_ = true;
};

}  // namespace bulkhead
