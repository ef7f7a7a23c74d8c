// What two real daemons made of requests (tests/samples/workload): the workload of the request and that of the inspect
// are the same, but for what docs/workload.md says that only one of them knows.

#include <fstream>
#include <set>
#include <string>
#include <vector>

#include "docker/workload/documents.h"
#include "docker/workload/testing.h"

namespace bulkhead {
namespace {

// Parts that are not compared, and those of each mount that are.
const std::set<std::string, std::less<>> kNotCompared = {"kind",
                                                         "container",
                                                         "name",
                                                         "hostname",
                                                         "platform",
                                                         "networks",
                                                         "volumes_from",
                                                         "runtime",
                                                         "log",
                                                         "mounts",
                                                         "unknown",
                                                         "mac_address",
                                                         "limits.shm_size",
                                                         "limits.memory_swap",
                                                         "security.options",
                                                         "command.env"};
constexpr std::string_view kMountFields[] = {"type", "host", "source", "target", "read_only", "resolved"};

std::vector<std::string> lines_of(const std::string& path) {
  std::ifstream file(path);
  std::vector<std::string> lines;
  for (std::string line; std::getline(file, line);) lines.push_back(line);
  return lines;
}

// Each leaf that differs, as "path: request | inspect".
void differences(const rego::Value& a, const rego::Value& b, const std::string& path, std::string& out) {
  if (kNotCompared.contains(path) || path.ends_with(".value") || path.ends_with(".container.reference")) return;
  if (a.is_object() && b.is_object() && a.size() == b.size()) {
    for (const rego::Entry& entry : a.entries()) {
      const std::string key(entry.key.as_string());
      differences(entry.value, b.get(entry.key), path.empty() ? key : path + "." + key, out);
    }
    return;
  }
  if (!rego::equal(a, b)) out += path + ": " + rego::to_json(a) + " | " + rego::to_json(b) + "\n";
}

// Mounts as a set: an anonymous volume has a name only in the inspect.
std::multiset<std::string> mounts_of(const rego::Value& workload) {
  std::multiset<std::string> mounts;
  for (const rego::Value& mount : workload.get("mounts").items()) {
    std::string text;
    for (const std::string_view field : kMountFields) text += rego::to_json(mount.get(field)) + " ";
    mounts.insert(text);
  }
  return mounts;
}

class RecordedTest : public WorkloadTest, public testing::WithParamInterface<const char*> {};

TEST_P(RecordedTest, TheInspectIsTheRequest) {
  const auto lines = lines_of(std::string("tests/samples/workload/") + GetParam() + ".jsonl");
  ASSERT_GT(lines.size(), 20u) << "no samples";
  traits_ = std::string_view(GetParam()) == "docker-20.10" ? docker_20() : newest_daemon();
  know(lines[0]);
  for (size_t i = 1; i < lines.size(); i++) {
    const rego::Value sample = json(lines[i]);
    const std::string body = rego::to_json(sample.get("body"));
    const std::string target = "/v" + std::string(sample.get("version").as_string()) + "/containers/create";
    const rego::Value asked = read("POST", target, body);
    const rego::Value made = inspect(rego::to_json(sample.get("inspect")));
    std::string found;
    differences(asked, made, "", found);
    EXPECT_EQ(found, "") << body;
    EXPECT_EQ(mounts_of(asked), mounts_of(made)) << body;
  }
}

INSTANTIATE_TEST_SUITE_P(Daemons, RecordedTest, testing::Values("docker-20.10", "api-1.56"), [](const auto& row) {
  std::string name = row.param;
  for (char& byte : name) byte = isalnum(static_cast<unsigned char>(byte)) ? byte : '_';
  return name;
});

}  // namespace
}  // namespace bulkhead
