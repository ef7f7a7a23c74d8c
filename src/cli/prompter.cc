// The end of the answers is no answer: a pipe that ran dry must not pass for somebody who agreed to the rest.

#include "cli/prompter.h"

#include <fmt/core.h>

#include <algorithm>

namespace bulkhead {
namespace {

std::string joined(std::span<const std::string_view> words) {
  std::string text;
  for (const std::string_view word : words) text.append(text.empty() ? "" : ", ").append(word);
  return text;
}

std::vector<std::string> split(std::string_view text) {
  std::vector<std::string> words;
  for (size_t begin = 0; begin < text.size();) {
    const size_t end = std::min(text.find_first_of(", \t", begin), text.size());
    if (end > begin) words.emplace_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return words;
}

}  // namespace

void Prompter::say(std::string_view text) {
  fwrite(text.data(), 1, text.size(), questions_);
  fflush(questions_);
}

std::optional<std::string> Prompter::line() {
  std::string text;
  for (int byte = getc(answers_); byte != '\n'; byte = getc(answers_)) {
    if (byte == EOF) {
      if (text.empty()) return {};
      break;
    }
    if (text.size() < kAnswerBytesMax) text += static_cast<char>(byte);
  }
  const size_t begin = text.find_first_not_of(" \t\r");
  if (begin == std::string::npos) return "";
  return text.substr(begin, text.find_last_not_of(" \t\r") - begin + 1);
}

std::optional<std::string> Prompter::text(std::string_view question, std::string_view otherwise,
                                          const Check& mistake_in) {
  for (int attempt = 0; attempt < kAttemptsMax; attempt++) {
    say(otherwise.empty() ? fmt::format("{}: ", question) : fmt::format("{} [{}]: ", question, otherwise));
    const auto answer = line();
    if (!answer) return {};
    const std::string meant = answer->empty() ? std::string(otherwise) : *answer;
    const std::string mistake = mistake_in(meant);
    if (mistake.empty()) return meant;
    say("  " + mistake + "\n");
  }
  return {};
}

std::optional<std::string> Prompter::choice(std::string_view question, std::span<const std::string_view> choices,
                                            std::string_view otherwise) {
  return text(fmt::format("{} ({})", question, joined(choices)), otherwise, [&](const std::string& answer) {
    const bool is_choice = std::ranges::find(choices, answer) != choices.end();
    return is_choice ? std::string() : "one of " + joined(choices) + ", please";
  });
}

std::optional<bool> Prompter::yes_or_no(std::string_view question, bool otherwise) {
  constexpr std::string_view kChoices[] = {"yes", "no", "y", "n"};
  const auto answer =
      text(fmt::format("{} (yes, no)", question), otherwise ? "yes" : "no", [&](const std::string& given) {
        const bool is_choice = std::ranges::find(kChoices, given) != std::end(kChoices);
        return is_choice ? std::string() : std::string("yes or no, please");
      });
  if (!answer) return {};
  return answer->starts_with('y');
}

std::optional<std::vector<std::string>> Prompter::list(std::string_view question, const Check& mistake_in) {
  const auto answer = text(question, "", [&](const std::string& given) {
    for (const std::string& word : split(given)) {
      std::string mistake = mistake_in(word);
      if (!mistake.empty()) return mistake;
    }
    return std::string();
  });
  if (!answer) return {};
  return split(*answer);
}

}  // namespace bulkhead
