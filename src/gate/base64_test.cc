#include "gate/base64.h"

#include <gtest/gtest.h>

#include <cctype>

#include "gate/testing.h"

namespace bulkhead {
namespace {

std::string decode(std::string_view text) {
  std::string out = "old";
  return decode_base64(text, out) ? out : "refused";
}

TEST(Base64, DecodesWhatGoEncodes) {
  EXPECT_EQ(decode(""), "");
  EXPECT_EQ(decode("YQ=="), "a");
  EXPECT_EQ(decode("YWI="), "ab");
  EXPECT_EQ(decode("YWJj"), "abc");
  EXPECT_EQ(decode("+/+/"), "\xFB\xFF\xBF");
}

TEST(Base64, GivesEveryByteBack) {
  std::string bytes;
  for (int length = 0; length < 300; length++) {
    EXPECT_EQ(decode(testing::encode_base64(bytes)), bytes) << length;
    bytes += static_cast<char>(length * 7);
  }
}

TEST(Base64, SeesABadByteAnywhere) {
  const std::string good = testing::encode_base64(std::string(90, 'x'));
  for (size_t place = 0; place < good.size(); place++) {
    for (int byte = 0; byte < 256; byte++) {
      std::string text = good;
      text[place] = static_cast<char>(byte);
      const bool is_digit = isalnum(byte) || byte == '+' || byte == '/';
      EXPECT_EQ(decode(text) != "refused", is_digit) << place << " " << byte;
    }
  }
}

TEST(Base64, RefusesTheRest) {
  for (const std::string_view text : {"Y", "YQ", "YQ=", "YQ===", "Y===", "====", "=YQ=", "YQ==YQ==", "YW-j", "YWJj\n",
                                      "YR==", "YWJ=", "YW\xFFj", "Y W="}) {
    EXPECT_EQ(decode(text), "refused") << text;
  }
}

}  // namespace
}  // namespace bulkhead
