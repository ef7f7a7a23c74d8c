// A map from secret to target. Its size is bounded by the questions under way. A look-up compares a prefix of a secret
// with others; what its time could tell is a few bits of 128 that are worthless after microseconds.

#include "docker/gather/own_questions.h"

#include <sys/random.h>

#include <cassert>

namespace bulkhead {
namespace {

constexpr size_t kSecretBytes = 16;

std::string new_secret() {
  std::array<uint8_t, kSecretBytes> bytes;
  const ssize_t got = getrandom(bytes.data(), bytes.size(), 0);
  assert(got == static_cast<ssize_t>(bytes.size()));
  static_cast<void>(got);
  std::string digits;
  for (const uint8_t byte : bytes) {
    digits += "0123456789abcdef"[byte >> 4];
    digits += "0123456789abcdef"[byte & 15];
  }
  return digits;
}

}  // namespace

std::string OwnQuestions::issue(std::string_view target) {
  std::string secret = new_secret();
  const std::lock_guard lock(mutex_);
  issued_.emplace(secret, Issued{std::string(target)});
  return secret;
}

bool OwnQuestions::take(std::string_view method, std::string_view target, std::string_view secret) {
  if (method != "GET" || secret.size() != 2 * kSecretBytes) return false;
  const std::lock_guard lock(mutex_);
  const auto found = issued_.find(secret);
  if (found == issued_.end() || found->second.is_taken || found->second.target != target) return false;
  found->second.is_taken = true;
  return true;
}

bool OwnQuestions::retire(const std::string& secret) {
  const std::lock_guard lock(mutex_);
  const auto found = issued_.find(secret);
  const bool was_taken = found != issued_.end() && found->second.is_taken;
  if (found != issued_.end()) issued_.erase(found);
  return was_taken;
}

}  // namespace bulkhead
