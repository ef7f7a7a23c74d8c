#include "docker/gather/own_questions.h"

#include <gtest/gtest.h>

namespace bulkhead {
namespace {

TEST(OwnQuestions, ASecretIsGoodForOneGetOfItsTarget) {
  OwnQuestions own;
  const std::string secret = own.issue("/volumes/data");
  EXPECT_EQ(secret.size(), 32u);
  EXPECT_FALSE(own.take("POST", "/volumes/data", secret));
  EXPECT_FALSE(own.take("GET", "/volumes/other", secret));
  EXPECT_TRUE(own.take("GET", "/volumes/data", secret));
  EXPECT_FALSE(own.take("GET", "/volumes/data", secret));
  EXPECT_TRUE(own.retire(secret));
}

TEST(OwnQuestions, WhatIsForgedOrOverIsNotKnown) {
  OwnQuestions own;
  EXPECT_FALSE(own.take("GET", "/info", ""));
  EXPECT_FALSE(own.take("GET", "/info", std::string(32, '0')));
  const std::string secret = own.issue("/info");
  EXPECT_FALSE(own.retire(secret));
  EXPECT_FALSE(own.take("GET", "/info", secret));
}

TEST(OwnQuestions, SecretsDiffer) {
  OwnQuestions own;
  EXPECT_NE(own.issue("/info"), own.issue("/info"));
}

}  // namespace
}  // namespace bulkhead
