// What a line says, and that nothing that came from outside can break it.

#include "record/decision_line.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "rego/engine/policy.h"
#include "rego/value/json.h"

namespace bulkhead {
namespace {

const LineLabels kLabels{"00000000-0000-4000-8000-000000000000", "1.2.3", "bulkhead"};

class DecisionLineTest : public testing::Test {
 protected:
  DecisionLineTest() {
    decision_.decision_id = "11111111-1111-4111-8111-111111111111";
    decision_.allow = true;
    decision_.code = "allowed";
    decision_.route = "container.create";
    decision_.method = "POST";
    decision_.path = "/v1.41/containers/create";
    decision_.rule = "profile baseline";
  }
  void ask(std::string_view input) { decision_.input = *rego::read_json(arena_, input); }
  std::string line(const rego::Query* mask = nullptr) {
    return std::string(writer_.write(
        kLabels, {decision_, "docker.authz.allow", 3, 1'700'000'000'000'000'005, std::chrono::microseconds(42)}, 7,
        mask));
  }
  // The line as a value; also that it is one line of JSON.
  rego::Value parsed(const rego::Query* mask = nullptr) {
    const std::string text = line(mask);
    EXPECT_EQ(std::ranges::count(text, '\n'), 1) << text;
    EXPECT_LE(text.size(), kLineBytesMax);
    const auto value = rego::read_json(arena_, text);
    EXPECT_TRUE(value) << text;
    return value ? *value : rego::Value();
  }
  std::shared_ptr<const rego::Query> mask_of(const std::string& rules) {
    rego::PolicyInput input;
    input.sources = {std::make_shared<const rego::Source>("mask.rego", "package system.log\n" + rules)};
    const auto policy = rego::Policy::compile(input);
    EXPECT_TRUE(policy) << rules;
    return *(*policy)->prepare("data.system.log.mask");
  }

  base::Arena arena_;
  Decision decision_;
  LineWriter writer_{HashKey{1, 2}};
};

TEST_F(DecisionLineTest, HasTheFieldsOfOpaAndOurs) {
  const DecidedElevation granted[] = {{"privileged", "BH1001", "critical", "role ci"}};
  decision_.granted = granted;
  ask(R"({"Method":"POST","Body":{"Image":"x"},"identity":{"method":"TLS","cn":"alice"}})");
  EXPECT_EQ(
      line(),
      R"({"labels":{"id":"00000000-0000-4000-8000-000000000000","version":"1.2.3","plugin":"bulkhead"},)"
      R"("decision_id":"11111111-1111-4111-8111-111111111111","path":"docker/authz/allow",)"
      R"("input":{"Method":"POST","Body":{"Image":"x"},"identity":{"method":"TLS","cn":"alice"}},)"
      R"("code":"allowed","url_path":"/v1.41/containers/create","requested_by":"cn:alice",)"
      R"("result":{"allow":true,"code":"allowed"},"timestamp":"2023-11-14T22:13:20.000000005Z",)"
      R"("metrics":{"timer_server_handler_ns":42000},"req_id":7,"allow":true,"rule":"profile baseline",)"
      R"("mode":"enforce","route":"container.create",)"
      R"("elevations":{"refused":[],"granted":[{"name":"privileged","id":"BH1001","by":"role ci"}],"reported":[]},)"
      R"("generation":3,"microseconds":42})"
      "\n");
}

TEST_F(DecisionLineTest, AReasonThatRepeatsAUrlIsMasked) {
  decision_.allow = false;
  decision_.reason = "no build from https://u:pw@h/x?sig=1 here";
  const rego::Value value = parsed();
  EXPECT_EQ(value.get("result").get("reason").as_string(), "no build from https://***@h/x?*** here");
  EXPECT_NE(line().find(R"("masked":["/result/reason"])"), std::string::npos);
}

TEST_F(DecisionLineTest, IsMaskedAndSaysWhere) {
  ask(R"({"Body":{"Env":["A=hunter2"]},"Headers":{"X-Registry-Auth":"hunter2"}})");
  const std::string text = line();
  EXPECT_EQ(text.find("hunter2"), std::string::npos) << text;
  EXPECT_NE(text.find(R"("masked":["/input/Body/Env","/input/Headers/X-Registry-Auth"])"), std::string::npos) << text;
}

TEST_F(DecisionLineTest, HostileTextStaysInsideItsString) {
  decision_.allow = false;
  decision_.reason = "no\n{\"allow\":true}\x1b[2J\xff\xe2\x80\xae";
  decision_.user = "a\"\n\x9b\xff";
  decision_.path = "/\r\n/x";
  decision_.method = "PO\nST";
  ask(R"({"User":"\u001b[31m\u202e\u2028\n\"","Body":{"a\nb\u001b":"\u0000\u009b"}})");
  const rego::Value event = parsed();
  EXPECT_EQ(event.get("input").get("User").as_string(), "\x1b[31m\u202e\u2028\n\"");
  const std::string text = line();
  for (const char byte : text.substr(0, text.size() - 1)) {
    EXPECT_GE(static_cast<unsigned char>(byte), 0x20) << text;
    EXPECT_LT(static_cast<unsigned char>(byte), 0x7f) << text;
  }
}

TEST_F(DecisionLineTest, WhatIsTooLongIsErasedAndSaid) {
  const std::string long_text(60000, 'x');
  ask(R"({"Method":"POST","Body":{"Image":"x"},"workload":{"kind":")" + long_text + "\"}}");
  EXPECT_EQ(rego::to_json(parsed().get("input")), R"({"Body":{"Image":"x"},"Method":"POST"})");
  ask(R"({"Method":"POST","Body":{"Image":")" + long_text + R"("},"workload":{"kind":"x"}})");
  EXPECT_EQ(rego::to_json(parsed().get("input")), R"({"Method":"POST"})");
  ask(R"({"Method":")" + long_text + "\"}");
  EXPECT_TRUE(parsed().get("input").is_undefined());
  EXPECT_NE(line().find(R"("erased":["/input/workload","/input/Body","/input"])"), std::string::npos);
}

TEST_F(DecisionLineTest, ManyLongPointersLeaveALineOfBoundedLength) {
  std::string input = R"({"Body":{)";
  for (int i = 0; i < 40; ++i) {
    input += "\"token";
    for (int j = 0; j < 60; ++j) input += "\\u0001";
    input += std::to_string(i) + "\":\"x\",";
  }
  ask(input + "\"a\":1}}");
  const std::string reason(5000, '\x01');
  decision_.reason = reason;
  EXPECT_TRUE(parsed().is_object());
}

TEST_F(DecisionLineTest, TheOperatorsMaskSeesTheMaskedEventAndAddsToIt) {
  ask(R"({"User":"alice","Body":{"Env":["A=hunter2"],"Image":"x"}})");
  const auto mask = mask_of(R"(
    mask contains "/input/User" if input.input.User == "alice"
    mask contains {"op": "upsert", "path": "/input/Body/Image", "value": sprintf("%v", [input.input.Body.Env])}
    mask contains "/result/code" if input.path == "docker/authz/allow"
  )");
  const rego::Value event = parsed(mask.get());
  EXPECT_EQ(rego::to_json(event.get("input")), R"({"Body":{"Env":["A=***"],"Image":"[\"A=***\"]"}})");
  EXPECT_EQ(rego::to_json(event.get("result")), R"({"allow":true})");
  EXPECT_EQ(rego::to_json(event.get("erased")), R"(["/input/User","/result/code"])");
}

TEST_F(DecisionLineTest, AMaskThatFailsErasesEverythingItMightHaveMeant) {
  ask(R"({"User":"alice"})");
  for (const std::string rules : {"mask := 1", "mask contains \"/labels/id\"", "mask := 1 if input.path\nmask := 2",
                                  "mask contains x if { some x in numbers.range(1, 100000000) }"}) {
    const rego::Value event = parsed(mask_of(rules).get());
    EXPECT_TRUE(event.get("input").is_undefined()) << rules;
    EXPECT_TRUE(event.get("result").is_undefined()) << rules;
    EXPECT_TRUE(event.get("mask_error").is_string()) << rules;
    EXPECT_EQ(event.get("code").as_string(), "allowed") << rules;
  }
}

TEST_F(DecisionLineTest, AMaskThatIsUndefinedMasksNothing) {
  ask(R"({"User":"alice"})");
  EXPECT_EQ(rego::to_json(parsed(mask_of("mask := [] if false").get()).get("input")), R"({"User":"alice"})");
}

TEST_F(DecisionLineTest, AlikeIsWhatDiffersInTimeAndIdOnly) {
  ask(R"({"User":"alice","time":{"ns":1}})");
  line();
  const uint64_t first = writer_.likeness();
  ask(R"({"User":"alice","time":{"ns":2}})");
  decision_.decision_id = "22222222-2222-4222-8222-222222222222";
  line();
  EXPECT_EQ(writer_.likeness(), first);
  ask(R"({"User":"bob"})");
  line();
  EXPECT_NE(writer_.likeness(), first);
}

TEST(KeyedHashTest, IsSipHash) {
  // From the appendix of SipHash's paper: the key 00…0f, the text 00…0e.
  std::string text;
  for (char byte = 0; byte < 15; ++byte) text += byte;
  EXPECT_EQ(keyed_hash({0x0706050403020100, 0x0f0e0d0c0b0a0908}, text), 0xa129ca6149be45e5U);
}

}  // namespace
}  // namespace bulkhead
