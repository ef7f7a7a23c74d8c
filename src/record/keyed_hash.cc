// SipHash-2-4 as its authors describe it (Aumasson, Bernstein: "SipHash: a fast short-input PRF").

#include "record/keyed_hash.h"

#include <sys/random.h>

#include <bit>
#include <cassert>
#include <cstring>

namespace bulkhead {
namespace {

struct State {
  uint64_t v0, v1, v2, v3;

  void round() {
    v0 += v1;
    v2 += v3;
    v1 = std::rotl(v1, 13) ^ v0;
    v3 = std::rotl(v3, 16) ^ v2;
    v0 = std::rotl(v0, 32);
    v2 += v1;
    v0 += v3;
    v1 = std::rotl(v1, 17) ^ v2;
    v3 = std::rotl(v3, 21) ^ v0;
    v2 = std::rotl(v2, 32);
  }
  void take(uint64_t word) {
    v3 ^= word;
    round();
    round();
    v0 ^= word;
  }
};

}  // namespace

HashKey HashKey::random() {
  HashKey key;
  const ssize_t got = getrandom(&key, sizeof key, 0);
  assert(got == static_cast<ssize_t>(sizeof key));
  static_cast<void>(got);
  return key;
}

uint64_t keyed_hash(const HashKey& key, std::string_view text) {
  State state{key.first ^ 0x736f6d6570736575, key.second ^ 0x646f72616e646f6d, key.first ^ 0x6c7967656e657261,
              key.second ^ 0x7465646279746573};
  const uint64_t length = text.size();
  for (; text.size() >= 8; text.remove_prefix(8)) {
    uint64_t word;
    memcpy(&word, text.data(), sizeof word);
    state.take(word);
  }
  uint64_t last = length << 56;
  memcpy(&last, text.data(), text.size());
  state.take(last);
  state.v2 ^= 0xff;
  for (int i = 0; i < 4; ++i) state.round();
  return state.v0 ^ state.v1 ^ state.v2 ^ state.v3;
}

}  // namespace bulkhead
