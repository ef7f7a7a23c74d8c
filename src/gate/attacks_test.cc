// Every known attack on the decoder is refused by it, or its canonical body shows the power it asks for.

#include <gtest/gtest.h>

#include "gate/attack_cases.h"
#include "gate/plugin_message.h"
#include "rego/value/json.h"

namespace bulkhead {
namespace {

void check(const testing::Attack& attack) {
  base::Arena arena;
  PluginMessageReader messages;
  RequestDecoder requests;
  const auto message = messages.read(arena, testing::to_text(attack.message));
  ASSERT_TRUE(message.ok()) << attack.name;
  const auto request = requests.decode(arena, message->request);
  if (!attack.code.empty()) {
    EXPECT_EQ(request ? "decoded" : request.error().code, attack.code) << attack.name;
    return;
  }
  ASSERT_TRUE(request.ok()) << attack.name << ": " << request.error().sentence;
  EXPECT_EQ(request->route->name, "container.create") << attack.name;
  const std::string body = rego::to_json(request->body);
  EXPECT_NE(body.find(attack.shows), std::string::npos) << attack.name << " gave " << body;
}

TEST(Attacks, AreRefusedOrShown) {
  for (const testing::Attack& attack : testing::all_attacks()) check(attack);
}

TEST(Attacks, WithDeepNestingAreRefused) {
  const std::string deep =
      "{\"x\":" + std::string(9000, '[') + std::string(9000, ']') + ",\"HostConfig\":{\"Privileged\":true}}";
  check({"deep", {.body = deep}, "nesting"});
}

TEST(Attacks, WithLargeBodiesAreShown) {
  const std::string large = std::string(testing::kPrivileged) + std::string(4 << 20, ' ');
  check({"large", {.body = large}, ""});
}

}  // namespace
}  // namespace bulkhead
