// `rego capabilities`: what the language of this version can do, in the shape of opa's capabilities files. Types are
// read from the signatures of the built-in functions' rows.

#include <algorithm>
#include <cstdio>

#include "cli/rego_commands.h"
#include "cli/rego_json.h"
#include "cli/rego_load.h"
#include "rego/builtins/builtin.h"
#include "rego/engine/loader.h"

namespace bulkhead {
namespace {

constexpr const char* kVersion = "v" BULKHEAD_OPA_VERSION;

// Reads "(x: T, y: U) => z: V" and writes the types as JSON. Rows are our own text, so nothing is checked.
class TypeWriter {
 public:
  TypeWriter(JsonText& out, std::string_view signature) : out_(out), rest_(signature) {}

  void write_function() {
    out_.begin_object();
    const bool is_variadic = rest_.starts_with("(...)");
    take("(");
    if (!is_variadic && !rest_.starts_with(")")) {
      out_.key("args").begin_array();
      do write_named();
      while (take(", "));
      out_.end_array();
    }
    take(is_variadic ? "...)" : ")");
    if (take(" => ")) {
      out_.key("result");
      write_named();
    }
    out_.key("type").string("function");
    if (is_variadic) out_.key("variadic").begin_object().key("type").string("any").end_object();
    out_.end_object();
  }

 private:
  bool take(std::string_view text) {
    if (!rest_.starts_with(text)) return false;
    rest_.remove_prefix(text.size());
    return true;
  }

  std::string_view word() {
    const size_t size = rest_.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_0123456789");
    const std::string_view text = rest_.substr(0, size);
    rest_.remove_prefix(text.size());
    return text;
  }

  void write_named() {
    const std::string_view name = word();
    take(": ");
    write_type(name);
  }

  // Keys stand in the order of their names.
  void write_type(std::string_view name = "") {
    out_.begin_object();
    const std::string_view kind = word();
    if (kind == "array") {
      write_array(name);
    } else if (kind == "object") {
      write_object(name);
    } else {
      write_name(name);
      if (kind == "set" && take("[")) {
        out_.key("of");
        write_type();
        take("]");
      } else if (kind == "any" && take("<")) {
        out_.key("of");
        write_list();
      }
    }
    out_.key("type").string(kind).end_object();
  }

  void write_name(std::string_view name) {
    if (!name.empty()) out_.key("name").string(name);
  }

  // T1, T2>
  void write_list() {
    out_.begin_array();
    do write_type();
    while (take(", "));
    take(">");
    out_.end_array();
  }

  // [T], or <T1, T2> with a type for each place
  void write_array(std::string_view name) {
    if (take("[")) {
      out_.key("dynamic");
      write_type();
      take("]");
      return write_name(name);
    }
    write_name(name);
    if (!take("<")) return;
    out_.key("static");
    write_list();
  }

  // <name: T, …>, [K: V], or both
  void write_object(std::string_view name) {
    JsonText fixed;
    if (take("<")) {
      fixed.begin_array();
      TypeWriter inner(fixed, rest_);
      do {
        fixed.begin_object().key("key").string(inner.word());
        inner.take(": ");
        fixed.key("value");
        inner.write_type();
        fixed.end_object();
      } while (inner.take(", "));
      fixed.end_array();
      rest_ = inner.rest_;
      take(">");
    }
    if (take("[")) {
      out_.key("dynamic").begin_object().key("key");
      write_type();
      take(": ");
      out_.key("value");
      write_type();
      take("]");
      out_.end_object();
    }
    write_name(name);
    if (!fixed.compact().empty()) out_.key("static").raw(fixed.compact());
  }

  JsonText& out_;
  std::string_view rest_;
};

void write_builtin(JsonText& out, const rego::BuiltinRow& row) {
  out.begin_object().key("name").string(row.name);
  if (!row.summary.empty()) out.key("description").string(row.summary);
  out.key("decl");
  TypeWriter(out, row.signature).write_function();
  if (has(row.flags, rego::BuiltinFlags::kDeprecated)) out.key("deprecated").boolean(true);
  if (!row.infix.empty()) out.key("infix").string(row.infix);
  if (has(row.flags, rego::BuiltinFlags::kRelation)) out.key("relation").boolean(true);
  if (has(row.flags, rego::BuiltinFlags::kNondeterministic)) out.key("nondeterministic").boolean(true);
  out.end_object();
}

void write_words(JsonText& out, std::string_view name, std::initializer_list<std::string_view> words) {
  out.key(name).begin_array();
  for (const std::string_view word : words) out.string(word);
  out.end_array();
}

std::string current(rego::RegoVersion version) {
  std::vector<const rego::BuiltinRow*> rows;
  for (const rego::BuiltinFamily& family : rego::all_builtin_families()) {
    for (const rego::BuiltinRow& row : family) rows.push_back(&row);
  }
  std::ranges::sort(rows, {}, &rego::BuiltinRow::name);
  JsonText out;
  out.begin_object().key("builtins").begin_array();
  for (const rego::BuiltinRow* row : rows) write_builtin(out, *row);
  out.end_array();
  if (version == rego::RegoVersion::kV0) {
    write_words(out, "future_keywords", {"and", "contains", "every", "if", "in", "not", "or"});
    write_words(out, "features",
                {"keywords_in_refs", "rego_v1", "rego_v1_import", "rego_v2", "rego_v2_import",
                 "rule_head_ref_string_prefixes", "rule_head_refs"});
  } else {
    write_words(out, "future_keywords", {"and", "not", "or"});
    write_words(out, "features", {"keywords_in_refs", "rego_v1", "rego_v2", "rego_v2_import", "template_strings"});
  }
  return out.end_object().pretty();
}

int fail(const std::string& message) {
  fprintf(stderr, "%s\n", message.c_str());
  return kExitFailure;
}

int print_file(const std::string& path) {
  auto text = rego::read_file(path);
  if (!text) return fail(text.error().message);
  base::Arena arena;
  auto value = rego::read_document(arena, path, *text);
  if (!value) return fail(value.error().message);
  JsonText out;
  puts(out.value(*value).pretty().c_str());
  return kExitOk;
}

}  // namespace

int run_rego_capabilities(Arguments arguments) {
  CLI::App app(
      "Prints what the language can do, as a capabilities file; without an option the versions that are known.",
      "rego capabilities");
  bool is_current = false;
  bool is_v0 = false;
  std::string version;
  std::string file;
  app.add_flag("--current", is_current, "Those of this version");
  app.add_option("--version", version, "Those of a version of opa");
  app.add_option("--file", file, "Those of a file");
  app.add_flag("--v0-compatible", is_v0, "Of Rego v0");
  if (const auto code = parse_arguments(app, arguments)) return *code;
  if (!version.empty() && version != kVersion) return fail("no capabilities version found " + version);
  if (!file.empty()) return print_file(file);
  const bool prints = is_current || !version.empty();
  puts(prints ? current(is_v0 ? rego::RegoVersion::kV0 : rego::RegoVersion::kV1).c_str() : kVersion);
  return kExitOk;
}

}  // namespace bulkhead
