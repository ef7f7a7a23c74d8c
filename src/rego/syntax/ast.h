#pragma once
// The syntax tree of Rego, as the parser builds it and the compiler's passes rewrite it. Plain structs in an arena: the
// Module owns the arena, nodes are never destroyed one by one, and passes may share or replace subtrees freely.

#include <cstdint>
#include <memory>
#include <memory_resource>
#include <string_view>
#include <vector>

#include "base/arena.h"
#include "rego/syntax/source.h"
#include "rego/value/value.h"

namespace rego {

struct Term;
struct Expr;
struct Rule;
struct Module;

template <typename T>
using AstVector = std::pmr::vector<T>;
using Terms = AstVector<Term*>;
using Body = AstVector<Expr*>;

enum class TermKind : uint8_t {
  kScalar,  // null, boolean, number, string: in `scalar`
  kVar,     // `name`; every "_" of the source has a generated name of its own that starts with "$"
  kRef,  // items[0] is the head (a var, or any other term for [1,2][i], f(x)[i]); the rest are operands, where .foo is
         // the string "foo"
  kArray,                // items
  kSet,                  // items
  kObject,               // items: key, value, key, value, …
  kArrayComprehension,   // items[0]; body
  kSetComprehension,     // items[0]; body
  kObjectComprehension,  // items[0] key, items[1] value; body
  kCall,  // items[0] is the operator as a ref (data.a.f, count, and for operators plus, equal, eq, assign, …), the rest
          // arguments
  kTemplateString,  // parts: scalars are literal text, the rest expressions
};

struct Term {
  Term(TermKind term_kind, Span place, std::pmr::memory_resource* arena)
      : kind(term_kind), span(place), items(arena), body(arena), parts(arena) {}

  TermKind kind;
  bool is_multi_line = false;  // template string or string in backquotes
  uint16_t height = 0;         // levels of terms and expressions, itself counted; the parser keeps it <= kNestingMax
  Span span;
  // The text that OPA gives as the term's where it starts before `span`: a term in parentheses with them, an operator's
  // from the parenthesis of its left operand on. Both 0 elsewhere.
  uint32_t text_begin = 0;
  uint32_t text_end = 0;
  Value scalar;
  std::string_view name;
  Terms items;

  Span text_span() const { return text_end == 0 ? span : Span{span.source, text_begin, text_end}; }
  Body body;
  AstVector<Expr*> parts;  // of a template string: each an expression of kind kTerm (text pieces are scalars)
};

enum class ExprKind : uint8_t {
  kTerm,  // term, of which a call is kind kCall; `x := y` is assign(x, y), `x = y` is eq(x, y), `x == y` is equal(x, y)
  kSome,  // terms: the declared variables; or for `some k, v in xs` one call internal.member_3(k, v, xs) / member_2(v,
          // xs)
  kEvery,  // key (may be null), value, domain, body
  kNot,    // not { body }, and negation under future.keywords.not; plain negation is `negated`
  kAnd,    // left, right bodies
  kOr,
};

struct With {
  Term* target;  // a ref
  Term* value;
  Span span;
  std::string_view builtin = {};  // the built-in that replaces a function, found by the compiler; value is null then
};

struct Expr {
  Expr(ExprKind expr_kind, Span place, std::pmr::memory_resource* arena)
      : kind(expr_kind), span(place), terms(arena), body(arena), right(arena), with(arena) {}

  ExprKind kind;
  bool negated = false;
  bool is_generated = false;      // by a pass
  bool is_explicit_left = false;  // kAnd, kOr, kNot: the operand stood in braces
  bool is_explicit_right = false;
  bool from_assignment = false;  // eq that was := in the source
  uint16_t height = 0;           // as a term's
  Span span;
  Term* term = nullptr;  // kTerm
  Terms terms;           // kSome
  Term* key = nullptr;   // kEvery
  Term* value = nullptr;
  Term* domain = nullptr;
  Body body;   // kEvery, kNot; the left operand of kAnd and kOr
  Body right;  // the right operand of kAnd and kOr
  AstVector<With> with;
};

// The kinds of rule as the head shows them.
//   name := value { … }     reference [name], value
//   name[key] { … } (v0), name contains key { … }     key, no value
//   name[key] := value { … }   as general references: reference [name, key], value (OPA keeps no key for it)
//   f(args) := value { … }  has_args
struct Head {
  explicit Head(std::pmr::memory_resource* arena) : reference(arena), args(arena) {}

  Terms reference;  // items[0] a var (the name), the rest operands of the ref
  Terms args;
  bool has_args = false;            // f() too
  bool is_assign = false;           // :=
  bool is_value_generated = false;  // value `true` that no text stands behind
  bool has_if = false;              // the word `if` stood before the body, `contains` before the key
  bool has_contains = false;
  Term* key = nullptr;    // of a multi-value rule (partial set)
  Term* value = nullptr;  // null for a partial set
  Span span;
};

struct Annotation;  // annotation.h

struct Rule {
  explicit Rule(std::pmr::memory_resource* arena) : head(arena), body(arena), annotations(arena) {}

  Head head;
  Body body;  // `true` where the source has none
  bool is_default = false;
  bool is_body_generated = false;
  Rule* else_rule = nullptr;
  Module* module = nullptr;
  Span span;
  AstVector<const Annotation*> annotations;  // those of its document, and those that stand above it
};

struct Import {
  Term* path = nullptr;  // a ref: data.…, input.…, future.keywords.…, rego.v1
  std::string_view alias;
  Span span;
  Span alias_span;  // without source where there is no alias
};

struct Comment {
  Span span;  // from the "#" to the end of the line
};

// kV0CompatV1: v0 syntax that must be good v1 as well; so is a module of v0 with `import rego.v1`.
enum class RegoVersion : uint8_t { kV0, kV1, kV0CompatV1 };

struct Module {
  Module() : imports(&arena), rules(&arena), comments(&arena), annotations(&arena) {}
  Module(const Module&) = delete;
  Module& operator=(const Module&) = delete;

  base::Arena arena;
  std::shared_ptr<const Source> source;
  RegoVersion version = RegoVersion::kV1;
  Term* package = nullptr;  // a ref that starts with data
  Span package_span;
  AstVector<Import*> imports;
  AstVector<Rule*> rules;
  AstVector<Comment> comments;
  AstVector<Annotation*> annotations;  // in source order
};

}  // namespace rego
