// Two parts: reading globs into tokens, and the search. The search walks both rows of tokens; where one has a flag, it
// takes as many tokens of the other as agree with it and tries to go on from each place. Without memory that is
// exponential, so what was found out for a pair of places is kept.

#include "rego/builtins/globs_intersect.h"

#include <algorithm>
#include <vector>

#include "rego/builtins/text_builder.h"
#include "rego/builtins/utf8_text.h"

namespace rego {
namespace {

constexpr size_t kTokensMax = 1000;  // of one glob, which bounds the recursion
constexpr size_t kSearchStepsMax = size_t{1} << 26;

enum class Flag : uint8_t { kNone, kPlus, kStar };
enum class Kind : uint8_t { kCharacter, kDot, kSet };

struct RuneRange {
  uint32_t low;
  uint32_t high;
  bool operator==(const RuneRange&) const = default;
};

struct Token {
  Kind kind = Kind::kCharacter;
  Flag flag = Flag::kNone;
  std::vector<RuneRange> ranges;  // of a character one; of a set in order, apart from each other

  bool agrees(const Token& other) const {
    if (kind == Kind::kDot || other.kind == Kind::kDot) return true;
    return std::ranges::any_of(ranges, [&](const RuneRange& range) {
      return std::ranges::any_of(
          other.ranges, [&](const RuneRange& theirs) { return range.low <= theirs.high && theirs.low <= range.high; });
    });
  }
  bool same_runes(const Token& other) const { return kind == other.kind && ranges == other.ranges; }
};

void join_ranges(std::vector<RuneRange>& ranges) {
  std::ranges::sort(ranges, {}, &RuneRange::low);
  std::vector<RuneRange> joined;
  for (const RuneRange& range : ranges) {
    if (!joined.empty() && range.low <= joined.back().high + 1) {
      joined.back().high = std::max(joined.back().high, range.high);
    } else {
      joined.push_back(range);
    }
  }
  ranges = std::move(joined);
}

class GlobReader {
 public:
  GlobReader(BuiltinContext& context, std::string_view text) : context_(context), text_(text) {
    for (std::string_view rest = text; !rest.empty();) {
      const Rune rune = decode_rune(rest);
      runes_.push_back(rune.code);
      rest.remove_prefix(rune.bytes);
    }
  }

  // False when the text is no glob: the call has failed.
  bool read() {
    while (at_ < runes_.size()) {
      Token token;
      if (!read_token(token) || !read_flag(token)) return false;
      add(std::move(token));
      if (tokens.size() > kTokensMax) {
        context_.fail_halt("glob is too long");
        return false;
      }
    }
    return true;
  }

  std::vector<Token> tokens;

 private:
  struct Read {
    uint32_t code = 0;
    bool is_escaped = false;
  };

  bool fail(std::string_view problem) {
    if (context_.keeps_errors) {
      context_.fail("input:" + std::string(text_) + ", pos:" + std::to_string(at_) + ", " + std::string(problem) +
                    ": the input provided is invalid");
    } else {
      context_.fail({});
    }
    return false;
  }

  // The next character, which is there; false when it is a lone backslash.
  bool read_rune(Read& read) {
    read = {runes_[at_], false};
    if (read.code == '\\') {
      if (at_ + 1 == runes_.size()) return fail("input ends with a \\ (escape) character");
      read = {runes_[++at_], true};
    }
    at_++;
    return true;
  }

  bool read_token(Token& token) {
    Read read;
    if (!read_rune(read)) return false;
    if (!read.is_escaped) {
      if (read.code == ']') return fail("set-close ']' with no preceding '['");
      if (read.code == '[') return read_set(token);
      if (read.code == '+') return fail("flag '+' must be preceded by a non-flag");
      if (read.code == '*') return fail("flag '*' must be preceded by a non-flag");
      if (read.code == '.') {
        token.kind = Kind::kDot;
        return true;
      }
    }
    token.ranges = {{read.code, read.code}};
    return true;
  }

  bool read_set(Token& token) {
    token.kind = Kind::kSet;
    bool has_previous = false;
    while (at_ < runes_.size()) {
      Read read;
      if (!read_rune(read)) return false;
      if (!read.is_escaped && read.code == ']') {
        join_ranges(token.ranges);
        return true;
      }
      if (!read.is_escaped && read.code == '-') {
        if (!read_range_end(token, has_previous)) return false;
        has_previous = false;
        continue;
      }
      token.ranges.push_back({read.code, read.code});
      has_previous = true;
    }
    return fail("found [ without matching ]");
  }

  bool read_range_end(Token& token, bool has_previous) {
    if (!has_previous) return fail("range character '-' must be preceded by a Unicode character");
    if (at_ + 1 >= runes_.size()) return fail("range character '-' must be followed by a Unicode character");
    Read read;
    if (!read_rune(read)) return false;
    if (!read.is_escaped && (read.code == ']' || read.code == '-')) {
      return fail("range character '-' cannot be followed by a special symbol");
    }
    const uint32_t low = token.ranges.back().low;
    if (read.code >= low) {
      token.ranges.push_back({low, read.code});
      return true;
    }
    TextBuilder problem(context_.arena);
    problem.append("range is out of order: '");
    problem.append_rune(read.code);
    problem.append("' comes before '");
    problem.append_rune(low);
    problem.append("' in Unicode");
    return fail(problem.view());
  }

  bool read_flag(Token& token) {
    if (at_ == runes_.size()) return true;
    if (runes_[at_] == '\\' && at_ + 1 == runes_.size()) return fail("input ends with a \\ (escape) character");
    if (runes_[at_] != '+' && runes_[at_] != '*') return true;
    token.flag = runes_[at_++] == '+' ? Flag::kPlus : Flag::kStar;
    return true;
  }

  // Two flagged tokens of the same characters in a row are one.
  void add(Token token) {
    const bool joins = !tokens.empty() && token.flag != Flag::kNone && tokens.back().flag != Flag::kNone &&
                       token.same_runes(tokens.back());
    if (!joins) {
      tokens.push_back(std::move(token));
    } else if (token.flag == Flag::kPlus) {
      tokens.back().flag = Flag::kPlus;
    }
  }

  BuiltinContext& context_;
  std::string_view text_;
  std::vector<uint32_t> runes_;
  size_t at_ = 0;
};

using Glob = std::span<const Token>;

class Search {
 public:
  Search(Glob a, Glob b) : globs_{a, b}, known_(4 * (a.size() + 1) * (b.size() + 1), kUnknown) {}

  bool run() { return goes_together(0, 0, 0); }
  bool is_over_limit() const { return steps_ > kSearchStepsMax; }

 private:
  enum Known : uint8_t { kUnknown, kNo, kYes };

  // `side` says which glob comes first; `mine` and `theirs` are places in the first and the other.
  uint8_t& known(int question, int side, size_t mine, size_t theirs) {
    const size_t in_a = side == 0 ? mine : theirs;
    const size_t in_b = side == 0 ? theirs : mine;
    const size_t pair = in_a * (globs_[1].size() + 1) + in_b;
    return known_[pair * 4 + static_cast<size_t>(question * 2 + side)];
  }

  bool goes_together(int side, size_t mine, size_t theirs) {
    uint8_t& answer = known(0, side, mine, theirs);
    if (answer == kUnknown) answer = walk(side, mine, theirs) ? kYes : kNo;
    return answer == kYes;
  }

  bool walk(int side, size_t mine, size_t theirs) {
    const Glob ours = globs_[side];
    const Glob others = globs_[1 - side];
    for (; mine < ours.size() && theirs < others.size(); mine++, theirs++) {
      if (++steps_ > kSearchStepsMax) return false;
      if (ours[mine].flag != Flag::kNone) return meet_flag(side, mine, theirs);
      if (others[theirs].flag != Flag::kNone) return meet_flag(1 - side, theirs, mine);
      if (!ours[mine].agrees(others[theirs])) return false;
    }
    return mine == ours.size() && theirs == others.size();
  }

  bool meet_flag(int side, size_t mine, size_t theirs) {
    const Token& token = globs_[side][mine];
    if (token.flag == Flag::kStar) return takes_any(side, mine, theirs);
    const Token& other = globs_[1 - side][theirs];
    if (!token.agrees(other)) return false;
    if (takes_any(side, mine, theirs + 1)) return true;
    return other.flag != Flag::kNone && goes_together(side, mine + 1, theirs);
  }

  bool takes_any(int side, size_t mine, size_t theirs) {
    uint8_t& answer = known(1, side, mine, theirs);
    if (answer == kUnknown) answer = try_to_take(side, mine, theirs) ? kYes : kNo;
    return answer == kYes;
  }

  // The token at `mine` takes none, one, two … of the others, as long as they agree with it.
  bool try_to_take(int side, size_t mine, size_t theirs) {
    const Glob ours = globs_[side];
    const Glob others = globs_[1 - side];
    const bool is_last = mine + 1 == ours.size();
    for (; theirs < others.size(); theirs++) {
      if (++steps_ > kSearchStepsMax) return false;
      if (!is_last && others[theirs].agrees(ours[mine + 1]) && goes_together(side, mine + 1, theirs)) return true;
      if (!others[theirs].agrees(ours[mine])) return false;
    }
    return is_last;
  }

  Glob globs_[2];
  std::vector<uint8_t> known_;
  size_t steps_ = 0;
};

// Cuts what both have at their ends without flags, all but one token. False when it does not agree.
bool trim(Glob& a, Glob& b) {
  const auto plain = [](const Token& x, const Token& y) { return x.flag == Flag::kNone && y.flag == Flag::kNone; };
  size_t start = 0;
  for (; start < a.size() && start < b.size() && plain(a[start], b[start]); start++) {
    if (!a[start].agrees(b[start])) return false;
  }
  if (start > 0) start--;
  size_t cut = 0;
  while (a.size() - cut > start && b.size() - cut > start) {
    const Token& x = a[a.size() - 1 - cut];
    const Token& y = b[b.size() - 1 - cut];
    if (!plain(x, y)) break;
    if (!x.agrees(y)) return false;
    cut++;
  }
  if (cut > 0) cut--;
  a = a.subspan(start, a.size() - cut - start);
  b = b.subspan(start, b.size() - cut - start);
  return true;
}

}  // namespace

Value globs_intersect(BuiltinContext& context, std::string_view a, std::string_view b) {
  GlobReader first(context, a);
  if (!first.read()) return {};
  GlobReader second(context, b);
  if (!second.read()) return {};
  Glob left = first.tokens;
  Glob right = second.tokens;
  if (!trim(left, right)) return Value::boolean(false);
  Search search(left, right);
  const bool found = search.run();
  if (search.is_over_limit()) return context.fail_halt("globs take too long to compare");
  return Value::boolean(found);
}

}  // namespace rego
