#include "docker/gather/fact_store.h"

#include <gtest/gtest.h>

namespace bulkhead {
namespace {

TEST(FactStore, AsksOnceAndAnswersTheNextReading) {
  FactStore store;
  EXPECT_EQ(store.volume("data").state, FactState::kPending);
  EXPECT_EQ(store.volume("data").state, FactState::kPending);
  ASSERT_EQ(store.pending().size(), 1u);
  store.answer(Question(store.pending()[0]), {FactState::kKnown, R"({"Driver":"local"})"});
  EXPECT_TRUE(store.pending().empty());
  ASSERT_TRUE(store.volume("data").is_known());
  EXPECT_EQ(store.volume("data").document.get("Driver").as_string(), "local");
  EXPECT_EQ(store.container("data").state, FactState::kPending);
}

TEST(FactStore, WhatIsNoJsonIsUnknown) {
  FactStore store;
  store.container("a");
  store.answer({QuestionKind::kContainer, "a"}, {FactState::kKnown, "{"});
  EXPECT_EQ(store.container("a").state, FactState::kUnknown);
}

TEST(FactStore, WhatTheDaemonDoesNotHaveIsAbsent) {
  FactStore store;
  store.container("a");
  store.answer({QuestionKind::kContainer, "a"}, {FactState::kAbsent, {}});
  EXPECT_EQ(store.container("a").state, FactState::kAbsent);
}

TEST(FactStore, OnceClosedNothingIsPending) {
  FactStore store;
  store.image("alpine");
  store.host_path("/etc");
  store.close();
  EXPECT_EQ(store.image("alpine").state, FactState::kUnknown);
  EXPECT_EQ(store.host_path("/etc").state, FactState::kUnknown);
  EXPECT_EQ(store.host_path("/etc").reason, "it was not looked at in time");
  EXPECT_EQ(store.image("busybox").state, FactState::kUnknown);
  EXPECT_TRUE(store.pending().empty());
}

TEST(FactStore, AsksABoundedNumberOfQuestions) {
  FactStore store;
  for (int i = 0; i < 1000; i++) store.volume("v" + std::to_string(i));
  EXPECT_EQ(store.pending().size(), FactStore::kQuestionsMax);
  EXPECT_EQ(store.volume("v999").state, FactState::kUnknown);
}

TEST(FactStore, NeverAsksAboutWhatNoNameIs) {
  FactStore store;
  EXPECT_EQ(store.container("../info").state, FactState::kUnknown);
  EXPECT_TRUE(store.pending().empty());
}

TEST(FactStore, TellsPathsThatCannotBeTrustedFromThoseThatCannotBeRead) {
  FactStore store;
  for (const char* path : {"/a", "/b", "/c", "/d"}) store.host_path(path);
  HostPath found;
  found.state = HostPathState::kResolved;
  found.kind = HostFileKind::kSocket;
  found.path = "/run/docker.sock";
  store.answer({QuestionKind::kHostPath, "/a"}, found);
  found.state = HostPathState::kMissing;
  store.answer({QuestionKind::kHostPath, "/b"}, found);
  HostPath untrusted;
  untrusted.state = HostPathState::kUntrusted;
  untrusted.reason = "a link";
  store.answer({QuestionKind::kHostPath, "/c"}, untrusted);
  store.answer({QuestionKind::kHostPath, "/d"}, HostPath());
  EXPECT_TRUE(store.host_path("/a").is_resolvable && store.host_path("/a").exists);
  EXPECT_EQ(store.host_path("/a").resolved, "/run/docker.sock");
  EXPECT_EQ(store.host_path("/a").kind, HostFileKind::kSocket);
  EXPECT_TRUE(store.host_path("/b").is_resolvable && !store.host_path("/b").exists);
  EXPECT_EQ(store.host_path("/c").state, FactState::kKnown);
  EXPECT_FALSE(store.host_path("/c").is_resolvable);
  EXPECT_EQ(store.host_path("/c").reason, "a link");
  EXPECT_EQ(store.host_path("/d").state, FactState::kUnknown);
}

}  // namespace
}  // namespace bulkhead
