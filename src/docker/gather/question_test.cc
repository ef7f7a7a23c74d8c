#include "docker/gather/question.h"

#include <gtest/gtest.h>

namespace bulkhead {
namespace {

TEST(Question, HasATargetThatItsSubjectCannotLeave) {
  EXPECT_EQ(target_of({QuestionKind::kContainer, "web-1"}), "/containers/web-1/json");
  EXPECT_EQ(target_of({QuestionKind::kImage, "registry.example:5000/team/app@sha256:00"}),
            "/images/registry.example:5000/team/app@sha256:00/json");
  EXPECT_EQ(target_of({QuestionKind::kVolume, "a?b#c%2f d\xff"}), "/volumes/a%3Fb%23c%252f%20d%FF");
  EXPECT_EQ(target_of({QuestionKind::kInfo, ""}), "/info");
  EXPECT_EQ(target_of({QuestionKind::kVersion, ""}), "/version");
}

TEST(Question, IsNotAskedAboutWhatNoNameIs) {
  for (const char* subject : {"", ".", "..", "a/../b", "a//b", "/a", "a/"}) {
    EXPECT_FALSE(can_be_asked({QuestionKind::kContainer, subject})) << subject;
  }
  EXPECT_TRUE(can_be_asked({QuestionKind::kImage, "team/app:1.0"}));
  EXPECT_FALSE(can_be_asked({QuestionKind::kVolume, std::string(5000, 'a')}));
  EXPECT_TRUE(can_be_asked({QuestionKind::kInfo, ""}));
  EXPECT_TRUE(can_be_asked({QuestionKind::kHostPath, "/a/../b"}));
}

}  // namespace
}  // namespace bulkhead
