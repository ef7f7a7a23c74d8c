// Myers' algorithm from both ends ("An O(ND) difference algorithm", 1986), with the shortcuts of Google's
// diff-match-patch, whose results opa prints: what both sides share at their ends, one side inside the other, a long
// common middle. Then neighbouring edits are merged, and edits between two equal pieces shifted to swallow one of them.

#include "cli/rego_diff.h"

#include <algorithm>
#include <chrono>
#include <optional>
#include <vector>

namespace bulkhead {
namespace {

using Text = std::u32string;
using View = std::u32string_view;
using Clock = std::chrono::steady_clock;

constexpr std::chrono::seconds kTimeMax{1};

enum class Kind { kEqual, kDelete, kInsert };

struct Edit {
  Kind kind;
  Text text;
};
using Edits = std::vector<Edit>;

// Bytes that are no UTF-8 stand for themselves, above all characters.
constexpr char32_t kByte = 0x110000;

Text decode(std::string_view text) {
  Text out;
  for (size_t i = 0; i < text.size();) {
    const auto first = static_cast<unsigned char>(text[i]);
    const size_t length = first < 0x80 ? 1 : first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC2 ? 2 : 0;
    char32_t code = length < 2 ? first : first & (0xFFu >> (length + 1));
    bool is_good = length > 0 && i + length <= text.size();
    for (size_t j = 1; j < length && is_good; ++j) {
      const auto next = static_cast<unsigned char>(text[i + j]);
      is_good = (next & 0xC0) == 0x80;
      code = code << 6 | (next & 0x3F);
    }
    out += is_good ? code : kByte + first;
    i += is_good ? length : 1;
  }
  return out;
}

void append_utf8(std::string& out, char32_t code) {
  if (code >= kByte || code < 0x80) {
    out += static_cast<char>(code >= kByte ? code - kByte : code);
    return;
  }
  const int tail = code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
  static constexpr unsigned char kLead[] = {0, 0xC0, 0xE0, 0xF0};
  out += static_cast<char>(kLead[tail] | code >> (6 * tail));
  for (int i = tail - 1; i >= 0; --i) out += static_cast<char>(0x80 | (code >> (6 * i) & 0x3F));
}

size_t common_prefix(View a, View b) {
  return static_cast<size_t>(std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first - a.begin());
}

size_t common_suffix(View a, View b) {
  return static_cast<size_t>(std::mismatch(a.rbegin(), a.rend(), b.rbegin(), b.rend()).first - a.rbegin());
}

// Both texts as a piece before, a common middle and a piece behind.
struct HalfMatch {
  View a_before, a_behind, b_before, b_behind, middle;
};

// `seed_begin`: where in the longer text a quarter of it is taken and looked for in the shorter one.
std::optional<HalfMatch> half_match_at(View longer, View shorter, size_t seed_begin) {
  const View seed = longer.substr(seed_begin, longer.size() / 4);
  std::optional<HalfMatch> best;
  size_t best_length = 0;
  for (size_t at = shorter.find(seed); at != View::npos; at = shorter.find(seed, at + 1)) {
    const size_t prefix = common_prefix(longer.substr(seed_begin), shorter.substr(at));
    const size_t suffix = common_suffix(longer.substr(0, seed_begin), shorter.substr(0, at));
    if (prefix + suffix <= best_length) continue;
    best_length = prefix + suffix;
    best = HalfMatch{longer.substr(0, seed_begin - suffix), longer.substr(seed_begin + prefix),
                     shorter.substr(0, at - suffix), shorter.substr(at + prefix),
                     shorter.substr(at - suffix, best_length)};
  }
  return best_length * 2 < longer.size() ? std::nullopt : best;
}

std::optional<HalfMatch> half_match(View a, View b) {
  const bool is_a_longer = a.size() > b.size();
  const View longer = is_a_longer ? a : b;
  const View shorter = is_a_longer ? b : a;
  if (longer.size() < 4 || shorter.size() * 2 < longer.size()) return std::nullopt;
  auto match = half_match_at(longer, shorter, (longer.size() + 3) / 4);
  const auto other = half_match_at(longer, shorter, (longer.size() + 1) / 2);
  if (other && (!match || match->middle.size() <= other->middle.size())) match = other;
  if (match && !is_a_longer) {
    std::swap(match->a_before, match->b_before);
    std::swap(match->a_behind, match->b_behind);
  }
  return match;
}

// One of the two searches that walk towards each other: for each diagonal how far it came.
struct Front {
  explicit Front(size_t length) : reached(length, -1) {}
  std::vector<ptrdiff_t> reached;
  ptrdiff_t begin = 0;  // diagonals that left the grid
  ptrdiff_t end = 0;

  ptrdiff_t next_x(ptrdiff_t d, ptrdiff_t diagonal, ptrdiff_t offset) const {
    const auto at = static_cast<size_t>(offset + diagonal);
    const bool is_down = diagonal == -d || (diagonal != d && reached[at - 1] < reached[at + 1]);
    return is_down ? reached[at + 1] : reached[at - 1] + 1;
  }
};

// Finds where the two searches meet.
class MiddleSnake {
 public:
  MiddleSnake(View a, View b)
      : a_(a),
        b_(b),
        steps_((static_cast<ptrdiff_t>(a.size() + b.size()) + 1) / 2),
        delta_(static_cast<ptrdiff_t>(a.size()) - static_cast<ptrdiff_t>(b.size())),
        forward_(static_cast<size_t>(2 * steps_ + 2)),
        backward_(static_cast<size_t>(2 * steps_ + 2)) {
    forward_.reached[static_cast<size_t>(steps_ + 1)] = 0;
    backward_.reached[static_cast<size_t>(steps_ + 1)] = 0;
  }

  // Where to split both texts; nothing where they share nothing or the time is over.
  std::optional<std::pair<size_t, size_t>> find(Clock::time_point deadline) {
    for (ptrdiff_t d = 0; d < steps_; ++d) {
      if (d % 16 == 0 && Clock::now() > deadline) return std::nullopt;
      if (const auto split = step_forward(d)) return split;
      if (const auto split = step_backward(d)) return split;
    }
    return std::nullopt;
  }

 private:
  using Split = std::optional<std::pair<size_t, size_t>>;

  // What the other search reached on the same diagonal, or -1.
  ptrdiff_t met(const Front& other, ptrdiff_t diagonal) const {
    const ptrdiff_t at = steps_ + delta_ - diagonal;
    return at >= 0 && at < 2 * steps_ ? other.reached[static_cast<size_t>(at)] : -1;
  }

  Split step_forward(ptrdiff_t d) {
    const auto width = static_cast<ptrdiff_t>(a_.size());
    const auto height = static_cast<ptrdiff_t>(b_.size());
    for (ptrdiff_t k = -d + forward_.begin; k <= d - forward_.end; k += 2) {
      ptrdiff_t x = forward_.next_x(d, k, steps_);
      ptrdiff_t y = x - k;
      while (x < width && y < height && a_[static_cast<size_t>(x)] == b_[static_cast<size_t>(y)]) ++x, ++y;
      forward_.reached[static_cast<size_t>(steps_ + k)] = x;
      if (x > width) {
        forward_.end += 2;
      } else if (y > height) {
        forward_.begin += 2;
      } else if (delta_ % 2 != 0) {
        const ptrdiff_t back = met(backward_, k);
        if (back != -1 && x >= width - back) return std::pair{static_cast<size_t>(x), static_cast<size_t>(y)};
      }
    }
    return std::nullopt;
  }

  Split step_backward(ptrdiff_t d) {
    const auto width = static_cast<ptrdiff_t>(a_.size());
    const auto height = static_cast<ptrdiff_t>(b_.size());
    for (ptrdiff_t k = -d + backward_.begin; k <= d - backward_.end; k += 2) {
      ptrdiff_t x = backward_.next_x(d, k, steps_);
      ptrdiff_t y = x - k;
      while (x < width && y < height &&
             a_[static_cast<size_t>(width - x - 1)] == b_[static_cast<size_t>(height - y - 1)]) {
        ++x, ++y;
      }
      backward_.reached[static_cast<size_t>(steps_ + k)] = x;
      if (x > width) {
        backward_.end += 2;
      } else if (y > height) {
        backward_.begin += 2;
      } else if (delta_ % 2 == 0) {
        const ptrdiff_t forth = met(forward_, k);
        const ptrdiff_t forth_y = forth - (delta_ - k);
        if (forth != -1 && forth >= width - x) {
          return std::pair{static_cast<size_t>(forth), static_cast<size_t>(forth_y)};
        }
      }
    }
    return std::nullopt;
  }

  View a_;
  View b_;
  ptrdiff_t steps_;
  ptrdiff_t delta_;
  Front forward_;
  Front backward_;
};

// What stood between two equal pieces, as at most one deletion and one insertion.
struct Change {
  Text deleted;
  Text inserted;
  int deletions = 0;
  int insertions = 0;
};

void close_change(Edits& out, Change& change, Edit equal) {
  if (change.deletions + change.insertions == 0) {
    if (out.empty()) return out.push_back(std::move(equal));
    out.back().text += equal.text;
    return;
  }
  if (change.deletions > 0 && change.insertions > 0) {
    const size_t prefix = common_prefix(change.inserted, change.deleted);
    if (prefix > 0) {
      if (out.empty()) out.push_back({Kind::kEqual, {}});
      out.back().text += change.inserted.substr(0, prefix);
      change.inserted.erase(0, prefix);
      change.deleted.erase(0, prefix);
    }
    const size_t suffix = common_suffix(change.inserted, change.deleted);
    equal.text.insert(0, change.inserted, change.inserted.size() - suffix);
    change.inserted.resize(change.inserted.size() - suffix);
    change.deleted.resize(change.deleted.size() - suffix);
  }
  if (change.deletions > 0) out.push_back({Kind::kDelete, std::move(change.deleted)});
  if (change.insertions > 0) out.push_back({Kind::kInsert, std::move(change.inserted)});
  out.push_back(std::move(equal));
  change = {};
}

Edits merge_neighbours(Edits edits) {
  edits.push_back({Kind::kEqual, {}});
  Edits out;
  Change change;
  for (Edit& edit : edits) {
    if (edit.kind == Kind::kDelete) {
      ++change.deletions;
      change.deleted += edit.text;
    } else if (edit.kind == Kind::kInsert) {
      ++change.insertions;
      change.inserted += edit.text;
    } else {
      close_change(out, change, std::move(edit));
    }
  }
  if (out.back().text.empty()) out.pop_back();
  return out;
}

// A<+BA+>C is <+AB+>AC.
bool shift_edits(Edits& edits) {
  bool is_changed = false;
  for (size_t i = 1; i + 1 < edits.size(); ++i) {
    if (edits[i - 1].kind != Kind::kEqual || edits[i + 1].kind != Kind::kEqual) continue;
    const Text before = edits[i - 1].text;
    const Text behind = edits[i + 1].text;
    Text& text = edits[i].text;
    if (text.ends_with(before)) {
      text = before + text.substr(0, text.size() - before.size());
      edits[i + 1].text = before + behind;
      edits.erase(edits.begin() + static_cast<ptrdiff_t>(i) - 1);
      is_changed = true;
    } else if (text.starts_with(behind)) {
      edits[i - 1].text += behind;
      text = text.substr(behind.size()) + behind;
      edits.erase(edits.begin() + static_cast<ptrdiff_t>(i) + 1);
      is_changed = true;
    }
  }
  return is_changed;
}

Edits tidy(Edits edits) {
  do {
    edits = merge_neighbours(std::move(edits));
  } while (shift_edits(edits));
  return edits;
}

class Differ {
 public:
  // Where the time is over, what is left counts as replaced.
  Edits diff(View a, View b) {
    if (a == b) return a.empty() ? Edits{} : Edits{{Kind::kEqual, Text(a)}};
    const size_t prefix = common_prefix(a, b);
    const View head = a.substr(0, prefix);
    a.remove_prefix(prefix);
    b.remove_prefix(prefix);
    const size_t suffix = common_suffix(a, b);
    const View tail = a.substr(a.size() - suffix);
    a.remove_suffix(suffix);
    b.remove_suffix(suffix);
    Edits edits;
    if (!head.empty()) edits.push_back({Kind::kEqual, Text(head)});
    append(edits, middle(a, b));
    if (!tail.empty()) edits.push_back({Kind::kEqual, Text(tail)});
    return tidy(std::move(edits));
  }

 private:
  static void append(Edits& edits, Edits more) {
    edits.insert(edits.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
  }

  Edits middle(View a, View b) {
    if (a.empty()) return {{Kind::kInsert, Text(b)}};
    if (b.empty()) return {{Kind::kDelete, Text(a)}};
    const bool is_a_longer = a.size() > b.size();
    const View longer = is_a_longer ? a : b;
    const View shorter = is_a_longer ? b : a;
    if (const size_t at = longer.find(shorter); at != View::npos) {
      const Kind kind = is_a_longer ? Kind::kDelete : Kind::kInsert;
      return {{kind, Text(longer.substr(0, at))},
              {Kind::kEqual, Text(shorter)},
              {kind, Text(longer.substr(at + shorter.size()))}};
    }
    if (shorter.size() == 1) return {{Kind::kDelete, Text(a)}, {Kind::kInsert, Text(b)}};
    if (const auto match = half_match(a, b)) {
      Edits edits = diff(match->a_before, match->b_before);
      edits.push_back({Kind::kEqual, Text(match->middle)});
      append(edits, diff(match->a_behind, match->b_behind));
      return edits;
    }
    const auto split = MiddleSnake(a, b).find(deadline_);
    if (!split) return {{Kind::kDelete, Text(a)}, {Kind::kInsert, Text(b)}};
    Edits edits = diff(a.substr(0, split->first), b.substr(0, split->second));
    append(edits, diff(a.substr(split->first), b.substr(split->second)));
    return edits;
  }

  Clock::time_point deadline_ = Clock::now() + kTimeMax;
};

void print(std::string& out, const Edit& edit) {
  if (edit.kind == Kind::kEqual) {
    for (const char32_t code : edit.text) append_utf8(out, code);
    return;
  }
  const std::string_view start = edit.kind == Kind::kInsert ? "\x1b[32m" : "\x1b[31m";
  constexpr std::string_view kEnd = "\x1b[0m";
  out += start;
  for (const char32_t code : edit.text) {
    if (code != U'\n') {
      append_utf8(out, code);
    } else {
      out.append(kEnd).append("\n").append(start);
    }
  }
  out += kEnd;
}

}  // namespace

std::string pretty_diff(std::string_view before, std::string_view after) {
  std::string out;
  for (const Edit& edit : Differ().diff(decode(before), decode(after))) print(out, edit);
  return out;
}

}  // namespace bulkhead
