// The flags of opa-docker-authz, in the spellings that Go takes.

#include "cli/go_flags.h"

#include <gtest/gtest.h>

namespace bulkhead {
namespace {

std::vector<std::string> rewritten(std::initializer_list<const char*> arguments) {
  return rewrite_go_flags(Arguments(arguments.begin(), arguments.size()));
}

using Words = std::vector<std::string>;

TEST(GoFlagsTest, OneDashBecomesTwoAndNamesBecomeOurs) {
  EXPECT_EQ(rewritten({"-policy-file", "p.rego", "-allowPath", "a/b"}),
            (Words{"--policy-file", "p.rego", "--allow-path", "a/b"}));
  EXPECT_EQ(rewritten({"-policy-file=p.rego", "-allowPath=data.a"}),
            (Words{"--policy-file=p.rego", "--allow-path=data.a"}));
  EXPECT_EQ(rewritten({"--allowPath=data.a", "--quiet"}), (Words{"--allow-path=data.a", "--quiet"}));
}

TEST(GoFlagsTest, BooleansKeepTheirValue) {
  EXPECT_EQ(rewritten({"-skip-ping=false", "-check", "-quiet=true", "-log-only-denied", "-version"}),
            (Words{"--skip-ping=false", "--check", "--quiet=true", "--log-only-denied", "--version"}));
}

TEST(GoFlagsTest, AnythingElseStays) {
  EXPECT_EQ(rewritten({"-h", "--socket", "/s", "-", "policy-file", "--", "-quiet"}),
            (Words{"-h", "--socket", "/s", "-", "policy-file", "--", "-quiet"}));
}

}  // namespace
}  // namespace bulkhead
