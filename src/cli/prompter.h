#pragma once
// Prompter: questions to a person, at a terminal or through a pipe. Questions go to one stream, answers come a line
// each from another; an answer that does not do is asked for again, a few times.

#include <cstdio>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace bulkhead {

class Prompter {
 public:
  // Streams are borrowed.
  Prompter(std::FILE* answers, std::FILE* questions) : answers_(answers), questions_(questions) {}

  void say(std::string_view text);

  // Nothing where the answers ended, or none of kAttemptsMax did: then the whole is off. An empty answer is
  // `otherwise`.
  std::optional<std::string> choice(std::string_view question, std::span<const std::string_view> choices,
                                    std::string_view otherwise);
  std::optional<bool> yes_or_no(std::string_view question, bool otherwise);
  // `mistake_in` says what is wrong with an answer; empty when nothing.
  using Check = std::function<std::string(const std::string&)>;
  std::optional<std::string> text(std::string_view question, std::string_view otherwise, const Check& mistake_in);
  // Words with commas or spaces between them.
  std::optional<std::vector<std::string>> list(std::string_view question, const Check& mistake_in);

  static constexpr int kAttemptsMax = 5;
  static constexpr size_t kAnswerBytesMax = 4096;

 private:
  std::optional<std::string> line();

  std::FILE* answers_;
  std::FILE* questions_;
};

}  // namespace bulkhead
