// Formats each FILE.rego of opa's folders of test files and compares with what stands beside it: FILE.rego.formatted,
// FILE.rego.formatted_no_keywords_in_refs, or FILE.rego.error, the errors to be reported. What is formatted already
// must stay as it is. Prints a line for each folder and each difference.

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <string>
#include <vector>

#include "rego/engine/loader.h"
#include "rego/syntax/format.h"

namespace {

namespace fs = std::filesystem;

struct Folder {
  const char* name;
  rego::RegoVersion source;
  rego::FormatTarget target;
  rego::RegoVersion formatted;  // how the result is read when it is formatted again
};

constexpr Folder kFolders[] = {
    {"v0", rego::RegoVersion::kV0, rego::FormatTarget::kV0, rego::RegoVersion::kV0},
    {"v1", rego::RegoVersion::kV1, rego::FormatTarget::kV1, rego::RegoVersion::kV1},
    {"v2", rego::RegoVersion::kV1, rego::FormatTarget::kV2, rego::RegoVersion::kV1},
    {"v0_to_v1", rego::RegoVersion::kV0, rego::FormatTarget::kV0AndV1, rego::RegoVersion::kV0},
    {"v0_to_v2", rego::RegoVersion::kV0, rego::FormatTarget::kV0ToV2, rego::RegoVersion::kV0},
    {"v1_to_v2", rego::RegoVersion::kV1, rego::FormatTarget::kV1ToV2, rego::RegoVersion::kV1},
};

struct Counts {
  int passed = 0;
  int failed = 0;
};

std::string read(const fs::path& path) {
  auto text = rego::read_file(path);
  return text ? std::move(*text) : std::string();
}

std::string errors_text(const rego::Diagnostics& diagnostics) {
  std::string text =
      diagnostics.size() == 1 ? "1 error occurred: " : std::to_string(diagnostics.size()) + " errors occurred:\n";
  for (size_t i = 0; i < diagnostics.size(); ++i) {
    const rego::Diagnostic& each = diagnostics[i];
    if (i > 0) text += "\n";
    text += each.span.source->name() + ":" + std::to_string(each.span.position().row) + ": " + each.code + ": ";
    text += each.message;
  }
  return text;
}

std::string format(const std::string& name, const std::string& text, const rego::FormatOptions& options) {
  auto formatted = rego::format_source(std::make_shared<const rego::Source>(name, text), options);
  return formatted ? std::move(*formatted) : errors_text(formatted.error().errors);
}

void compare(const std::string& what, const std::string& got, const std::string& wanted, Counts& counts) {
  if (got == wanted) {
    ++counts.passed;
    return;
  }
  ++counts.failed;
  const auto [a, b] = std::ranges::mismatch(got, wanted);
  const auto line = 1 + std::count(got.begin(), a, '\n');
  const auto rest = [](auto begin, const std::string& text) {
    return text.substr(static_cast<size_t>(begin - text.begin()), 60);
  };
  printf("FAIL %s, line %td\n  got:    %s\n  wanted: %s\n", what.c_str(), line, rest(a, got).c_str(),
         rest(b, wanted).c_str());
}

void check_file(const fs::path& path, const Folder& folder, Counts& counts) {
  const std::string name = "testfiles/" + std::string(folder.name) + "/" + path.filename().string();
  const std::string text = read(path);
  rego::FormatOptions options;
  options.source = folder.source;
  options.target = folder.target;
  const std::string formatted = format(name, text, options);
  if (fs::exists(path.string() + ".formatted")) {
    const std::string wanted = read(path.string() + ".formatted");
    compare(name, formatted, wanted, counts);
    options.source = folder.formatted;
    compare(name + " again", format(name, wanted, options), wanted, counts);
  } else {
    compare(name, formatted, read(path.string() + ".error"), counts);
  }
  const std::string bracketed = path.string() + ".formatted_no_keywords_in_refs";
  if (!fs::exists(bracketed)) return;
  options.source = folder.source;
  options.keywords_in_refs = rego::KeywordsInRefs::kBracket;
  compare(name + " with keywords in brackets", format(name, text, options), read(bracketed), counts);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    fprintf(stderr, "Usage: format_goldens FOLDER\n");
    return 2;
  }
  bool is_good = true;
  for (const Folder& folder : kFolders) {
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(fs::path(argv[1]) / folder.name)) {
      if (entry.path().extension() == ".rego") files.push_back(entry.path());
    }
    std::ranges::sort(files);
    Counts counts;
    for (const fs::path& file : files) check_file(file, folder, counts);
    printf("fmt %-9s %d of %d passed\n", folder.name, counts.passed, counts.passed + counts.failed);
    is_good = is_good && counts.failed == 0 && counts.passed > 0;
  }
  return is_good ? 0 : 1;
}
