// `-b`: a folder as a bundle. Its manifest says which part of data it owns (its roots); what lies outside them is a
// mistake, and so are two bundles that own the same place.

#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <map>

#include "rego/engine/data_tree.h"
#include "rego/engine/loader_files.h"
#include "rego/syntax/parser.h"
#include "rego/value/json.h"

namespace rego {
namespace {

namespace fs = std::filesystem;

struct Manifest {
  std::vector<std::string> roots{""};
  std::optional<RegoVersion> version;
};

// Whether `root` (a/b) is `path` or above it, by whole parts.
bool contains(const std::string& root, const std::string& path) {
  return root.empty() || path == root || path.starts_with(root + "/");
}

bool overlap(const std::string& a, const std::string& b) { return contains(a, b) || contains(b, a); }

std::string join(const std::vector<std::string>& words, const char* between) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : between) + word;
  return text;
}

class BundleLoader {
 public:
  BundleLoader(base::Arena& arena, const LoadOptions& options) : arena_(arena), options_(options) {}

  void load(const std::string& folder) {
    struct stat info;
    if (stat(folder.c_str(), &info) != 0) {
      const std::string reason = describe_errno(errno);
      return fail("loading error: error reading \"" + folder + "\": stat " + folder + ": " + reason);
    }
    if (!S_ISDIR(info.st_mode)) {
      return fail("loading error: bundle " + folder + ": only folders can be loaded as bundles, this is a file");
    }
    bundle_ = folder;
    manifest_ = Manifest{};
    read_manifest();
    roots_[folder] = manifest_.roots;
    std::vector<std::string> place;
    walk(folder, place, 0);
  }

  base::Result<Loaded, LoadErrors> finish() {
    if (errors_.empty()) check_roots();
    if (!errors_.empty()) return std::move(errors_);
    loaded_.data = data_.build(arena_);
    if (loaded_.data.is_undefined()) loaded_.data = Value::empty_object();
    return std::move(loaded_);
  }

 private:
  void read_manifest() {
    const std::string path = join_path(bundle_, ".manifest");
    if (!fs::exists(path)) return;
    auto text = read_file(path);
    if (!text) return fail(text.error().message);
    auto fields = read_json(arena_, *text);
    if (!fields || !fields->is_object()) return fail_bundle("bundle load failed on manifest decode");
    if (const Value roots = fields->get("roots"); roots.is_array()) {
      manifest_.roots.clear();
      for (const Value& root : roots.items()) {
        if (root.is_string()) manifest_.roots.push_back(clean_name(std::string(root.as_string())));
      }
    }
    if (const Value version = fields->get("rego_version"); version.is_integer()) {
      if (version.as_integer() != 0 && version.as_integer() != 1)
        return fail_bundle("invalid rego_version in manifest");
      manifest_.version = version.as_integer() == 0 ? RegoVersion::kV0 : RegoVersion::kV1;
      loaded_.version = manifest_.version;
    }
  }

  void walk(const std::string& path, std::vector<std::string>& place, int depth) {
    std::error_code failure;
    if (is_ignored(path, options_)) return;
    if (!fs::is_directory(path, failure)) return take_file(path, place);
    if (depth > kLoadedFolderDepthMax) return fail_bundle(path + ": folders nest too deeply");
    if (depth > 0) place.push_back(fs::path(path).filename());
    for (const std::string& name : names_in(path)) walk(join_path(path, name), place, depth + 1);
    if (depth > 0) place.pop_back();
  }

  void take_file(const std::string& path, const std::vector<std::string>& place) {
    const std::string name = fs::path(path).filename();
    const bool is_data = name == "data.json" || name == "data.yaml" || name == "data.yml";
    if (!is_data && kind_of(path) != FileKind::kRego) return;
    auto text = read_file(path);
    if (!text) return fail(text.error().message);
    if (is_data) return take_data(path, *text, place);
    auto source = std::make_shared<const Source>(path, std::move(*text));
    check_package(source);
    loaded_.sources.push_back(std::move(source));
  }

  void take_data(const std::string& path, const std::string& text, const std::vector<std::string>& place) {
    auto document = read_document(arena_, path, text);
    if (!document) return fail_bundle("bundle load failed on " + path + ": " + document.error().message);
    if (place.empty() && !document->is_object()) return fail_bundle(path + ": document must be of type object");
    if (place.empty()) {
      for (const auto& [key, value] : document->entries()) check_data(std::string(key.as_string()), value);
    } else {
      check_data(join(place, "/"), *document);
    }
    if (data_.add(place, *document, path)) fail_bundle("data of " + path + " is there already");
  }

  // Data must lie below a root; where it lies above one, its keys are looked at.
  void check_data(const std::string& path, const Value& value) {
    const auto& roots = manifest_.roots;
    if (std::any_of(roots.begin(), roots.end(), [&](const auto& root) { return contains(root, path); })) return;
    const bool is_above =
        std::any_of(roots.begin(), roots.end(), [&](const auto& root) { return contains(path, root); });
    if (is_above && value.is_object()) {
      for (const auto& [key, child] : value.entries()) check_data(path + "/" + std::string(key.as_string()), child);
      return;
    }
    fail_bundle("manifest roots [" + join(roots, " ") + "] do not permit data at path '/" + path +
                "' (hint: check bundle directory structure)");
  }

  // A module that does not parse is the compiler's business.
  void check_package(const std::shared_ptr<const Source>& source) {
    const auto& roots = manifest_.roots;
    if (std::find(roots.begin(), roots.end(), "") != roots.end()) return;
    auto module = parse_module(source, {.version = manifest_.version.value_or(RegoVersion::kV1)});
    if (!module) return;
    std::vector<std::string> path;
    for (const Term* part : (*module)->package->items) {
      if (part->kind == TermKind::kScalar && part->scalar.is_string()) path.emplace_back(part->scalar.as_string());
    }
    const std::string place = join(path, "/");
    if (std::any_of(roots.begin(), roots.end(), [&](const auto& root) { return contains(root, place); })) return;
    fail_bundle("manifest roots [" + join(roots, " ") + "] do not permit 'package " + join(path, ".") +
                "' in module '" + source->name() + "'");
  }

  void check_roots() {
    std::vector<std::string> all, empty;
    for (const auto& [name, roots] : roots_) {
      all.push_back(name);
      if (std::find(roots.begin(), roots.end(), "") != roots.end()) empty.push_back(name);
    }
    if (all.size() > 1 && !empty.empty()) {
      return fail("bundle activation failed: bundles [" + join(all, ", ") +
                  "] have overlapping roots and cannot be activated simultaneously because bundle(s) [" +
                  join(empty, ", ") + "] specify empty root paths ('') which overlap with any other bundle root");
    }
    for (auto one = roots_.begin(); one != roots_.end(); ++one) {
      for (auto other = std::next(one); other != roots_.end(); ++other) compare_roots(*one, *other);
    }
  }

  using Owned = std::pair<const std::string, std::vector<std::string>>;

  void compare_roots(const Owned& one, const Owned& other) {
    for (const std::string& root : one.second) {
      for (const std::string& theirs : other.second) {
        if (!overlap(root, theirs)) continue;
        return fail("bundle activation failed: detected overlapping roots in manifests for these bundles: [" +
                    one.first + ", " + other.first + "] (root " + (root.size() > theirs.size() ? theirs : root) +
                    " is in multiple bundles)");
      }
    }
  }

  void fail(std::string message) { errors_.push_back(std::move(message)); }
  void fail_bundle(const std::string& message) { fail("loading error: bundle " + bundle_ + ": " + message); }

  base::Arena& arena_;
  const LoadOptions& options_;
  std::string bundle_;
  Manifest manifest_;
  DataTree data_;
  Loaded loaded_;
  LoadErrors errors_;
  std::map<std::string, std::vector<std::string>> roots_;
};

}  // namespace

base::Result<Loaded, LoadErrors> load_bundles(base::Arena& arena, const std::vector<std::string>& paths,
                                              const LoadOptions& options) {
  BundleLoader loader(arena, options);
  for (const std::string& path : paths) loader.load(path);
  return loader.finish();
}

}  // namespace rego
