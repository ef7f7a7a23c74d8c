// `-d`: walks the given paths in the order given, folders in the order of their names. Mistakes are gathered: a person
// who loads a tree wants to see all of them.

#include "rego/engine/loader.h"

#include <fnmatch.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "rego/engine/data_tree.h"
#include "rego/engine/loader_files.h"
#include "rego/value/json.h"
#include "rego/value/yaml.h"

namespace rego {
namespace {

namespace fs = std::filesystem;

// "a.b:path" is the path below data.a.b; a URL's colon is none of these.
std::string split_prefix(const std::string& path, std::vector<std::string>& prefix) {
  const size_t colon = path.find(':');
  if (colon == std::string::npos || colon == 0 || path.compare(colon, 3, "://") == 0) return path;
  std::istringstream parts(path.substr(0, colon));
  for (std::string part; std::getline(parts, part, '.');) prefix.push_back(part);
  return path.substr(colon + 1);
}

class PathLoader {
 public:
  PathLoader(base::Arena& arena, const LoadOptions& options) : arena_(arena), options_(options) {}

  void load(const std::string& path) {
    std::vector<std::string> place;
    std::string rest = split_prefix(path, place);
    if (rest.starts_with("file://")) rest = rest.substr(strlen("file://"));
    walk(rest, place, 0);
  }

  base::Result<Loaded, LoadErrors> finish() {
    if (!errors_.empty()) return std::move(errors_);
    loaded_.data = data_.build(arena_);
    if (loaded_.data.is_undefined()) loaded_.data = Value::empty_object();
    return std::move(loaded_);
  }

 private:
  void walk(const std::string& path, std::vector<std::string>& place, int depth) {
    struct stat info;
    if (stat(path.c_str(), &info) != 0) return fail("stat " + path + ": " + describe_errno(errno));
    if (is_ignored(path, options_)) return;
    if (!S_ISDIR(info.st_mode)) return take_file(path, place, depth);
    if (depth > kLoadedFolderDepthMax) return fail(path + ": folders nest too deeply");
    if (depth > 0) place.push_back(fs::path(path).filename());
    for (const std::string& name : names_in(path)) walk(join_path(path, name), place, depth + 1);
    if (depth > 0) place.pop_back();
  }

  void take_file(const std::string& path, const std::vector<std::string>& place, int depth) {
    std::string key = fs::path(path).lexically_normal();
    for (const std::string& part : place) key += '\0' + part;
    if (!seen_.insert(key).second) return;
    const FileKind kind = kind_of(path);
    if (kind == FileKind::kOther && depth > 0) return;
    auto text = read_file(path);
    if (!text) return fail(text.error().message);
    if (kind == FileKind::kRego) {
      loaded_.sources.push_back(std::make_shared<const Source>(path, std::move(*text)));
    } else {
      take_document(path, *text, place);
    }
  }

  void take_document(const std::string& path, const std::string& text, const std::vector<std::string>& place) {
    auto document = read_document(arena_, path, text);
    if (!document) return fail(path + ": " + document.error().message);
    if (place.empty() && !document->is_object()) return fail(path + ": document must be of type object");
    if (const auto conflict = data_.add(place, *document, path)) {
      fail(path + ": merge error: conflicting values at " + to_reference(conflict->path) + ", also defined in " +
           conflict->origin);
    }
  }

  void fail(std::string message) { errors_.push_back(std::move(message)); }

  base::Arena& arena_;
  const LoadOptions& options_;
  DataTree data_;
  Loaded loaded_;
  LoadErrors errors_;
  std::set<std::string> seen_;
};

}  // namespace

FileKind kind_of(const std::string& path) {
  const std::string extension = fs::path(path).extension();
  if (extension == ".rego") return FileKind::kRego;
  if (extension == ".json") return FileKind::kJson;
  if (extension == ".yaml" || extension == ".yml") return FileKind::kYaml;
  return FileKind::kOther;
}

std::string describe_errno(int code) {
  std::string text = strerror(code);
  if (!text.empty()) text[0] = static_cast<char>(tolower(text[0]));
  return text;
}

bool is_ignored(const std::string& path, const LoadOptions& options) {
  const std::string name = fs::path(path).filename();
  return std::any_of(options.ignored.begin(), options.ignored.end(),
                     [&](const std::string& pattern) { return fnmatch(pattern.c_str(), name.c_str(), 0) == 0; });
}

std::vector<std::string> names_in(const std::string& folder) {
  std::vector<std::string> names;
  std::error_code failure;
  for (fs::directory_iterator each(folder, failure), end; !failure && each != end; each.increment(failure)) {
    names.push_back(each->path().filename());
  }
  std::sort(names.begin(), names.end());
  return names;
}

std::string join_path(const std::string& folder, const std::string& name) {
  return (fs::path(folder) / name).lexically_normal();
}

std::string clean_name(const std::string& path) {
  size_t begin = 0, end = path.size();
  while (begin < end && path[begin] == '/') begin++;
  while (end > begin && path[end - 1] == '/') end--;
  return path.substr(begin, end - begin);
}

std::string reference_part(std::string_view part) {
  const auto is_word = [](unsigned char c) { return c < 128 && (isalnum(c) != 0 || c == '_'); };
  const bool starts_well = !part.empty() && isdigit(static_cast<unsigned char>(part[0])) == 0;
  if (starts_well && std::all_of(part.begin(), part.end(), is_word)) return "." + std::string(part);
  std::string text = "[";
  write_json_string(text, part);
  return text + "]";
}

std::string to_reference(const std::vector<std::string>& path) {
  std::string text = "data";
  for (const std::string& part : path) text += reference_part(part);
  return text;
}

base::Result<std::string> read_file(const std::string& path) {
  struct stat info;
  if (stat(path.c_str(), &info) != 0) {
    return base::Error{"io_error", "open " + path + ": " + describe_errno(errno), path};
  }
  if (S_ISDIR(info.st_mode)) return base::Error{"io_error", "read " + path + ": is a directory", path};
  std::ifstream file(path, std::ios::binary);
  if (!file) return base::Error{"io_error", "open " + path + ": " + describe_errno(errno), path};
  std::string text;
  char block[1 << 16];
  while (file.read(block, sizeof(block)) || file.gcount() > 0) {
    text.append(block, static_cast<size_t>(file.gcount()));
    if (text.size() > kLoadedFileBytesMax) return base::Error{"io_error", path + ": the file is too large", path};
  }
  return text;
}

base::Result<Value> read_document(base::Arena& arena, const std::string& path, const std::string& text) {
  const FileKind kind = kind_of(path);
  if (kind == FileKind::kYaml) return read_yaml(arena, text);
  auto document = read_json(arena, text);
  if (document || kind == FileKind::kJson) return document;
  return read_yaml(arena, text);
}

base::Result<Loaded, LoadErrors> load_paths(base::Arena& arena, const std::vector<std::string>& paths,
                                            const LoadOptions& options) {
  PathLoader loader(arena, options);
  for (const std::string& path : paths) loader.load(path);
  return loader.finish();
}

}  // namespace rego
