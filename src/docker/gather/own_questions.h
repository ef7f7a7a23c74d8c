#pragma once
// OwnQuestions: how the gate knows its own questions when the daemon asks whether they are allowed. Each question
// carries a secret of 128 random bits that is good for one use, for one target. Without this a question would be
// decided by the policy, and deciding it would raise the question again.

#include <array>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <string_view>

namespace bulkhead {

class OwnQuestions {
 public:
  // The header that carries the secret.
  static constexpr std::string_view kHeader = "X-Bulkhead-Question";

  // A new secret for a GET of `target`, in hexadecimal digits.
  std::string issue(std::string_view target);
  // Whether this is a question under way; true once for each.
  bool take(std::string_view method, std::string_view target, std::string_view secret);
  // Ends a question. True if the daemon asked about it: the daemon that answered is the one that we guard.
  bool retire(const std::string& secret);

 private:
  struct Issued {
    std::string target;
    bool is_taken = false;
  };

  std::mutex mutex_;
  std::map<std::string, Issued, std::less<>> issued_;
};

}  // namespace bulkhead
