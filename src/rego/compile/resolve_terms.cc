// Names in terms: a declared variable takes its fresh name, a global becomes the ref it stands for, `input` and `data`
// become refs, unless a variable hides them (in v0 it may).

#include "rego/compile/resolver.h"
#include "rego/syntax/print.h"

namespace rego {

void Resolver::term(Term*& slot) {
  switch (slot->kind) {
    case TermKind::kScalar:
      return;
    case TermKind::kVar:
      slot = variable(*slot);
      return;
    case TermKind::kRef:
      return ref(slot);
    case TermKind::kCall:
      return call(slot, false);
    case TermKind::kTemplateString:
      for (Expr* part : slot->parts) {
        scopes_.open();
        expr(*part);
        scopes_.close();
      }
      return;
    default:
      break;
  }
  if (is_comprehension(*slot)) return comprehension(*slot);
  for (Term*& item : slot->items) term(item);
}

void Resolver::comprehension(Term& comprehension) {
  scopes_.open();
  body(comprehension.body);
  for (Term*& item : comprehension.items) term(item);
  report_unused();
  scopes_.close();
}

// The declared name, the ref of a global, or the variable itself.
Term* Resolver::variable(Term& var) {
  const bool is_root = var.name == "data" || var.name == "input";
  if (is_root && !scopes_.find(var.name)) {
    Term* root = build_.term(TermKind::kRef, var.span);
    root->items.push_back(&var);
    return root;
  }
  if (!scopes_.find(var.name) && !scopes_.is_pending(var.name)) {
    if (Global* global = find_global(var.name)) return global_ref(*global->ref, var);
  }
  if (is_wildcard(var.name)) return &var;
  const LocalVariable* local = scopes_.use(var.name);
  return local ? build_.var(local->fresh, var.span) : &var;
}

Resolver::Global* Resolver::find_global(std::string_view name) {
  auto found = globals_.find(name);
  if (found == globals_.end()) {
    if (!rule_names_.contains(name)) return nullptr;
    Term* ref = build_.copy(*module_.package);
    ref->items.push_back(build_.string(name, module_.package->span));
    found = globals_.emplace(module_.arena.copy(name), Global{ref, nullptr, false}).first;
  }
  found->second.is_used = true;
  return &found->second;
}

void Resolver::report_unused_imports() {
  for (const auto& [name, global] : globals_) {
    if (!global.import || global.is_used) continue;
    compilation_.report_and_go_on("rego_compile_error", to_text(*global.import) + " unused", global.import->span);
  }
}

// The global's ref, with the operands of `used` behind it when that is a ref too.
Term* Resolver::global_ref(const Term& global, const Term& used) {
  Term* made = build_.term(TermKind::kRef, used.span);
  for (const Term* item : global.items) {
    Term* copy = build_.copy(*item);
    copy->span = used.kind == TermKind::kRef ? used.items[0]->span : used.span;
    made->items.push_back(copy);
  }
  if (used.kind == TermKind::kRef) made->items.insert(made->items.end(), used.items.begin() + 1, used.items.end());
  return made;
}

void Resolver::ref(Term*& slot) {
  Term* head = slot->items[0];
  slot = build_.copy_shallow(*slot);
  if (head->kind != TermKind::kVar) term(slot->items[0]);
  for (size_t i = 1; i < slot->items.size(); i++) term(slot->items[i]);
  if (head->kind != TermKind::kVar) return;
  Term* resolved = variable(*head);
  if (resolved->kind == TermKind::kRef) {
    slot = global_ref(*resolved, *slot);
  } else if (slot->items.size() == 1) {
    slot = resolved;  // `input` that a variable hides
  } else {
    slot->items[0] = resolved;
  }
}

void Resolver::call(Term*& slot, bool is_statement) {
  slot = build_.copy_shallow(*slot);
  Term* name = slot->items[0];
  if (name->kind == TermKind::kVar) {
    Term* ref = build_.term(TermKind::kRef, name->span);
    ref->items.push_back(name);
    name = ref;
  }
  const Term* head = name->items[0];
  if (head->kind == TermKind::kVar) {
    if (const LocalVariable* local = scopes_.find(head->name)) {
      // A variable is no function.
      if (!is_statement) refuse("called function " + dotted_name(*name) + " shadowed", slot->span);
      name = build_.copy_shallow(*name);
      name->items[0] = build_.var(local->fresh, head->span);
    } else if (!scopes_.is_pending(head->name)) {
      if (Global* global = find_global(head->name)) name = global_ref(*global->ref, *name);
    }
  }
  slot->items[0] = name;
  for (size_t i = 1; i < slot->items.size(); i++) term(slot->items[i]);
}

}  // namespace rego
