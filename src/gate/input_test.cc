#include "gate/input.h"

#include <gtest/gtest.h>

#include "gate/testing.h"
#include "rego/value/json.h"

namespace bulkhead {
namespace {

using testing::Message;

// Every path is a symbolic link to /real; what begins with /none is not there.
class FakeResolver final : public PathResolver {
 public:
  void resolve(std::string_view path, std::string& out) const override {
    out.clear();
    if (!path.starts_with("/none")) out.append("/real").append(path);
  }
};

constexpr InputNeeds kTenKeys = {
    .request = false, .body = false, .workload = false, .identity = false, .time = false, .ownership = false};

std::string input_for(const std::string& text) {
  base::Arena arena;
  PluginMessageReader messages;
  RequestDecoder requests;
  InputBuilder inputs;
  const auto message = messages.read(arena, text);
  if (!message) return message.error().sentence;
  const auto request = requests.decode(arena, message->request);
  if (!request) return request.error().sentence;
  NoFacts facts;
  const FakeResolver resolver;
  return rego::to_json(inputs.build(arena, {*message, *request, kTenKeys, {}, facts, resolver}));
}

TEST(Input, HasTheTenKeys) {
  EXPECT_EQ(input_for(R"({"RequestMethod":"GET","RequestUri":"/info"})"),
            R"({"AuthMethod":"","BindMounts":null,"Body":null,"Headers":null,"Method":"GET","Path":"/info",)"
            R"("PathArr":["","info"],"PathPlain":"/info","Query":{},"User":""})");
}

TEST(Input, SplitsThePathAfterDecoding) {
  const std::string input =
      input_for(R"({"User":"al","UserAuthNMethod":"TLS","RequestHeaders":{"A":"b"},"RequestMethod":"POST",)"
                R"("RequestUri":"/v1.40/images%2Fcreate?tag=b&fromImage=a%20b&tag=a"})");
  EXPECT_EQ(input,
            R"({"AuthMethod":"TLS","BindMounts":null,"Body":null,"Headers":{"A":"b"},"Method":"POST",)"
            R"("Path":"/v1.40/images%2Fcreate?tag=b&fromImage=a%20b&tag=a","PathArr":["","v1.40","images","create"],)"
            R"("PathPlain":"/v1.40/images/create","Query":{"fromImage":["a b"],"tag":["b","a"]},"User":"al"})");
}

std::string bind_mounts_for(std::string_view host_config) {
  const std::string body = R"({"HostConfig":)" + std::string(host_config) + "}";
  const std::string input = input_for(testing::to_text({.body = body}));
  const size_t start = input.find("\"BindMounts\":") + 13;
  return input.substr(start, input.find(",\"Body\"") - start);
}

TEST(Input, ListsBindMounts) {
  EXPECT_EQ(
      bind_mounts_for(R"({"Binds":["/a:/b","/a:/b:ro","/a:/b:ro,z","/none","vol:/b","/a:/b:ro:x"]})"),
      R"([{"ReadOnly":false,"Resolved":"/real/a","Source":"/a"},{"ReadOnly":true,"Resolved":"/real/a","Source":"/a"},)"
      R"({"ReadOnly":false,"Resolved":"/real/a","Source":"/a"},{"ReadOnly":false,"Resolved":"","Source":"/none"},)"
      R"({"ReadOnly":false,"Resolved":"/real/a","Source":"/a"}])");
  EXPECT_EQ(
      bind_mounts_for(R"({"Mounts":[{"Type":"bind","Source":"/a","ReadOnly":true},{"Type":"volume","Source":"v"}]})"),
      R"([{"ReadOnly":true,"Resolved":"/real/a","Source":"/a"}])");
  EXPECT_EQ(bind_mounts_for(R"({"mounts":[{"type":"bind","source":"/a"}]})"),
            R"([{"ReadOnly":false,"Resolved":"/real/a","Source":"/a"}])");
  EXPECT_EQ(bind_mounts_for(R"({"Binds":[],"Mounts":null})"), "null");
  EXPECT_EQ(bind_mounts_for("null"), "null");
}

TEST(Input, HasTheBodyWhateverTheSpellingOfJson) {
  const std::string input = input_for(
      testing::to_text({.body = R"({"image":"a"})", .headers = {{"Content-Type", "Application/JSON; charset=utf-8"}}}));
  EXPECT_NE(input.find(R"("Body":{"Image":"a"})"), std::string::npos) << input;
}

TEST(FileSystemPathResolver, ResolvesAsTheFileSystemDoes) {
  const FileSystemPathResolver resolver;
  std::string out;
  resolver.resolve("/usr/../usr/./bin//", out);
  EXPECT_EQ(out, "/usr/bin");
  for (const std::string_view path : {"", "usr", "/no/such/path"}) {
    resolver.resolve(path, out);
    EXPECT_EQ(out, "") << path;
  }
  resolver.resolve(std::string_view("/usr\0x", 6), out);
  EXPECT_EQ(out, "");
  resolver.resolve("/" + std::string(5000, 'a'), out);
  EXPECT_EQ(out, "");
}

}  // namespace
}  // namespace bulkhead
