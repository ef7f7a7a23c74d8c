#include "docker/api/text_rules.h"

#include <gtest/gtest.h>

namespace bulkhead {
namespace {

std::string normal(std::string_view text) {
  base::Arena arena;
  const auto port = normal_port(arena, text);
  return port ? std::string(*port) : "none";
}

TEST(TextRules, KnowAddresses) {
  for (const std::string_view text : {"", "10.0.0.1", "::", "fe80::1%eth0", "::ffff:1.2.3.4", "2001:DB8::1"}) {
    EXPECT_TRUE(fits_rule(TextRule::kAddress, text)) << text;
  }
  for (const std::string_view text :
       {"10.0.0", "010.0.0.1", "10.0.0.256", "fe80::1%", "1.2.3.4%eth0", "a", " ::", ":::"}) {
    EXPECT_FALSE(fits_rule(TextRule::kAddress, text)) << text;
  }
  EXPECT_FALSE(fits_rule(TextRule::kAddress, std::string_view("::1\0", 4)));
}

TEST(TextRules, KnowPrefixes) {
  for (const std::string_view text : {"", "10.0.0.0/8", "10.0.0.1/0", "fd00::/128"}) {
    EXPECT_TRUE(fits_rule(TextRule::kPrefix, text)) << text;
  }
  for (const std::string_view text :
       {"10.0.0.0", "10.0.0.0/33", "10.0.0.0/08", "10.0.0.0/+8", "10.0.0.0/", "fe80::%a/64"}) {
    EXPECT_FALSE(fits_rule(TextRule::kPrefix, text)) << text;
  }
}

TEST(TextRules, KnowMacAddresses) {
  for (const std::string_view text :
       {"", "02:42:ac:11:00:02", "02-42-AC-11-00-02", "0242.ac11.0002", "02:42:ac:11:00:02:03:04"}) {
    EXPECT_TRUE(fits_rule(TextRule::kMacAddress, text)) << text;
  }
  for (const std::string_view text :
       {"02:42:ac:11:00", "02:42-ac:11:00:02", "2:42:ac:11:00:02", "0242ac110002", "02:42:ac:11:00:0g"}) {
    EXPECT_FALSE(fits_rule(TextRule::kMacAddress, text)) << text;
  }
}

TEST(TextRules, KnowBase64) {
  for (const std::string_view text : {"", "aGk=", "aGkh", "aA==", "aG\nkh\r\n", "+/+/"}) {
    EXPECT_TRUE(fits_rule(TextRule::kBase64, text)) << text;
  }
  for (const std::string_view text : {"a", "aGk", "aGk==", "=", "====", "aG-_", "a===", "aGk=aGk=", "aG kh"}) {
    EXPECT_FALSE(fits_rule(TextRule::kBase64, text)) << text;
  }
}

TEST(TextRules, GivePortsOneSpelling) {
  EXPECT_EQ(normal("80"), "80/tcp");
  EXPECT_EQ(normal("80/"), "80/tcp");
  EXPECT_EQ(normal("080/TCP"), "80/tcp");
  EXPECT_EQ(normal("65535/udp"), "65535/udp");
  EXPECT_EQ(normal("65536/udp"), "none");
  EXPECT_EQ(normal("-1"), "none");
  EXPECT_EQ(normal("80-90/tcp"), "none");
  EXPECT_EQ(normal("/tcp"), "none");
  EXPECT_EQ(normal("80/t\xC4\xB1p"), "none");
}

}  // namespace
}  // namespace bulkhead
