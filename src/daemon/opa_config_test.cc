// OPA's own configuration: local bundles are read, everything that would fetch is refused.

#include "daemon/opa_config.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include "daemon/daemon.h"
#include "daemon/rego_policy.h"
#include "daemon/test_support.h"

namespace bulkhead {
namespace {

std::string error_of(std::string text) {
  const auto read = read_opa_configuration({"opa.yaml", std::move(text), {}});
  return read ? "none" : read.error().message;
}

TEST(OpaConfig, what_would_be_fetched_is_refused_with_words) {
  EXPECT_NE(error_of("services: {s: {url: \"https://x\"}}\nbundles: {a: {service: s, resource: b.tar.gz}}\n")
                .find("bundle \"a\": only bundles on this machine"),
            std::string::npos);
  EXPECT_NE(error_of("discovery: {name: x}\n").find("discovery fetches"), std::string::npos);
  EXPECT_NE(error_of("bundles: {a: {resource: \"file:///a\", signing: {keyid: k}}}\n").find("signature"),
            std::string::npos);
  EXPECT_NE(error_of("bundles: {a: {resource: \"file://a\"}}\n").find("absolute path"), std::string::npos);
  EXPECT_NE(error_of("labels: {a: b}\n").find("names no bundle"), std::string::npos);
  EXPECT_NE(error_of("[]\n").find("expected an object"), std::string::npos);
}

TEST(OpaConfig, keys_without_a_meaning_are_named) {
  const auto read = read_opa_configuration(
      {"opa.json", R"({"bundles":{"a":{"resource":"file:///a"}},"decision_logs":{"console":true},"labels":{}})", {}});
  ASSERT_TRUE(read) << read.error().to_string();
  EXPECT_EQ(read->bundles, std::vector<std::string>{"/a"});
  EXPECT_EQ(read->warnings, std::vector<std::string>{"opa.json: warning: \"decision_logs\" has no meaning here"});
}

TEST(OpaConfig, a_bundle_s_documents_lie_where_its_folders_say) {
  test::TempFolder folder;
  for (const char* name : {"bundle", "bundle/docker", "bundle/docker/people"}) {
    ASSERT_EQ(mkdir(folder.file(name).c_str(), 0755), 0);
  }
  test::write_file(
      folder.file("bundle/docker/authz.rego"),
      "package docker.authz\n\ndefault allow := false\n\nallow if data.docker.people.trusted[input.User]\n");
  test::write_file(folder.file("bundle/docker/people/data.json"), R"({"trusted": {"alice": true}})");
  test::write_file(folder.file("bundle/data.yaml"), "other: 1\n");
  ServeOptions options;
  options.opa_config_file = folder.file("opa.yaml");
  test::write_file(options.opa_config_file, "bundles: {authz: {resource: \"file://" + folder.file("bundle") + "\"}}\n");
  const auto checked = check_policy(options, make_rego_compiler(options));
  ASSERT_TRUE(checked) << checked.error().to_string();
  EXPECT_EQ(checked->dialect, "v1");
  const auto files = read_settled_policy_files(policy_paths_of(options), std::chrono::milliseconds(5000));
  ASSERT_TRUE(files) << files.error().to_string();
  ASSERT_EQ(files->data.size(), 2u);
  for (const DataFile& data : files->data) {
    const bool is_top = data.file.path.ends_with("bundle/data.yaml");
    EXPECT_EQ(data.below, is_top ? std::vector<std::string>() : (std::vector<std::string>{"docker", "people"}));
  }
}

}  // namespace
}  // namespace bulkhead
