// Reads the types of a built-in's signature, as builtins/builtin.h words them: "(x: array[any], n: number) => z: any".

#include "rego/compile/types.h"

namespace rego {
namespace {

class Reader {
 public:
  Reader(TypePool& pool, std::string_view text) : pool_(pool), rest_(text) {}

  const StaticType* function() {
    if (!take("(")) return nullptr;
    if (take("...)")) return pool_.variadic();
    std::vector<const StaticType*> arguments;
    std::vector<std::string> names;
    while (is_fine_ && !take(")")) {
      take(",");
      names.push_back(name());
      arguments.push_back(type());
    }
    const StaticType* result = nullptr;
    if (take("=>")) {
      names.push_back(name());
      result = type();
    }
    return is_fine_ ? pool_.function(std::move(arguments), result, std::move(names)) : nullptr;
  }

 private:
  void skip_spaces() { rest_.remove_prefix(std::min(rest_.find_first_not_of(' '), rest_.size())); }

  bool take(std::string_view word) {
    skip_spaces();
    if (!rest_.starts_with(word)) return false;
    rest_.remove_prefix(word.size());
    return true;
  }

  std::string word() {
    skip_spaces();
    const size_t end = std::min(rest_.find_first_of(" :,<>[]()"), rest_.size());
    std::string found(rest_.substr(0, end));
    rest_.remove_prefix(end);
    is_fine_ = is_fine_ && !found.empty();
    return found;
  }

  // "x:" in front of a type; "" where there is none.
  std::string name() {
    const std::string_view before = rest_;
    std::string found = word();
    if (take(":")) return found;
    rest_ = before;
    return "";
  }

  const StaticType* type() {
    const std::string kind = word();
    if (kind == "null") return pool_.scalar(TypeKind::kNull);
    if (kind == "boolean") return pool_.scalar(TypeKind::kBoolean);
    if (kind == "number") return pool_.scalar(TypeKind::kNumber);
    if (kind == "string") return pool_.scalar(TypeKind::kString);
    if (kind == "any") return pool_.alternatives(list());
    if (kind == "set") return set();
    if (kind == "array") {
      std::vector<const StaticType*> items = list();
      return pool_.array(std::move(items), bracketed());
    }
    if (kind == "object") return object();
    is_fine_ = false;
    return nullptr;
  }

  // "<T1, T2>", or nothing.
  std::vector<const StaticType*> list() {
    std::vector<const StaticType*> types;
    if (!take("<")) return types;
    while (is_fine_ && !take(">")) {
      take(",");
      types.push_back(type());
    }
    return types;
  }

  const StaticType* bracketed() {
    if (!take("[")) return nullptr;
    const StaticType* inside = type();
    is_fine_ = take("]") && is_fine_;
    return inside;
  }

  const StaticType* set() { return pool_.set_of(bracketed()); }

  const StaticType* object() {
    std::vector<TypeField> fields;
    if (take("<")) {
      while (is_fine_ && !take(">")) {
        take(",");
        const std::string key = name();
        fields.push_back({Value::string(keys_, key), type()});
      }
    }
    if (!take("[")) return pool_.object(std::move(fields));
    const StaticType* key = type();
    is_fine_ = take(":") && is_fine_;
    const StaticType* value = type();
    is_fine_ = take("]") && is_fine_;
    return pool_.object(std::move(fields), key, value);
  }

  TypePool& pool_;
  std::string_view rest_;
  base::Arena keys_;
  bool is_fine_ = true;
};

}  // namespace

const StaticType* type_of_signature(TypePool& pool, std::string_view signature) {
  return Reader(pool, signature).function();
}

}  // namespace rego
