// What is masked, and what stays readable.

#include "record/masking.h"

#include <gtest/gtest.h>

#include "record/secret_words.h"
#include "rego/value/json.h"

namespace bulkhead {
namespace {

class MaskingTest : public testing::Test {
 protected:
  // The input's JSON after masking, keys in order.
  std::string masked(std::string_view input) {
    arena_.reset();
    const auto value = rego::read_json(arena_, input);
    EXPECT_TRUE(value) << input;
    MaskNotes notes(arena_);
    std::string scratch;
    const rego::Value result = mask_input(arena_, *value, notes, scratch);
    notes_.clear();
    for (const std::string_view pointer : notes.all_erased()) notes_.append("-").append(pointer).append(" ");
    for (const std::string_view pointer : notes.all_masked()) notes_.append("*").append(pointer).append(" ");
    return rego::to_json(result);
  }

  base::Arena arena_;
  std::string notes_;
};

TEST_F(MaskingTest, NamesOfTheEnvironmentStayAndValuesGo) {
  EXPECT_EQ(masked(R"({"Body":{"Env":["A=hunter2","B=","C","PATH=/a:/b=c"],"Image":"x"}})"),
            R"({"Body":{"Env":["A=***","B=***","C","PATH=***"],"Image":"x"}})");
  EXPECT_EQ(notes_, "*/input/Body/Env ");
  EXPECT_EQ(masked(R"({"workload":{"env":["A=hunter2"],"image":{"env":["B=hunter2"]}}})"),
            R"({"workload":{"env":["A=***"],"image":{"env":["B=***"]}}})");
  EXPECT_EQ(masked(R"({"Body":{"TaskTemplate":{"ContainerSpec":{"Env":["A=hunter2"]}}}})"),
            R"({"Body":{"TaskTemplate":{"ContainerSpec":{"Env":["A=***"]}}}})");
}

TEST_F(MaskingTest, AnAssignmentWithoutANameIsMaskedWhole) {
  EXPECT_EQ(masked(R"({"Body":{"Env":["hunter two"]}})"), R"({"Body":{"Env":["***"]}})");
}

TEST_F(MaskingTest, TheSameInAnySpellingOfTheKey) {
  EXPECT_EQ(masked(R"({"Body":{"ENV":["A=hunter2"],"env":["A=hunter2"]}})"),
            R"({"Body":{"ENV":["A=***"],"env":["A=***"]}})");
}

TEST_F(MaskingTest, WhatTheQueryBringsGoesWhereverItIsShown) {
  EXPECT_EQ(
      masked(R"({"Path":"/v1.41/build?buildargs=hunter2&t=hunter2","PathPlain":"/build",
                       "Query":{"buildargs":["{\"A\":\"hunter2\"}"],"t":["hunter2"]},
                       "request":{"route":"build","parameters":{"buildargs":{"A":"hunter2"},"t":["hunter2"],
                                                                "nocache":true,"memory":5}}})"),
      R"({"Path":"/v1.41/build?***","PathPlain":"/build","Query":{"buildargs":["***"],"t":["***"]},)"
      R"("request":{"parameters":{"buildargs":{"A":"***"},"memory":5,"nocache":true,"t":["***"]},"route":"build"}})");
  EXPECT_EQ(notes_, "*/input/Path */input/Query */input/request/parameters/buildargs */input/request/parameters/t ");
}

TEST_F(MaskingTest, WhatStandsInThePathStaysInTheParameters) {
  EXPECT_EQ(
      masked(R"({"PathPlain":"/containers/web/start","request":{"parameters":{"name":"web","detachKeys":"x-y"}}})"),
      R"({"PathPlain":"/containers/web/start","request":{"parameters":{"detachKeys":"***","name":"web"}}})");
}

TEST_F(MaskingTest, OnlyHarmlessHeadersStay) {
  EXPECT_EQ(masked(R"({"Headers":{"X-Registry-Auth":"hunter2","x-registry-config":"hunter2","Authorization":"hunter2",
                                  "Cookie":"hunter2","User-Agent":"Docker","X-Anything":"hunter2"}})"),
            R"({"Headers":{"Authorization":"***","Cookie":"***","User-Agent":"Docker","X-Anything":"***",)"
            R"("X-Registry-Auth":"***","x-registry-config":"***"}})");
}

TEST_F(MaskingTest, ContentsOfSecretsCredentialsAndKeys) {
  EXPECT_EQ(masked(R"({"Body":{"Name":"db","Data":"aHVudGVyMg=="}})"), R"({"Body":{"Data":"***","Name":"db"}})");
  EXPECT_EQ(masked(R"({"Body":{"username":"me","password":"hunter2","identitytoken":"hunter2","auth":"hunter2"}})"),
            R"({"Body":{"auth":"***","identitytoken":"***","password":"***","username":"me"}})");
  EXPECT_EQ(masked(R"({"Body":{"JoinToken":"SWMTKN-hunter2","RemoteAddrs":["10.0.0.1"],
                               "Spec":{"CAConfig":{"SigningCAKey":"hunter2"}},"UnlockKey":"hunter2"}})"),
            R"({"Body":{"JoinToken":"***","RemoteAddrs":["10.0.0.1"],"Spec":{"CAConfig":{"SigningCAKey":"***"}},)"
            R"("UnlockKey":"***"}})");
  EXPECT_EQ(masked(R"({"Body":{"HostConfig":{"LogConfig":{"Config":{"splunk-token":"hunter2","tag":"x"}}}}})"),
            R"({"Body":{"HostConfig":{"LogConfig":{"Config":{"splunk-token":"***","tag":"x"}}}}})");
}

TEST_F(MaskingTest, SettingsOfAPluginAreABodyOfAssignments) {
  EXPECT_EQ(masked(R"({"Body":["KEY=hunter2"],"request":{"operation":{"arguments":["ENV A=hunter2"]}}})"),
            R"({"Body":["KEY=***"],"request":{"operation":{"arguments":["ENV A=***"]}}})");
}

TEST_F(MaskingTest, SecretsInRunningText) {
  EXPECT_EQ(masked(R"({"Body":{"Cmd":["mysqld","--password=hunter2","-v","a=b"]}})"),
            R"({"Body":{"Cmd":["mysqld","--password=***","-v","a=b"]}})");
  EXPECT_EQ(notes_, "*/input/Body/Cmd/1 ");
  EXPECT_EQ(masked(R"({"Body":{"DriverOpts":{"type":"cifs","o":"username=a,password=hunter2,vers=3"}}})"),
            R"({"Body":{"DriverOpts":{"o":"username=a,password=***,vers=3","type":"cifs"}}})");
  EXPECT_EQ(masked(R"({"Body":{"Cmd":["sh","-c","PGPASSWORD='hunter2 x' psql https://me:hunter2@host/p?t=hunter2"]}})"),
            R"({"Body":{"Cmd":["sh","-c","PGPASSWORD=*** psql https://***@host/p?***"]}})");
}

TEST_F(MaskingTest, TheBodyIsWrittenOnceAndTheClockIsTheRecords) {
  base::Arena arena;
  const rego::Value body = *rego::read_json(arena, R"({"Image":"x"})");
  rego::ObjectBuilder input(arena);
  for (const std::string_view key : {"Body", "body"}) input.add(rego::Value::string(arena, key), body);
  input.add(rego::Value::string(arena, "time"), rego::Value::integer(1));
  MaskNotes notes(arena);
  std::string scratch;
  EXPECT_EQ(rego::to_json(mask_input(arena, input.finish(), notes, scratch)), R"({"Body":{"Image":"x"}})");
  ASSERT_EQ(notes.all_erased().size(), 1U);
  EXPECT_EQ(notes.all_erased()[0], "/input/body");
}

TEST_F(MaskingTest, AnOrdinaryRequestStaysReadable) {
  constexpr std::string_view kInput =
      R"({"AuthMethod":"TLS","Body":{"Cmd":["sh","-c","echo a=b"],"HostConfig":{"Binds":["/etc:/etc:ro"],)"
      R"("Privileged":true,"SecurityOpt":["label=disable"]},"Image":"alpine"},"Method":"POST","User":"alice"})";
  EXPECT_EQ(masked(kInput), kInput);
  EXPECT_EQ(notes_, "");
}

TEST(SecretWordsTest, PassIsAWordOfItsOwn) {
  for (const std::string_view name : {"pass", "DB_PASS", "dbPass", "smtp.pass", "PassKey", "bearer", "X-Bearer"}) {
    EXPECT_TRUE(names_secret(name)) << name;
  }
  for (const std::string_view name : {"bypass", "BYPASS", "compass", "passthrough", "passive", "passes"}) {
    EXPECT_FALSE(names_secret(name)) << name;
  }
}

TEST(SecretWordsTest, ATextOfManyMarksIsReadInLinearTime) {
  std::string text;
  for (int i = 0; i < 200000; ++i) text += "=:";
  std::string out;
  mask_secrets_in(out, text);
  EXPECT_EQ(out, text);
}

}  // namespace
}  // namespace bulkhead
