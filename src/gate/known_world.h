#pragma once
// For tests: a daemon and a host that answer what a decision asks, from one JSON document as DocumentFacts has them:
// {"containers": {"web": {…}}, "volumes": {…}, "images": {…}, "execs": {…}, "networks": {…}, "services": {…}, "info":
// {…}, "links": {"/srv/link": "/etc"}}. What is not there the daemon does not have; a path leads to itself, and its
// name says what it is.

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "docker/gather/fact_store.h"
#include "gate/gate.h"
#include "gate/testing.h"
#include "rego/value/json.h"

namespace bulkhead::testing {

class KnownWorld {
 public:
  explicit KnownWorld(std::string_view json) {
    auto document = rego::read_json(arena_, json);
    EXPECT_TRUE(document.ok()) << json;
    if (document) document_ = *document;
  }

  // Decides until nothing is asked any more. Borrowed from the worker and `facts`.
  Decision decide(Worker& worker, FactStore& facts, const Snapshot& snapshot, std::string_view message,
                  Surroundings surroundings = {}) const {
    surroundings.facts = &facts;
    Decision decision = worker.decide(snapshot, message, surroundings);
    for (int round = 0; decision.need == Need::kFacts && round < 8; round++) {
      const std::vector<Question> pending = facts.pending();
      for (const Question& question : pending) answer(facts, question);
      decision = worker.decide(snapshot, message, surroundings);
    }
    EXPECT_EQ(decision.need, Need::kNothing);
    return decision;
  }

 private:
  static std::string_view group_of(QuestionKind kind) {
    switch (kind) {
      case QuestionKind::kContainer:
        return "containers";
      case QuestionKind::kVolume:
        return "volumes";
      case QuestionKind::kImage:
        return "images";
      case QuestionKind::kExec:
        return "execs";
      case QuestionKind::kNetwork:
        return "networks";
      case QuestionKind::kService:
        return "services";
      case QuestionKind::kPlugin:
        return "plugins";
      default:
        return "";
    }
  }

  static HostFileKind kind_of(std::string_view path) {
    if (path.ends_with(".sock")) return HostFileKind::kSocket;
    if (path.starts_with("/dev/sd")) return HostFileKind::kBlockDevice;
    return path.starts_with("/dev/") ? HostFileKind::kCharacterDevice : HostFileKind::kDirectory;
  }

  void answer(FactStore& facts, const Question& question) const {
    if (question.kind == QuestionKind::kHostPath || question.kind == QuestionKind::kOwnPath) {
      const rego::Value link = document_.get("links").get(question.subject);
      HostPath path;
      path.state = HostPathState::kResolved;
      path.path = link.is_string() ? std::string(link.as_string()) : question.subject;
      path.kind = kind_of(path.path);
      return facts.answer(question, path);
    }
    const bool is_info = question.kind == QuestionKind::kInfo;
    const rego::Value found =
        is_info ? document_.get("info") : document_.get(group_of(question.kind)).get(question.subject);
    if (found.is_undefined()) return facts.answer(question, {FactState::kAbsent, {}});
    facts.answer(question, {FactState::kKnown, rego::to_json(found)});
  }

  base::Arena arena_;
  rego::Value document_ = rego::Value::empty_object();
};

}  // namespace bulkhead::testing
