#pragma once
// What is wrong with a configuration file, and where: all of it at once, so that a person mends a file in one go.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace bulkhead::config {

// From 1; a line of 0 means the file as a whole.
struct Place {
  size_t line = 0;
  size_t column = 0;

  auto operator<=>(const Place&) const = default;
};

enum class Severity { kError, kWarning };

struct Problem {
  Severity severity;
  Place place;
  std::string message;  // "roles[0].may: there is no route …"

  // "FILE:3:7: error: roles[0].may: …"
  std::string to_text(std::string_view file) const;
};

class Problems {
 public:
  void error(Place place, std::string message) { add({Severity::kError, place, std::move(message)}); }
  void warn(Place place, std::string message) { add({Severity::kWarning, place, std::move(message)}); }

  bool has_errors() const { return has_errors_; }
  size_t count() const { return count_; }
  // In the order of their places; the first kProblemsMax that were found.
  std::vector<Problem> sorted() const;
  // The errors, a line each, without a line feed at the end.
  std::string errors_text(std::string_view file) const;

 private:
  void add(Problem problem);

  std::vector<Problem> list_;
  size_t count_ = 0;  // also of those that were not kept
  bool has_errors_ = false;
};

inline constexpr size_t kProblemsMax = 100;

}  // namespace bulkhead::config
