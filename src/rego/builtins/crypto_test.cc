// Calls and what comes of them; what is wanted is what opa 1.22.2 gives.

#include <gtest/gtest.h>

#include "rego/builtins/cases_test.h"

namespace rego {
namespace {

constexpr BuiltinCase kCases[] = {
    {"crypto.md5", R"(["ab\u00e9"])", R"("fc31345a2e7288c3cd32053d5bac2a8e")"},
    {"crypto.md5", R"(["a"])", R"("0cc175b9c0f1b6a831c399e269772661")"},
    {"crypto.md5", R"([""])", R"("d41d8cd98f00b204e9800998ecf8427e")"},
    {"crypto.sha1", R"(["a"])", R"("86f7e437faa5a7fce15d1ddcb9eaeaea377667b8")"},
    {"crypto.sha1", R"(["ab\u00e9"])", R"("f270ace08947226a06f6b45acf10ae8f354d4345")"},
    {"crypto.sha1", R"([""])", R"("da39a3ee5e6b4b0d3255bfef95601890afd80709")"},
    {"crypto.sha256", R"(["a"])", R"("ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb")"},
    {"crypto.sha256", R"([""])", R"("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")"},
    {"crypto.sha256", R"(["ab\u00e9"])", R"("0c69f3d5a35bad976c102db70586545f94a49f8b8b50d9f7a1f82dd1c1b5b842")"},
    {"crypto.hmac.md5", R"(["msg","a"])", R"("33adadddaf0ca40f6240bf6c9d2727ac")"},
    {"crypto.hmac.md5", R"(["","key"])", R"("63530468a04e386459855da0063b6596")"},
    {"crypto.hmac.md5", R"(["a","key"])", R"("80ea44ccea14cc2263889567cfacccd7")"},
    {"crypto.hmac.md5", R"(["ab\u00e9","key"])", R"("713184463fb45c7f793f0f52e7f3534c")"},
    {"crypto.hmac.md5", R"(["msg","ab\u00e9"])", R"("851e8d1b04483986b9e05ac217d6c418")"},
    {"crypto.hmac.md5", R"(["msg",""])", R"("b2ae05c8691899567c99aa3ee7fdd54c")"},
    {"crypto.hmac.sha1", R"(["ab\u00e9","key"])", R"("bf27b080cf18f2be6ec8d7c11a550c37b28e6857")"},
    {"crypto.hmac.sha1", R"(["a","key"])", R"("0db21f05052f323e714ef9bf1f7b000ffe97e8a0")"},
    {"crypto.hmac.sha1", R"(["msg",""])", R"("1df552b90836e9881b1873998715838bf13ae65e")"},
    {"crypto.hmac.sha1", R"(["msg","ab\u00e9"])", R"("4bac0c58e11eb6c7e90fdbe53bb81d672ea39079")"},
    {"crypto.hmac.sha1", R"(["","key"])", R"("f42bb0eeb018ebbd4597ae7213711ec60760843f")"},
    {"crypto.hmac.sha1", R"(["msg","a"])", R"("0ffe41efc3c3f691619aa6508b779e9cf072ea4b")"},
    {"crypto.hmac.sha256", R"(["ab\u00e9","key"])",
     R"("23f070919436f440d0eff868da0ad62403bebbe74dea20e8716121dcb5f2caa9")"},
    {"crypto.hmac.sha256", R"(["msg","ab\u00e9"])",
     R"("a6a9ef6d672edc3a0dc5f93efc3f33fccf2f997ea553c93510f50bb34d7a042d")"},
    {"crypto.hmac.sha256", R"(["msg","a"])", R"("fa501c6716103e7fd125531f0f9e9f660f7d092883b0c147a82fdac376776b16")"},
    {"crypto.hmac.sha256", R"(["a","key"])", R"("780c3db4ce3de5b9e55816fba98f590631d96c075271b26976238d5f4444219b")"},
    {"crypto.hmac.sha256", R"(["","key"])", R"("5d5d139563c95b5967b9bd9a8c9b233a9dedb45072794cd232dc1b74832607d0")"},
    {"crypto.hmac.sha256", R"(["msg",""])", R"("5f576a8d68fe4fb7eb823227246353c0870c3b0e878997341db1226b4bd88d61")"},
    {"crypto.hmac.equal", R"(["a","a"])", "true"},
    {"crypto.hmac.equal", R"(["a","b"])", "false"},
    {"crypto.hmac.equal", R"(["a","ab"])", "false"},
};

TEST(CryptoBuiltins, GiveWhatOpaGives) { expect_cases(kCases); }

}  // namespace
}  // namespace rego
