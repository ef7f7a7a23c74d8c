// Comparing terms as OPA does. Nodes are no higher than base::kNestingMax, which bounds the recursion.

#include "rego/syntax/term_order.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace rego {
namespace {

int rank(const Term& term) {
  switch (term.kind) {
    case TermKind::kScalar:
      return static_cast<int>(term.scalar.type());
    case TermKind::kTemplateString:
      return 10;
    case TermKind::kVar:
      return 11;
    case TermKind::kRef:
      return 12;
    case TermKind::kArray:
      return 13;
    case TermKind::kObject:
      return 14;
    case TermKind::kSet:
      return 15;
    case TermKind::kArrayComprehension:
      return 16;
    case TermKind::kObjectComprehension:
      return 17;
    case TermKind::kSetComprehension:
      return 18;
    case TermKind::kCall:
      return 19;
  }
  return 20;
}

int rank(const Expr& expr) {
  switch (expr.kind) {
    case ExprKind::kSome:
      return 0;
    case ExprKind::kTerm:
      return expr.term->kind == TermKind::kCall ? 2 : 1;
    case ExprKind::kEvery:
      return 3;
    case ExprKind::kNot:
      return 4;
    case ExprKind::kAnd:
      return 5;
    case ExprKind::kOr:
      return 6;
  }
  return 7;
}

int sign(int64_t difference) { return difference < 0 ? -1 : difference > 0 ? 1 : 0; }

template <typename T>
int compare_sizes(const T& a, const T& b) {
  return sign(static_cast<int64_t>(a.size()) - static_cast<int64_t>(b.size()));
}

template <typename T>
int compare_all(const AstVector<T*>& a, const AstVector<T*>& b) {
  for (size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
    if (const int order = compare(*a[i], *b[i])) return order;
  }
  return compare_sizes(a, b);
}

int compare_optional(const Term* a, const Term* b) {
  if (!a || !b) return (a ? 1 : 0) - (b ? 1 : 0);
  return compare(*a, *b);
}

// Key, value, next key, next value; then the size.
int compare_objects(const Terms& a, const Terms& b) {
  const size_t both = std::min(a.size(), b.size());
  for (size_t i = 0; i < both; i += 2) {
    if (const int order = compare(*a[i], *b[i])) return order;
    if (const int order = compare(*a[i + 1], *b[i + 1])) return order;
  }
  return compare_sizes(a, b);
}

int compare_templates(const Term& a, const Term& b) {
  if (a.is_multi_line != b.is_multi_line) return a.is_multi_line ? 1 : -1;
  if (const int order = compare_sizes(a.parts, b.parts)) return order;
  return compare_all(a.parts, b.parts);
}

int compare_withs(const AstVector<With>& a, const AstVector<With>& b) {
  for (size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
    if (const int order = compare(*a[i].target, *b[i].target)) return order;
    if (const int order = compare(*a[i].value, *b[i].value)) return order;
  }
  return compare_sizes(a, b);
}

int compare_contents(const Expr& a, const Expr& b) {
  if (a.kind == ExprKind::kTerm) return compare(*a.term, *b.term);
  if (a.kind == ExprKind::kSome) return compare_all(a.terms, b.terms);
  if (const int order = compare_optional(a.key, b.key)) return order;
  if (const int order = compare_optional(a.value, b.value)) return order;
  if (const int order = compare_optional(a.domain, b.domain)) return order;
  if (const int order = compare(a.body, b.body)) return order;
  return compare(a.right, b.right);
}

}  // namespace

int compare(const Term& a, const Term& b) {
  if (&a == &b) return 0;
  if (const int order = sign(rank(a) - rank(b))) return order;
  switch (a.kind) {
    case TermKind::kScalar:
      return compare(a.scalar, b.scalar);
    case TermKind::kVar:
      return sign(a.name.compare(b.name));
    case TermKind::kObject:
      return compare_objects(a.items, b.items);
    case TermKind::kTemplateString:
      return compare_templates(a, b);
    default:
      break;
  }
  if (const int order = compare_all(a.items, b.items)) return order;
  return compare(a.body, b.body);
}

int compare(const Expr& a, const Expr& b) {
  if (const int order = sign(rank(a) - rank(b))) return order;
  if (a.negated != b.negated) return a.negated ? 1 : -1;
  if (const int order = compare_contents(a, b)) return order;
  return compare_withs(a.with, b.with);
}

int compare(const Body& a, const Body& b) { return compare_all(a, b); }

void sort_set(Terms& items) {
  std::stable_sort(items.begin(), items.end(), [](const Term* a, const Term* b) { return compare(*a, *b) < 0; });
  const auto is_same = [](const Term* a, const Term* b) { return compare(*a, *b) == 0; };
  items.erase(std::unique(items.begin(), items.end(), is_same), items.end());
}

void sort_object(Terms& items) {
  using Pair = std::pair<Term*, Term*>;
  std::vector<Pair> pairs;
  pairs.reserve(items.size() / 2);
  for (size_t i = 0; i + 1 < items.size(); i += 2) pairs.push_back({items[i], items[i + 1]});
  std::stable_sort(pairs.begin(), pairs.end(),
                   [](const Pair& a, const Pair& b) { return compare(*a.first, *b.first) < 0; });
  items.clear();
  for (const Pair& pair : pairs) {
    if (!items.empty() && compare(*items[items.size() - 2], *pair.first) == 0) {
      items.back() = pair.second;
      continue;
    }
    items.push_back(pair.first);
    items.push_back(pair.second);
  }
}

}  // namespace rego
