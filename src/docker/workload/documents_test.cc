#include "docker/workload/documents.h"

#include <algorithm>
#include <fstream>
#include <sstream>

#include "docker/workload/document_text.h"
#include "docker/workload/testing.h"
#include "docker/workload/versions.h"

namespace bulkhead {
namespace {

std::string file_text(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

constexpr std::string_view kHow =
    "stale: ninja -C build/dev workload_docs && build/dev/src/docker/workload/workload_docs docs";

TEST(WorkloadDocuments, ThePageIsTheTables) { EXPECT_EQ(file_text("docs/workload.md"), workload_markdown()) << kHow; }

TEST(WorkloadDocuments, TheSchemaIsTheTables) {
  EXPECT_EQ(file_text("docs/workload.schema.json"), workload_schema()) << kHow;
}

TEST(WorkloadDocuments, TheSchemaIsJson) {
  base::Arena arena;
  const auto schema = rego::read_json(arena, workload_schema());
  ASSERT_TRUE(schema);
  EXPECT_EQ(schema->get("$defs").size(), document_table().size());
}

TEST(WorkloadDocuments, EveryTemplateFitsTheTable) {
  for (size_t i = 0; i < document_table().size(); i++) {
    const auto document = static_cast<Document>(i);
    EXPECT_EQ(find_misfit(template_of(document).value(), document), "") << row_of(document).name;
  }
}

TEST(WorkloadDocuments, WhatDoesNotFitIsFound) {
  base::Arena arena;
  const auto misfit = [&](WorkloadField field, const rego::Value& value) {
    DocumentBuilder<WorkloadField> workload(arena);
    workload.set(field, value);
    return find_misfit(workload.finish(), Document::kWorkload);
  };
  const rego::Value one[] = {rego::Value::integer(1)};
  EXPECT_EQ(misfit(WorkloadField::kind, rego::Value::null()), "kind: expected a string, found null");
  EXPECT_EQ(misfit(WorkloadField::mounts, rego::Value::array(arena, one)),
            "mounts.0: expected an object, found number");
  EXPECT_EQ(misfit(WorkloadField::security, rego::Value::empty_object()), "security: 0 keys instead of 9");
  EXPECT_EQ(misfit(WorkloadField::unknown, rego::Value::array(arena, one)),
            "unknown: expected an array of strings, found number");
  EXPECT_EQ(misfit(WorkloadField::tty, rego::Value::null()), "tty: expected a boolean, found null");
  EXPECT_EQ(misfit(WorkloadField::init, rego::Value::null()), "");
}

TEST(WorkloadVersions, AreThoseOfTheVersionRules) {
  for (const VersionUse& use : kVersionUses) {
    EXPECT_FALSE(is_before_rule(use.route, use.path, use.from)) << use.path;
    const ApiVersion before{use.from.major, use.from.minor - 1};
    EXPECT_TRUE(is_before_rule(use.route, use.path, before)) << use.path;
  }
}

}  // namespace
}  // namespace bulkhead
