// Imports: sorted within their groups, comments beside them kept, and the ones that bring keywords added or dropped as
// the target needs.

#include <algorithm>
#include <initializer_list>

#include "rego/syntax/format_writer.h"
#include "rego/syntax/term_order.h"

namespace rego {
namespace {

std::string_view part(const Import& import, size_t index) {
  const Terms& path = import.path->items;
  if (index >= path.size()) return {};
  if (path[index]->kind == TermKind::kVar) return path[index]->name;
  return path[index]->scalar.as_string();
}

bool is_path(const Import& import, std::string_view first, std::string_view second) {
  return import.path->items.size() == 2 && part(import, 0) == first && part(import, 1) == second;
}

bool is_rego_v1(const Import& import) { return is_path(import, "rego", "v1"); }
bool is_rego_v2(const Import& import) { return is_path(import, "rego", "v2"); }
bool is_all_keywords(const Import& import) { return is_path(import, "future", "keywords"); }

// The keyword of future.keywords.KEYWORD, or "".
std::string_view keyword_of(const Import& import) {
  const bool is_one = import.path->items.size() == 3 && part(import, 0) == "future" && part(import, 1) == "keywords";
  return is_one ? part(import, 2) : std::string_view{};
}

bool is_future(const Import& import) { return is_all_keywords(import) || !keyword_of(import).empty(); }

template <typename Items, typename Predicate>
bool any_import(const Items& items, Predicate predicate) {
  return std::ranges::any_of(items, [&](const auto& item) { return predicate(*item.import); });
}

template <typename Items, typename Predicate>
void drop_imports(Items& items, Predicate predicate) {
  std::erase_if(items, [&](const auto& item) { return predicate(*item.import); });
}

}  // namespace

// What the imports of the source turn on.
void FormatWriter::survey_imports() {
  for (const Import* import : module_.imports) {
    const std::string_view keyword = keyword_of(*import);
    if (!keyword.empty()) imported_keywords_.push_back(keyword);
    imports_v2_ |= is_rego_v2(*import);
    const bool is_all = is_rego_v1(*import) || is_rego_v2(*import) || is_all_keywords(*import);
    uses_contains_ |= is_all || keyword == "contains";
    uses_if_ |= is_all || keyword == "if";
    const Place place = places_.of(import->span);
    imports_.push_back({import, place.row, place.begin, false});
  }
}

// Below the last import that brings keywords, or ahead of everything.
int FormatWriter::row_for_added_import() const {
  int row = 0;
  for (const ImportItem& item : imports_) {
    const bool counts = part(*item.import, 0) == "future" || is_rego_v1(*item.import);
    if (counts) row = std::max(row, item.row);
  }
  return row + 1;
}

void FormatWriter::add_import(std::initializer_list<std::string_view> path) {
  Import* import = module_.arena.create<Import>();
  import->path = module_.arena.create<Term>(TermKind::kRef, Span{}, &module_.arena);
  for (const std::string_view name : path) {
    const bool is_root = import->path->items.empty();
    Term* item = module_.arena.create<Term>(is_root ? TermKind::kVar : TermKind::kScalar, Span{}, &module_.arena);
    if (is_root) item->name = name;
    if (!is_root) item->scalar = Value::string(module_.arena, name);
    import->path->items.push_back(item);
  }
  imports_.push_back({import, row_for_added_import(), 0, true});
}

void FormatWriter::add_keyword_import(std::string_view keyword) {
  const bool is_there = any_import(imports_, [&](const Import& import) {
    const std::string_view known = keyword_of(import);
    return is_all_keywords(import) || known == keyword || (known == "every" && keyword == "in");
  });
  if (!is_there) add_import({"future", "keywords", keyword});
}

// Adds and drops imports as the target asks.
void FormatWriter::settle_imports() {
  const bool drops = options_.directive_imports == DirectiveImports::kDrop;
  const FormatTarget target = options_.target;
  if (target == FormatTarget::kV2) {
    if (drops) drop_imports(imports_, [](const Import& i) { return is_rego_v1(i) || is_rego_v2(i) || is_future(i); });
    return;
  }
  const bool has_v2 = any_import(imports_, is_rego_v2);
  if (target == FormatTarget::kV0ToV2 || target == FormatTarget::kV1ToV2) {
    if (!has_v2) add_import({"rego", "v2"});
    return drop_imports(imports_, [](const Import& i) { return is_rego_v1(i) || is_future(i); });
  }
  if (has_v2 || (target == FormatTarget::kV1 && drops)) {
    drop_imports(imports_, is_rego_v1);
  } else if (target == FormatTarget::kV0AndV1 && !any_import(imports_, is_rego_v1)) {
    add_import({"rego", "v1"});
  }
  const bool has_v1 = has_v2 || any_import(imports_, is_rego_v1);
  if (target == FormatTarget::kV0 && !has_v1) {
    for (const std::string_view keyword : needed_keywords_) add_keyword_import(keyword);
    return;
  }
  if (drops || has_v1) {
    drop_imports(imports_, is_future);
  } else {
    for (const std::string_view keyword : imported_keywords_) add_keyword_import(keyword);
  }
  for (const std::string_view keyword : needed_keywords_) {
    const bool is_of_v1 = keyword == "in" || keyword == "every";
    if (!has_v2 && !is_of_v1) add_keyword_import(keyword);
  }
}

// `imports` are in the order of the text; a row without one ends a group.
FormatWriter::Status FormatWriter::write_imports(std::span<const ImportItem> imports) {
  std::vector<std::pair<const Import*, const Note*>> beside;
  for (const ImportItem& item : imports) {
    for (size_t i = notes_before(item.row); i < notes_.size() && notes_[i].row == item.row; ++i) {
      if (notes_[i].is_taken) continue;
      notes_[i].is_taken = true;
      beside.emplace_back(item.import, &notes_[i]);
    }
  }
  for (size_t begin = 0; begin < imports.size();) {
    size_t end = begin + 1;
    while (end < imports.size() && imports[end].row - imports[end - 1].row <= 1) ++end;
    const Status status = write_import_group(imports.subspan(begin, end - begin), beside);
    if (status != Status::kOk) return status;
    begin = end;
  }
  return Status::kOk;
}

FormatWriter::Status FormatWriter::write_import_group(
    std::span<const ImportItem> group, const std::vector<std::pair<const Import*, const Note*>>& beside) {
  if (const Status status = insert_notes(group[0].row); status != Status::kOk) return status;
  std::vector<const Import*> sorted;
  for (const ImportItem& item : group) sorted.push_back(item.import);
  std::ranges::stable_sort(sorted, [](const Import* a, const Import* b) {
    const int order = compare(*a->path, *b->path);
    return order != 0 ? order < 0 : a->alias < b->alias;
  });
  for (const Import* import : sorted) {
    start_line();
    write_import(*import);
    const auto note = std::ranges::find(beside, import, &std::pair<const Import*, const Note*>::first);
    if (note != beside.end()) {
      add(" ");
      add(note->second->text);
    }
    end_line();
  }
  blank_line();
  return Status::kOk;
}

void FormatWriter::write_import(const Import& import) {
  add("import ");
  if (keyword_of(import).empty()) {
    (void)write_reference(import.path->items);
  } else {
    add("future.keywords.");
    add(keyword_of(import));
  }
  if (import.alias.empty()) return;
  add(" as ");
  add(import.alias);
}

}  // namespace rego
