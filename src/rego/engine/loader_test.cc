// Loading from the disk: where documents come to lie, what is passed over, and what the mistakes say.

#include "rego/engine/loader.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "rego/value/json.h"

namespace rego {
namespace {

namespace fs = std::filesystem;

using Files = std::vector<std::pair<std::string, std::string>>;

// A folder of its own for a test, with the given files in it.
class Folder {
 public:
  explicit Folder(const Files& files) {
    std::string name = fs::temp_directory_path() / "loader-test-XXXXXX";
    path_ = mkdtemp(name.data());
    for (const auto& [file, text] : files) {
      fs::create_directories((path_ / file).parent_path());
      std::ofstream(path_ / file) << text;
    }
  }
  ~Folder() { fs::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  std::string operator/(const std::string& name) const { return path_ / name; }
  std::string path() const { return path_; }

 private:
  fs::path path_;
};

std::string data_of(base::Result<Loaded, LoadErrors>& loaded) {
  if (!loaded) return loaded.error().empty() ? "?" : loaded.error()[0];
  return to_json(loaded->data);
}

TEST(Loader, PutsDocumentsUnderTheNamesOfTheirFolders) {
  const Folder folder(
      Files{{"a/b/data.json", R"({"q": 1})"}, {"c/list.yaml", "z: [1, 2]"}, {"top.json", R"({"t": true})"}});
  base::Arena arena;
  auto loaded = load_paths(arena, {folder.path()}, {});
  EXPECT_EQ(data_of(loaded), R"({"a":{"b":{"q":1}},"c":{"z":[1,2]},"t":true})");
}

TEST(Loader, PutsAPrefixedPathBelowItsPrefix) {
  const Folder folder(Files{{"v.json", R"([1])"}});
  base::Arena arena;
  auto loaded = load_paths(arena, {"x.y:" + (folder / "v.json")}, {});
  EXPECT_EQ(data_of(loaded), R"({"x":{"y":[1]}})");
}

TEST(Loader, MergesObjectsAndRefusesWhatDisagrees) {
  const Folder folder(
      {{"1.json", R"({"a": {"b": 1}})"}, {"2.json", R"({"a": {"c": 2}})"}, {"3.json", R"({"a": {"b": 3}})"}});
  base::Arena arena;
  auto merged = load_paths(arena, {folder / "1.json", folder / "2.json"}, {});
  EXPECT_EQ(data_of(merged), R"({"a":{"b":1,"c":2}})");
  auto clash = load_paths(arena, {folder / "1.json", folder / "3.json"}, {});
  EXPECT_EQ(data_of(clash), (folder / "3.json") + ": merge error: conflicting values at data.a.b, also defined in " +
                                (folder / "1.json"));
}

TEST(Loader, LoadsAFileOnceThoughItIsNamedTwice) {
  const Folder folder(Files{{"1.json", R"({"a": 1})"}, {"p.rego", "package p"}});
  base::Arena arena;
  auto loaded = load_paths(arena, {folder.path(), folder / "1.json", folder / "p.rego"}, {});
  EXPECT_EQ(data_of(loaded), R"({"a":1})");
  EXPECT_EQ(loaded->sources.size(), 1U);
}

TEST(Loader, NamesAModuleByItsWholePath) {
  const Folder folder(Files{{"a/p.rego", "package p"}});
  base::Arena arena;
  auto loaded = load_paths(arena, {folder.path()}, {});
  ASSERT_TRUE(loaded);
  EXPECT_EQ(loaded->sources[0]->name(), folder / "a/p.rego");
}

TEST(Loader, ReportsEveryMistake) {
  const Folder folder(Files{{"list.json", "[1]"}, {"broken.json", "{"}});
  base::Arena arena;
  auto loaded = load_paths(arena, {folder.path(), folder / "nothing"}, {});
  ASSERT_FALSE(loaded);
  ASSERT_EQ(loaded.error().size(), 3U);
  EXPECT_TRUE(loaded.error()[0].starts_with((folder / "broken.json") + ": ")) << loaded.error()[0];
  EXPECT_EQ(loaded.error()[1], (folder / "list.json") + ": document must be of type object");
  EXPECT_EQ(loaded.error()[2], "stat " + (folder / "nothing") + ": no such file or directory");
}

TEST(Loader, PassesOverWhatIsIgnored) {
  const Folder folder(
      Files{{"a/data.json", R"({"q": 1})"}, {".git/data.json", R"({"r": 1})"}, {"p.rego", "package p"}});
  base::Arena arena;
  auto loaded = load_paths(arena, {folder.path()}, {.ignored = {".*", "*.rego"}});
  EXPECT_EQ(data_of(loaded), R"({"a":{"q":1}})");
  EXPECT_TRUE(loaded->sources.empty());
}

TEST(Bundle, TakesOnlyFilesNamedDataAndPolicies) {
  const Folder folder(Files{{"a/data.json", R"({"q": 1})"}, {"a/other.json", R"({"r": 1})"}, {"p.rego", "package p"}});
  base::Arena arena;
  auto loaded = load_bundles(arena, {folder.path()}, {});
  EXPECT_EQ(data_of(loaded), R"({"a":{"q":1}})");
  EXPECT_EQ(loaded->sources.size(), 1U);
}

TEST(Bundle, RefusesDataAndPackagesOutsideItsRoots) {
  const Folder data(Files{{".manifest", R"({"roots": ["b"]})"}, {"a/data.json", R"({"q": 1})"}});
  const Folder policy(Files{{".manifest", R"({"roots": ["b/c"]})"}, {"p.rego", "package b.d"}});
  base::Arena arena;
  auto with_data = load_bundles(arena, {data.path()}, {});
  EXPECT_EQ(data_of(with_data), "loading error: bundle " + data.path() +
                                    ": manifest roots [b] do not permit data at path '/a' (hint: check bundle "
                                    "directory structure)");
  auto with_policy = load_bundles(arena, {policy.path()}, {});
  EXPECT_NE(data_of(with_policy).find("manifest roots [b/c] do not permit 'package b.d'"), std::string::npos);
}

TEST(Bundle, RefusesOverlappingRoots) {
  const Folder one(Files{{".manifest", R"({"roots": ["a/b"]})"}});
  const Folder other(Files{{".manifest", R"({"roots": ["a"]})"}});
  base::Arena arena;
  auto loaded = load_bundles(arena, {one.path(), other.path()}, {});
  EXPECT_NE(data_of(loaded).find("overlapping roots"), std::string::npos);
}

TEST(Bundle, TakesTheVersionFromTheManifest) {
  const Folder folder(Files{{".manifest", R"({"rego_version": 0})"}, {"p.rego", "package p"}});
  base::Arena arena;
  auto loaded = load_bundles(arena, {folder.path()}, {});
  ASSERT_TRUE(loaded);
  EXPECT_EQ(loaded->version, RegoVersion::kV0);
}

}  // namespace
}  // namespace rego
