// The functions that templates may call, and how Go prints and judges values.

#include <fmt/format.h>

#include <algorithm>

#include "rego/builtins/go_template.h"
#include "rego/builtins/quote.h"
#include "rego/builtins/url_escape.h"
#include "rego/value/builders.h"
#include "rego/value/json.h"
#include "rego/value/numbers.h"

namespace rego::go_template {
namespace {

constexpr std::string_view kFunctions[] = {"and", "eq", "ge",  "gt", "html",  "index",  "js",      "le",    "len",
                                           "lt",  "ne", "not", "or", "print", "printf", "println", "slice", "urlquery"};

using Arguments = std::vector<Item>;

// Numbers of the data are texts to Go.
bool is_text(const Item& item) {
  return item.value.is_string() || (item.value.is_number() && !item.is_template_number);
}

std::string text_of(const Item& item) {
  return item.value.is_string() ? std::string(item.value.as_string()) : number_to_string(item.value);
}

std::optional<Item> fail(BuiltinContext& context, std::string_view function, std::string_view problem) {
  context.fail(fmt::format("template: template: error calling {}: {}", function, problem));
  return std::nullopt;
}

Item truth(bool value) { return {Value::boolean(value), false}; }

std::string print_all(const Arguments& arguments, bool spaces_always) {
  std::string out;
  for (size_t i = 0; i < arguments.size(); i++) {
    // Print puts spaces only where neither neighbour is a text.
    const bool needs_space = spaces_always || (i > 0 && !is_text(arguments[i]) && !is_text(arguments[i - 1]));
    if (i > 0 && needs_space) out += ' ';
    append_printed(out, arguments[i]);
  }
  return out;
}

std::string escape_html(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '\0':
        out += "\xEF\xBF\xBD";
        break;
      case '"':
        out += "&#34;";
        break;
      case '\'':
        out += "&#39;";
        break;
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

std::string escape_js(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\\' || c == '\'' || c == '"') {
      out += '\\';
      out += c;
    } else if (static_cast<uint8_t>(c) < 0x20 || c == '<' || c == '>' || c == '&' || c == '=') {
      out += fmt::format("\\u{:04X}", static_cast<uint8_t>(c));
    } else {
      out += c;
    }
  }
  return out;
}

// eq: -1 where the two cannot be compared, else 0 or 1.
int equals(const Item& a, const Item& b) {
  if (a.value.is_undefined() || b.value.is_undefined() || a.value.is_null() || b.value.is_null()) {
    return a.value.type() == b.value.type();
  }
  if (is_text(a) && is_text(b)) return text_of(a) == text_of(b);
  if (a.value.is_collection() || b.value.is_collection()) return -1;
  if (a.value.type() != b.value.type() || is_text(a) != is_text(b)) return -1;
  return equal(a.value, b.value);
}

std::optional<Item> compare_equal(BuiltinContext& context, std::string_view name, const Arguments& arguments) {
  if (arguments.size() < 2) return fail(context, name, "missing argument for comparison");
  for (size_t i = 1; i < arguments.size(); i++) {
    const int same = equals(arguments[0], arguments[i]);
    if (same < 0) return fail(context, name, "incompatible types for comparison");
    if (name == "ne") return truth(same == 0);
    if (same) return truth(true);
  }
  return truth(false);
}

std::optional<Item> compare_order(BuiltinContext& context, std::string_view name, const Arguments& arguments) {
  if (arguments.size() != 2) return fail(context, name, "wrong number of args: want 2");
  int order;
  if (is_text(arguments[0]) && is_text(arguments[1])) {
    order = text_of(arguments[0]).compare(text_of(arguments[1]));
  } else if (arguments[0].is_template_number && arguments[1].is_template_number) {
    order = compare_numbers(arguments[0].value, arguments[1].value);
  } else {
    return fail(context, name, "incompatible types for comparison");
  }
  const bool holds = name == "lt" ? order < 0 : name == "le" ? order <= 0 : name == "gt" ? order > 0 : order >= 0;
  return truth(holds);
}

std::optional<Item> length(BuiltinContext& context, const Arguments& arguments) {
  if (arguments.size() != 1) return fail(context, "len", "wrong number of args for len: want 1");
  const Item& item = arguments[0];
  if (is_text(item)) return Item{Value::integer(static_cast<int64_t>(text_of(item).size())), true};
  if (item.value.is_array() || item.value.is_object()) {
    return Item{Value::integer(static_cast<int64_t>(item.value.size())), true};
  }
  return fail(context, "len", "len of type " + std::string(type_name(item.value.type())));
}

std::optional<Item> index(BuiltinContext& context, const Arguments& arguments) {
  if (arguments.empty()) return fail(context, "index", "wrong number of args for index: want at least 1");
  Item item = arguments[0];
  for (size_t i = 1; i < arguments.size(); i++) {
    const Item& key = arguments[i];
    if (item.value.is_object() && is_text(key)) {
      item = {item.value.get(text_of(key)), false};
    } else if (item.value.is_array() && key.is_template_number && key.value.is_integer()) {
      const int64_t place = key.value.as_integer();
      if (place < 0 || place >= static_cast<int64_t>(item.value.size())) {
        return fail(context, "index", fmt::format("error calling index: index out of range: {}", place));
      }
      item = {item.value.items()[static_cast<size_t>(place)], false};
    } else {
      return fail(context, "index", "can't index item of type " + std::string(type_name(item.value.type())));
    }
  }
  return item;
}

std::optional<Item> slice(BuiltinContext& context, const Arguments& arguments) {
  if (arguments.empty()) return fail(context, "slice", "wrong number of args for slice: want at least 1 got 0");
  const Item& item = arguments[0];
  if (arguments.size() > 4 || (arguments.size() == 4 && !item.value.is_array())) {
    return fail(context, "slice", "cannot slice with so many indexes");
  }
  if (!is_text(item) && !item.value.is_array()) return fail(context, "slice", "can't slice item of that type");
  const std::string text = is_text(item) ? text_of(item) : std::string();
  const size_t size = is_text(item) ? text.size() : item.value.size();
  size_t bounds[] = {0, size, size};
  for (size_t i = 1; i < arguments.size(); i++) {
    const Value& bound = arguments[i].value;
    if (!arguments[i].is_template_number || !bound.is_integer()) {
      return fail(context, "slice", "cannot index slice/array with that type");
    }
    if (bound.as_integer() < 0 || bound.as_integer() > static_cast<int64_t>(size)) {
      return fail(context, "slice", fmt::format("index out of range: {}", bound.as_integer()));
    }
    bounds[i - 1] = static_cast<size_t>(bound.as_integer());
  }
  if (bounds[0] > bounds[1] || bounds[1] > bounds[2]) {
    return fail(context, "slice", fmt::format("invalid slice index: {} > {}", bounds[0], bounds[1]));
  }
  const size_t count = bounds[1] - bounds[0];
  if (is_text(item)) return Item{Value::string(context.arena, text.substr(bounds[0], count)), false};
  return Item{Value::array(context.arena, item.value.items().subspan(bounds[0], count)), false};
}

void append_value(std::string& out, const Value& value) {
  if (value.is_null() || value.is_undefined()) {
    out += "<nil>";
  } else if (value.is_string()) {
    out += value.as_string();
  } else if (value.is_array()) {
    out += '[';
    for (size_t i = 0; i < value.size(); i++) {
      if (i) out += ' ';
      append_value(out, value.items()[i]);
    }
    out += ']';
  } else if (value.is_object()) {
    out += "map[";
    bool is_first = true;
    for (const Entry& entry : value.entries()) {
      if (!is_first) out += ' ';
      is_first = false;
      append_value(out, entry.key);
      out += ':';
      append_value(out, entry.value);
    }
    out += ']';
  } else {
    write_json(out, value);
  }
}

}  // namespace

bool is_function(std::string_view name) { return std::ranges::find(kFunctions, name) != std::end(kFunctions); }

bool is_true(const Item& item) {
  const Value& value = item.value;
  if (value.is_boolean()) return value.as_boolean();
  if (is_text(item)) return !text_of(item).empty();
  if (value.is_number()) return compare_numbers(value, Value::integer(0)) != 0;
  return value.is_collection() && value.size() > 0;
}

void append_printed(std::string& out, const Item& item) {
  if (item.value.is_undefined() || item.value.is_null()) {
    out += "<no value>";
  } else {
    append_value(out, item.value);
  }
}

namespace {

// As Rego's sprintf, with what Go's printf would be given.
std::optional<Item> print_formatted(BuiltinContext& context, const Arguments& arguments) {
  if (arguments.empty() || !is_text(arguments[0])) {
    return fail(context, "printf", "wrong number of args for printf: want at least 1 got 0");
  }
  ArrayBuilder values(context.arena);
  for (size_t i = 1; i < arguments.size(); i++) {
    std::string printed;
    if (!arguments[i].is_template_number) append_printed(printed, arguments[i]);
    values.add(arguments[i].is_template_number ? arguments[i].value : Value::string(context.arena, printed));
  }
  const Value both[] = {Value::string(context.arena, text_of(arguments[0])), values.finish()};
  const Value text = find_builtin("sprintf")->function(context, BuiltinArgs(both));
  return text.is_undefined() ? std::nullopt : std::optional(Item{text, false});
}

}  // namespace

std::optional<Item> call_function(BuiltinContext& context, std::string_view name, const Arguments& arguments) {
  const auto text = [&](const std::string& made) { return Item{Value::string(context.arena, made), false}; };
  if (name == "eq" || name == "ne") return compare_equal(context, name, arguments);
  if (name == "lt" || name == "le" || name == "gt" || name == "ge") return compare_order(context, name, arguments);
  if (name == "len") return length(context, arguments);
  if (name == "slice") return slice(context, arguments);
  if (name == "printf") return print_formatted(context, arguments);
  if (name == "index") return index(context, arguments);
  if (name == "not") {
    if (arguments.size() != 1) return fail(context, name, "wrong number of args for not: want 1");
    return truth(!is_true(arguments[0]));
  }
  if (name == "and" || name == "or") {
    if (arguments.empty()) return fail(context, name, "wrong number of args: want at least 1");
    for (const Item& argument : arguments) {
      if (is_true(argument) == (name == "or")) return argument;
    }
    return arguments.back();
  }
  const std::string printed = print_all(arguments, name == "println");
  if (name == "println") return text(printed + "\n");
  if (name == "html") return text(escape_html(printed));
  if (name == "js") return text(escape_js(printed));
  if (name == "urlquery") {
    std::string escaped;
    append_url_escaped(escaped, printed, UrlPart::kQuery);
    return text(escaped);
  }
  return text(printed);
}

}  // namespace rego::go_template
