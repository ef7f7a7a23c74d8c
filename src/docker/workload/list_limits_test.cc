// A request that lists more than anybody needs is cut, and says so: what a rule then does not know, it refuses.

#include <string>

#include "docker/workload/testing.h"

namespace bulkhead {
namespace {

std::string repeated(std::string_view item, int count) {
  std::string list;
  for (int i = 0; i < count; i++) {
    if (i) list += ",";
    list += item;
  }
  return list;
}

class ListLimitTest : public WorkloadTest {
 protected:
  // How many documents a list of `count` items became, and whether it is unknown.
  void expect_cut(const std::string& host_config, std::string_view list, size_t documents) {
    const rego::Value workload = create_with(host_config);
    EXPECT_EQ(workload.get(list).size(), documents) << list;
    EXPECT_NE(at(workload, "unknown").find("\"" + std::string(list) + "\""), std::string::npos) << list;
  }
};

TEST_F(ListLimitTest, Mounts) {
  expect_cut(R"({"Binds":[)" + repeated(R"("/a:/b")", 1025) + "]}", "mounts", kItemsMax);
  expect_cut(R"({"Mounts":[)" + repeated(R"({"Type":"bind","Source":"/a","Target":"/b"})", 1025) + "]}", "mounts",
             kItemsMax);
  expect_cut(R"({"Binds":[)" + repeated(R"("/a:/b")", 1024) + R"(],"Tmpfs":{"/t":""}})", "mounts", kItemsMax);
}

TEST_F(ListLimitTest, DirectoriesOfAnOverlay) {
  std::string more;
  for (int i = 0; i < 2000; i++) more += ":/b";
  expect_cut(
      R"({"Mounts":[{"Type":"volume","Target":"/h","VolumeOptions":{"DriverConfig":{"Options":{"type":"overlay",)"
      R"("device":"o","o":"lowerdir=/a)" +
          more + R"("}}}}]})",
      "mounts", kItemsMax);
}

TEST_F(ListLimitTest, OtherContainers) {
  know(R"({"containers":{"x":{"Id":"1","HostConfig":{},"Mounts":[)" +
       repeated(R"({"Type":"bind","Source":"/a","Destination":"/b"})", 100) + "]}}}");
  const std::string host_config = R"({"VolumesFrom":[)" + repeated(R"("x")", 5000) + "]}";
  expect_cut(host_config, "volumes_from", kOthersMax);
  expect_cut(host_config, "mounts", kItemsMax);
}

TEST_F(ListLimitTest, Devices) {
  expect_cut(R"({"Devices":[)" + repeated(R"({"PathOnHost":"/dev/null"})", 1025) + "]}", "devices", kItemsMax);
}

TEST_F(ListLimitTest, AsManyAsAllowedAreKnown) {
  const rego::Value workload = create_with(R"({"Binds":[)" + repeated(R"("/a:/b")", 1024) + "]}");
  EXPECT_EQ(at(workload, "unknown").find(R"("mounts")"), std::string::npos);
}

}  // namespace
}  // namespace bulkhead
