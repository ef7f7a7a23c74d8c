// json.patch: the operations of RFC 6902, with OPA's paths. A patch can copy a document into itself again and again, so
// what it inserts is counted, as deep and as large as it would be if nothing was shared.

#include "base/limits.h"
#include "rego/builtins/families.h"
#include "rego/builtins/json_paths.h"
#include "rego/builtins/operands.h"
#include "rego/builtins/patch_tree.h"
#include "rego/value/json.h"

namespace rego {
namespace {

constexpr size_t kInsertedValuesMax = size_t{1} << 24;

class Patcher {
 public:
  Patcher(BuiltinContext& context, const Value& document) : context_(context), tree_(context, document) {}

  // False: the call has failed.
  bool apply(const Value& operation) {
    if (!operation.is_object()) {
      return fail("must be an array of JSON-Patch objects, but at least one element is not an object");
    }
    const Value path_value = operation.get("path");
    if (path_value.is_undefined()) return fail("missing required attribute 'path'");
    const Value name = operation.get("op");
    if (name.is_undefined()) return fail("missing required attribute 'op'");
    if (!name.is_string()) {
      return fail("attribute 'op' must be a string but found: " + std::string(type_name(name.type())));
    }
    const auto path = read_path(context_, path_value);
    return path && run(name.as_string(), *path, operation);
  }

  Value finish() { return tree_.finish(); }

 private:
  using Path = PatchTree::Path;

  bool run(std::string_view name, Path path, const Value& operation) {
    if (name == "add") return insert(path, operation.get("value"));
    if (name == "remove") return done(tree_.remove(path));
    if (name == "replace") return done(tree_.remove(path)) && insert(path, operation.get("value"));
    if (name == "move" || name == "copy") return transfer(name, path, operation.get("from"));
    if (name == "test") return test(path, operation.get("value"));
    return fail("unrecognized op: '" + std::string(name) + "'");
  }

  bool transfer(std::string_view name, Path path, const Value& from_value) {
    if (from_value.is_undefined()) return fail("missing required attribute 'from'");
    const auto from = read_path(context_, from_value);
    if (!from) return false;
    const Value chunk = tree_.get(*from);
    if (chunk.is_undefined()) return fail(tree_.problem);
    if (name == "move" && !done(tree_.remove(*from))) return false;
    return insert(path, chunk);
  }

  bool test(Path path, const Value& value) {
    const Value found = tree_.get(path);
    if (found.is_undefined()) return fail(tree_.problem);
    if (value.is_undefined()) return fail("missing required attribute 'value'");
    if (equal(found, value)) return true;
    return fail(context_.keeps_errors ? fmt::format("value from EditTree != patch value.\n\nExpected: {}\n\nFound: {}",
                                                    to_rego(value), to_rego(found))
                                      : std::string());
  }

  bool insert(Path path, const Value& value) {
    if (value.is_undefined()) return fail("missing required attribute 'value'");
    if (!count(value, path.size())) {
      context_.fail_halt("patched document is too large");
      return false;
    }
    return done(tree_.insert(path, value));
  }

  bool count(const Value& value, size_t depth) {
    if (++inserted_ > kInsertedValuesMax || depth > static_cast<size_t>(base::kNestingMax)) return false;
    if (value.is_object()) {
      for (const Entry& entry : value.entries()) {
        if (!count(entry.key, depth + 1) || !count(entry.value, depth + 1)) return false;
      }
    } else if (value.is_collection()) {
      for (const Value& item : value.items()) {
        if (!count(item, depth + 1)) return false;
      }
    }
    return true;
  }

  bool done(bool succeeded) { return succeeded || fail(tree_.problem); }

  bool fail(std::string_view message) {
    context_.fail(message);
    return false;
  }

  BuiltinContext& context_;
  PatchTree tree_;
  size_t inserted_ = 0;
};

Value json_patch(BuiltinContext& context, BuiltinArgs args) {
  if (!require(context, args, 2, Type::kArray)) return {};
  Patcher patcher(context, args[0]);
  for (const Value& operation : args[1].items()) {
    if (!patcher.apply(operation)) return {};
  }
  return patcher.finish();
}

constexpr BuiltinRow kRows[] = {
    {"json.patch", "", "(target: any, patches: array[object<op: string, path: any>[any: any]]) => output: any",
     "The document after the operations of a JSON Patch (RFC 6902).", json_patch},
};

}  // namespace

BuiltinFamily json_patch_builtins() { return kRows; }

}  // namespace rego
