// An entry a question. The daemon's documents are parsed once, when they come; one that is no JSON is unknown.

#include "docker/gather/fact_store.h"

#include <algorithm>

#include "rego/value/json.h"

namespace bulkhead {

FactStore::Entry& FactStore::entry_of(QuestionKind kind, std::string_view subject) {
  Question question{kind, std::string(subject)};
  const auto found = entries_.find(question);
  if (found != entries_.end()) return found->second;
  const bool is_asked = is_open_ && entries_.size() < kQuestionsMax && can_be_asked(question);
  Entry entry;
  if (is_asked) {
    entry.fact.state = entry.path.state = FactState::kPending;
    pending_.push_back(question);
  }
  return entries_.emplace(std::move(question), entry).first->second;
}

HostPathFact FactStore::host_path(std::string_view path) { return entry_of(QuestionKind::kHostPath, path).path; }

FactStore::Entry& FactStore::settle(const Question& question) {
  std::erase(pending_, question);
  return entries_[question];
}

void FactStore::answer(const Question& question, const FactAnswer& answer) {
  Entry& entry = settle(question);
  entry.fact.state = answer.state;
  if (answer.state != FactState::kKnown) return;
  const auto document = rego::read_json(arena_, answer.text);
  if (document) {
    entry.fact.document = *document;
  } else {
    entry.fact.state = FactState::kUnknown;
  }
}

void FactStore::answer(const Question& question, const HostPath& path) {
  HostPathFact& fact = settle(question).path;
  fact.state = path.state == HostPathState::kUnreadable ? FactState::kUnknown : FactState::kKnown;
  fact.is_resolvable = path.state == HostPathState::kResolved || path.state == HostPathState::kMissing;
  fact.resolved = arena_.copy(path.path);
  fact.reason = arena_.copy(path.reason);
  fact.leads_to = arena_.copy(path.leads_to);
  fact.exists = path.state == HostPathState::kResolved;
  fact.kind = path.kind;
  fact.owner_uid = path.owner_uid;
  fact.owner_gid = path.owner_gid;
  fact.mode = path.mode;
}

void FactStore::close() {
  is_open_ = false;
  for (const Question& question : pending_) {
    Entry& entry = entries_[question];
    entry.fact.state = entry.path.state = FactState::kUnknown;
    if (question.kind == QuestionKind::kHostPath) entry.path.reason = "it was not looked at in time";
  }
  pending_.clear();
}

}  // namespace bulkhead
