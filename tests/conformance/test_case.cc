// Reads the suite. A file that cannot be read as such ends the run: a case that is silently lost would look like
// success.

#include "test_case.h"

#include <algorithm>
#include <fstream>
#include <sstream>

#include "rego/value/json.h"
#include "rego/value/yaml.h"

namespace conformance {
namespace {

namespace fs = std::filesystem;
using rego::Value;

std::optional<std::string> text_of(const Value& object, std::string_view key) {
  const Value value = object.get(key);
  if (!value.is_string()) return std::nullopt;
  return std::string(value.as_string());
}

bool flag_of(const Value& object, std::string_view key) { return object.get(key).is_true(); }

// As in Go, where null leaves the field unset.
Value field_of(const Value& object, std::string_view key) {
  const Value value = object.get(key);
  return value.is_null() ? Value() : value;
}

TestCase make_case(const Value& fields) {
  TestCase one;
  one.note = text_of(fields, "note").value_or("");
  one.query = text_of(fields, "query").value_or("");
  if (const Value modules = fields.get("modules"); modules.is_array()) {
    for (const Value& module : modules.items()) one.modules.emplace_back(module.as_string());
  }
  if (const Value environment = field_of(fields, "env"); environment.is_object()) {
    for (const auto& [key, value] : environment.entries())
      one.environment.emplace_back(key.as_string(), value.as_string());
  }
  one.data = field_of(fields, "data");
  one.input = field_of(fields, "input");
  one.input_term = text_of(fields, "input_term");
  if (const Value want = field_of(fields, "want_result"); want.is_defined()) one.want_result = want;
  one.want_error = text_of(fields, "want_error");
  one.want_error_code = text_of(fields, "want_error_code");
  one.sorts_bindings = flag_of(fields, "sort_bindings");
  one.ignores_generated_vars = flag_of(fields, "ignore_generated_vars");
  one.is_strict = flag_of(fields, "strict_error");
  return one;
}

// The suite keeps what parses as v0 below a folder of that name.
bool is_v0(const fs::path& path) { return std::find(path.begin(), path.end(), "v0") != path.end(); }

base::Status load_file(base::Arena& arena, const fs::path& path, std::vector<TestCase>& cases) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return base::Error{"io_error", "cannot be read", path.string()};
  std::stringstream text;
  text << file.rdbuf();
  auto document = rego::read_yaml(arena, text.view());
  if (!document)
    return base::Error{document.error().code, document.error().message, path.string() + ":" + document.error().place};
  const Value listed = document->get("cases");
  if (!listed.is_array()) return base::Error{"suite_error", "has no list of cases", path.string()};

  const rego::RegoVersion version = is_v0(path) ? rego::RegoVersion::kV0 : rego::RegoVersion::kV1;
  const std::string folder =
      std::string(version == rego::RegoVersion::kV0 ? "v0/" : "v1/") + path.parent_path().filename().string();
  for (size_t i = 0; i < listed.size(); i++) {
    TestCase one = make_case(listed.items()[i]);
    one.folder = folder;
    one.version = version;
    one.id = folder + "/" + path.filename().string() + "#" + std::to_string(i + 1) + " " + one.note;
    cases.push_back(std::move(one));
  }
  return base::Ok{};
}

bool is_suite_file(const fs::path& path) {
  return path.extension() == ".yaml" || path.extension() == ".yml" || path.extension() == ".json";
}

}  // namespace

base::Result<std::vector<TestCase>> load_cases(base::Arena& arena, const std::vector<fs::path>& folders) {
  std::vector<fs::path> paths;
  for (const fs::path& folder : folders) {
    std::error_code failure;
    for (fs::recursive_directory_iterator each(folder, failure), end; !failure && each != end;
         each.increment(failure)) {
      if (each->is_regular_file() && is_suite_file(each->path())) paths.push_back(each->path());
    }
    if (failure) return base::Error{"io_error", failure.message(), folder.string()};
  }
  std::sort(paths.begin(), paths.end());
  std::vector<TestCase> cases;
  for (const fs::path& path : paths) {
    if (auto status = load_file(arena, path, cases); !status) return status.error();
  }
  return cases;
}

}  // namespace conformance
