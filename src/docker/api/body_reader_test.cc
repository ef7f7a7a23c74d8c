#include "docker/api/body_reader.h"

#include <gtest/gtest.h>

#include "docker/api/schemas/bodies.h"
#include "rego/value/json.h"

namespace bulkhead {
namespace {

// The canonical document as JSON text, or "code: sentence" of the refusal.
std::string read(std::string_view text, const Type& type = kContainerCreateBody, const DaemonTraits& traits = {}) {
  base::Arena arena;
  BodyReader reader;
  const auto value = reader.read(arena, text, type, traits);
  if (!value) return std::string(value.error().code) + ": " + value.error().sentence;
  return rego::to_json(*value);
}

std::string code_of(std::string_view text, const Type& type = kContainerCreateBody, const DaemonTraits& traits = {}) {
  const std::string result = read(text, type, traits);
  const size_t colon = result.find(": ");
  return result.starts_with('{') || result.starts_with('[') ? result : result.substr(0, colon);
}

TEST(BodyReader, GivesKeysTheSpellingOfMoby) {
  constexpr std::string_view kWanted = R"({"HostConfig":{"Privileged":true}})";
  EXPECT_EQ(read(R"({"HostConfig":{"Privileged":true}})"), kWanted);
  EXPECT_EQ(read(R"({"hostconfig":{"privileged":true}})"), kWanted);
  EXPECT_EQ(read(R"({"HOSTCONFIG":{"pRIVILEGED":true}})"), kWanted);
  EXPECT_EQ(read("{\"Ho\xC5\xBFtConfig\":{\"Privileged\":true}}"), kWanted);
  EXPECT_EQ(read(R"({"Ho\u017ftConfig":{"Privileged":true}})"), kWanted);
  EXPECT_EQ(read(R"({"Host\u0043onfig":{"\u0050rivileged":true}})"), kWanted);
}

TEST(BodyReader, FoldsTheKelvinSign) {
  constexpr std::string_view kWanted = R"({"HostConfig":{"MaskedPaths":[]}})";
  EXPECT_EQ(read("{\"HostConfig\":{\"Mas\xE2\x84\xAA\x65\x64Paths\":[]}}"), kWanted);
  EXPECT_EQ(read(R"({"HostConfig":{"mas\u212aedpaths":[]}})"), kWanted);
}

TEST(BodyReader, LeavesUnknownKeysAndMapsAlone) {
  EXPECT_EQ(read(R"({"fOO":{"hostconfig":1},"Labels":{"privileged":"a","Privileged":"b"}})"),
            R"({"Labels":{"Privileged":"b","privileged":"a"},"fOO":{"hostconfig":1}})");
  EXPECT_EQ(read(R"({"HostConfig":{"PortBindings":{"80/tcp":[{"hostport":"1"}]}}})"),
            R"({"HostConfig":{"PortBindings":{"80/tcp":[{"HostPort":"1"}]}}})");
}

TEST(BodyReader, TakesTheLastOfEqualKeysInAMap) {
  EXPECT_EQ(read(R"({"Labels":{"a":"1","a":"2"}})"), R"({"Labels":{"a":"2"}})");
}

TEST(BodyReader, RefusesKeysThatFoldEqual) {
  EXPECT_EQ(code_of(R"({"HostConfig":{"Privileged":true},"HostConfig":{}})"), "duplicate_key");
  EXPECT_EQ(code_of(R"({"hostconfig":{"Privileged":true},"HostConfig":null})"), "duplicate_key");
  EXPECT_EQ(code_of(R"({"HostConfig":{"Privileged":true,"privileged":null}})"), "duplicate_key");
  EXPECT_EQ(code_of("{\"HostConfig\":{\"Binds\":[],\"Bind\xC5\xBF\":[\"/:/h\"]}}"), "duplicate_key");
  EXPECT_EQ(code_of(R"({"HostConfig":{"Mounts":[{"Type":"bind","Source":"/"}],"Mounts":[{}]}})"), "duplicate_key");
  EXPECT_EQ(code_of(R"({"HostConfig":{"LogConfig":{"Type":"a","type":"b"}}})"), "duplicate_key");
  EXPECT_EQ(code_of(R"({"Unknown":1,"other":2,"UNKNOWN":3})"), "duplicate_key");
}

TEST(BodyReader, NamesTheDuplicateAndItsPlace) {
  EXPECT_EQ(read(R"({"HostConfig":{"Mounts":[{"Type":"bind","type":"volume"}]}})"),
            "duplicate_key: HostConfig.Mounts.0: \"Type\" stands twice in one object (the daemon reads keys without "
            "case)");
}

TEST(BodyReader, RefusesHostConfigFieldsAtTheTopLevel) {
  EXPECT_EQ(code_of(R"({"Image":"a","Privileged":true,"Binds":["/:/h"]})"), "misplaced_field");
  EXPECT_EQ(code_of(R"({"Image":"a","capadd":["SYS_ADMIN"],"HostConfig":null})"), "misplaced_field");
  EXPECT_EQ(code_of(R"({"Image":"a","Memory":1,"HostConfig":{}})"), "misplaced_field");
  EXPECT_EQ(code_of(R"({"Image":"a","Cpuset":"0"})"), "misplaced_field");
  // Null changes nothing anywhere, and some clients send it.
  EXPECT_EQ(read(R"({"Image":"a","Runtime":null})"), R"({"Image":"a","Runtime":null})");
  // A commit ignores them.
  EXPECT_EQ(read(R"({"Privileged":true})", kContainerCommitBody), R"({"Privileged":true})");
}

TEST(BodyReader, RefusesWhatTheDaemonWouldReadDifferently) {
  EXPECT_EQ(code_of(R"({"HostConfig":{"Privileged":"true"}})"), "wrong_type");
  EXPECT_EQ(code_of(R"({"HostConfig":{"Privileged":1}})"), "wrong_type");
  EXPECT_EQ(code_of(R"({"HostConfig":[]})"), "wrong_type");
  EXPECT_EQ(code_of(R"({"HostConfig":{"Binds":"/:/h"}})"), "wrong_type");
  EXPECT_EQ(code_of(R"({"Labels":{"a":1}})"), "wrong_type");
  EXPECT_EQ(code_of(R"([{"HostConfig":{}}])"), "wrong_type");
  EXPECT_EQ(code_of(R"("text")"), "wrong_type");
  EXPECT_EQ(read(R"({"HostConfig":{"Privileged":"true"}})"),
            "wrong_type: HostConfig.Privileged: found a string where the daemon expects true or false");
}

const DaemonTraits kDebian = traits_for(DaemonVersion{"20.10.24+dfsg1", {1, 41}, {1, 12}});
const DaemonTraits kNewest = traits_for(DaemonVersion{"library-import", {1, 56}, {1, 40}});
const DaemonTraits kUnasked = traits_for(std::nullopt);

TEST(BodyReader, MakesAListOfAStringWhereTheDaemonDoes) {
  constexpr std::string_view kText = R"({"HostConfig":{"CapAdd":"SYS_ADMIN"},"Cmd":"sh"})";
  EXPECT_EQ(read(kText, kContainerCreateBody, kDebian), R"({"Cmd":["sh"],"HostConfig":{"CapAdd":["SYS_ADMIN"]}})");
  EXPECT_EQ(code_of(kText, kContainerCreateBody, kNewest), "wrong_type");
  EXPECT_EQ(code_of(kText), "wrong_type");
  EXPECT_EQ(code_of(R"({"Cmd":[["sh"]]})", kContainerCreateBody, kDebian), "wrong_type");
}

TEST(BodyReader, LeavesFieldsAloneThatTheDaemonDoesNotKnow) {
  constexpr std::string_view kText = R"({"HostConfig":{"umask":18,"kernelmemory":7}})";
  EXPECT_EQ(read(kText, kContainerCreateBody, kDebian), R"({"HostConfig":{"KernelMemory":7,"umask":18}})");
  EXPECT_EQ(read(kText, kContainerCreateBody, kNewest), R"({"HostConfig":{"Umask":18,"kernelmemory":7}})");
  EXPECT_EQ(read(kText), R"({"HostConfig":{"KernelMemory":7,"Umask":18}})");
}

TEST(BodyReader, RefusesWhatOneDaemonReadsWhileTheDaemonIsUnknown) {
  EXPECT_EQ(code_of(R"({"HostConfig":{"Umask":18}})", kContainerCreateBody, kUnasked), "daemon_differs");
  EXPECT_EQ(code_of(R"({"HostConfig":{"KernelMemory":7}})", kContainerCreateBody, kUnasked), "daemon_differs");
  EXPECT_EQ(code_of(R"({"HostConfig":{"Capabilities":["ALL"]}})", kContainerCreateBody, kUnasked), "daemon_differs");
  // What is empty means the same as nothing; what makes no difference is let through.
  EXPECT_EQ(code_of(R"({"HostConfig":{"Umask":null,"KernelMemory":0}})", kContainerCreateBody, kUnasked),
            R"({"HostConfig":{"KernelMemory":0,"Umask":null}})");
  EXPECT_EQ(code_of(R"({"Name":"a","CheckDuplicate":true})", kNetworkCreateBody, kUnasked),
            R"({"CheckDuplicate":true,"Name":"a"})");
}

TEST(BodyReader, ChecksTextsAsTheDaemonDoes) {
  constexpr std::string_view kNetwork = R"({"Name":"a","IPAM":{"Config":[{"Subnet":"10.0.0/8"}]}})";
  EXPECT_EQ(code_of(kNetwork, kNetworkCreateBody, kNewest), "wrong_value");
  EXPECT_EQ(read(kNetwork, kNetworkCreateBody, kDebian), R"({"IPAM":{"Config":[{"Subnet":"10.0.0/8"}]},"Name":"a"})");
  EXPECT_EQ(
      read(kNetwork, kNetworkCreateBody),
      "wrong_value: IPAM.Config.0.Subnet: found \"10.0.0/8\" where the daemon expects a subnet such as 10.0.0.0/8");
  EXPECT_EQ(code_of(R"({"Data":"a"})", kSecretCreateBody), "wrong_value");
  EXPECT_EQ(code_of(R"({"Data":"aGk="})", kSecretCreateBody), R"({"Data":"aGk="})");
  EXPECT_EQ(code_of(R"({"Raft":{},"TaskDefaults":1})", kSwarmUpdateBody), "wrong_type");
}

// The newest daemon keys ports by number and protocol: the later of two spellings would replace the earlier.
TEST(BodyReader, RefusesTwoSpellingsOfOnePort) {
  constexpr std::string_view kText = R"({"HostConfig":{"PortBindings":{"80":[{"HostPort":"1"}],"80/TCP":[]}}})";
  EXPECT_EQ(code_of(kText, kContainerCreateBody, kNewest), "duplicate_key");
  EXPECT_EQ(code_of(kText), "duplicate_key");
  EXPECT_EQ(code_of(kText, kContainerCreateBody, kDebian), kText);
  EXPECT_EQ(code_of(R"({"ExposedPorts":{"x":{}}})"), "wrong_value");
}

TEST(BodyReader, ChecksTheRangeOfIntegers) {
  const auto memory = [](std::string_view number) {
    return code_of("{\"HostConfig\":{\"Memory\":" + std::string(number) + "}}");
  };
  EXPECT_EQ(memory("9223372036854775807"), R"({"HostConfig":{"Memory":9223372036854775807}})");
  EXPECT_EQ(memory("9223372036854775808"), "number_range");
  EXPECT_EQ(memory("1.0"), "number_range");
  EXPECT_EQ(memory("1e3"), "number_range");
  EXPECT_EQ(memory("-0"), R"({"HostConfig":{"Memory":-0}})");
  EXPECT_EQ(code_of(R"({"HostConfig":{"BlkioWeight":65536}})"), "number_range");
  EXPECT_EQ(code_of(R"({"HostConfig":{"BlkioWeight":-0}})"), "number_range");
  EXPECT_EQ(code_of(R"({"HostConfig":{"IOMaximumIOps":18446744073709551615}})"),
            R"({"HostConfig":{"IOMaximumIOps":18446744073709551615}})");
  EXPECT_EQ(code_of(R"({"HostConfig":{"IOMaximumIOps":-1}})"), "number_range");
}

TEST(BodyReader, KeepsTheSpellingOfNumbersItDoesNotKnow) {
  EXPECT_EQ(read(R"({"X":[1.10,1e2,-0.5]})"), R"({"X":[1.10,1e2,-0.5]})");
}

TEST(BodyReader, RefusesTrailingBytes) {
  EXPECT_EQ(code_of("{}]"), "trailing_bytes");
  EXPECT_EQ(code_of("{}}garbage"), "trailing_bytes");
  EXPECT_EQ(code_of("{} {}"), "trailing_bytes");
  EXPECT_EQ(code_of(std::string_view("{}\0", 3)), "trailing_bytes");
  EXPECT_EQ(read(" \t\r\n{} \n"), "{}");
}

TEST(BodyReader, RefusesMalformedJson) {
  for (const std::string_view text :
       {"{", "{\"a\"", "{\"a\":", "{\"a\":1,", "[", "[1,", "\"", "tru", "-", "1.", "1e", ""}) {
    EXPECT_EQ(code_of(text, kAny), "json_truncated") << text;
  }
  for (const std::string_view text : {"{a:1}", "{\"a\":1,}", "[1,]", "{\"a\" 1}", "\"\\x\"", "\"\\u00g0\"", "\"\n\"",
                                      "01", "+1", ".5", "'a'", "nul0", "{\"a\":1 \"b\":2}", "\xEF\xBB\xBF{}"}) {
    const std::string code = code_of(text, kAny);
    EXPECT_TRUE(code == "json_syntax" || code == "trailing_bytes") << text << " gave " << code;
  }
}

TEST(BodyReader, RefusesInvalidUtf8) {
  for (const std::string_view bytes : {"\xFF", "\xC0\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xE2\x82", "\x80"}) {
    EXPECT_EQ(code_of("{\"Priv" + std::string(bytes) + "ileged\":true}"), "json_utf8");
    EXPECT_EQ(code_of("{\"Labels\":{\"a\":\"" + std::string(bytes) + "\"}}"), "json_utf8");
  }
}

TEST(BodyReader, ReadsSurrogatesAsGoDoes) {
  EXPECT_EQ(read(R"(["\ud83d\ude00","\ud800","\udc00x","\ud800\u0041","\ud800\ud83d\ude00"])", kAny),
            "[\"\xF0\x9F\x98\x80\",\"\xEF\xBF\xBD\",\"\xEF\xBF\xBDx\",\"\xEF\xBF\xBD\x41\","
            "\"\xEF\xBF\xBD\xF0\x9F\x98\x80\"]");
}

TEST(BodyReader, KeepsNulCharacters) { EXPECT_EQ(read(R"({"Env":["a\u0000b"]})"), R"({"Env":["a\u0000b"]})"); }

TEST(BodyReader, BoundsNesting) {
  const auto nested = [](size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); };
  EXPECT_EQ(code_of(nested(1000), kAny), nested(1000));
  EXPECT_EQ(code_of(nested(1001), kAny), "nesting");
  EXPECT_EQ(code_of(std::string(1'000'000, '['), kAny), "nesting");
}

TEST(BodyReader, BoundsMemory) {
  base::Arena arena(4096, 1 << 16);
  BodyReader reader;
  std::string text = "[";
  for (int i = 0; i < 10'000; i++) text += "[],";
  const auto value = reader.read(arena, text + "1]", kAny);
  ASSERT_FALSE(value.ok());
  EXPECT_EQ(value.error().code, "memory");
}

// Strings are copied sixteen bytes at a time into pieces of the arena: each length, next to each other's ends.
TEST(BodyReader, ReadsStringsOfAllLengths) {
  std::string text = R"({"Env":[)";
  for (size_t i = 0; i < 3000; i++) {
    text += i ? "," : "";
    text +=
        '"' + std::string(i % 97, static_cast<char>('a' + i % 26)) + std::string(i % 7 == 0 ? "\xC3\xA9" : "") + '"';
  }
  text += ",\"" + std::string(100'000, 'x') + "\",\"\"]}";
  EXPECT_EQ(read(text), text);
}

TEST(BodyReader, BoundsTheKeysThatTheDaemonDoesNotKnow) {
  const auto with_keys = [](int count) {
    std::string text = "{";
    for (int i = 0; i < count; i++) text += (i ? ",\"X" : "\"X") + std::to_string(i) + "\":0";
    return text + "}";
  };
  EXPECT_EQ(code_of(with_keys(16'384)).front(), '{');
  EXPECT_EQ(code_of(with_keys(16'385)), "too_many_keys");
  // Maps hold as many as they like.
  EXPECT_EQ(code_of("{\"Labels\":{\"X\":{}}}"), "wrong_type");
  EXPECT_EQ(code_of(with_keys(20'000), kMapOf<kInt64>).front(), '{');
}

TEST(BodyReader, IsUsableAfterARefusal) {
  base::Arena arena;
  BodyReader reader;
  EXPECT_FALSE(reader.read(arena, R"({"a":[1,{"b":)", kAny).ok());
  const auto value = reader.read(arena, R"({"a":[1,{"b":2}]})", kAny);
  ASSERT_TRUE(value.ok());
  EXPECT_EQ(rego::to_json(*value), R"({"a":[1,{"b":2}]})");
}

TEST(BodyReader, ReadsArraysAsBodies) {
  EXPECT_EQ(read(R"([{"name":"mount","VALUE":["/"]}])", kPluginPullBody), R"([{"Name":"mount","Value":["/"]}])");
  EXPECT_EQ(read(R"(["a=b"])", kPluginSetBody), R"(["a=b"])");
}

TEST(BodyReader, KnowsNestedStructsOfServices) {
  EXPECT_EQ(read(R"({"tasktemplate":{"containerspec":{"mounts":[{"source":"/"}]},"pluginspec":{"Remote":"x"}}})",
                 kServiceCreateBody),
            R"({"TaskTemplate":{"ContainerSpec":{"Mounts":[{"Source":"/"}]},"PluginSpec":{"remote":"x"}}})");
}

}  // namespace
}  // namespace bulkhead
