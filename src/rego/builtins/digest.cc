// The four digests have one frame: the text, a bit, zeros and the length make up whole blocks, and each block is mixed
// into the state. What differs is the size of words and blocks, the order of bytes and the mixing.

#include "rego/builtins/digest.h"

#include <bit>
#include <cmath>
#include <cstring>

namespace rego {
namespace {

using std::rotl;
using std::rotr;

// The first bits behind the point of roots of primes, from which the constants of SHA-2 are made, would need exact
// arithmetic; so they stand here as the standard lists them.
constexpr uint64_t kSha512Rounds[80] = {
    0x428a2f98d728ae22, 0x7137449123ef65cd, 0xb5c0fbcfec4d3b2f, 0xe9b5dba58189dbbc, 0x3956c25bf348b538,
    0x59f111f1b605d019, 0x923f82a4af194f9b, 0xab1c5ed5da6d8118, 0xd807aa98a3030242, 0x12835b0145706fbe,
    0x243185be4ee4b28c, 0x550c7dc3d5ffb4e2, 0x72be5d74f27b896f, 0x80deb1fe3b1696b1, 0x9bdc06a725c71235,
    0xc19bf174cf692694, 0xe49b69c19ef14ad2, 0xefbe4786384f25e3, 0x0fc19dc68b8cd5b5, 0x240ca1cc77ac9c65,
    0x2de92c6f592b0275, 0x4a7484aa6ea6e483, 0x5cb0a9dcbd41fbd4, 0x76f988da831153b5, 0x983e5152ee66dfab,
    0xa831c66d2db43210, 0xb00327c898fb213f, 0xbf597fc7beef0ee4, 0xc6e00bf33da88fc2, 0xd5a79147930aa725,
    0x06ca6351e003826f, 0x142929670a0e6e70, 0x27b70a8546d22ffc, 0x2e1b21385c26c926, 0x4d2c6dfc5ac42aed,
    0x53380d139d95b3df, 0x650a73548baf63de, 0x766a0abb3c77b2a8, 0x81c2c92e47edaee6, 0x92722c851482353b,
    0xa2bfe8a14cf10364, 0xa81a664bbc423001, 0xc24b8b70d0f89791, 0xc76c51a30654be30, 0xd192e819d6ef5218,
    0xd69906245565a910, 0xf40e35855771202a, 0x106aa07032bbd1b8, 0x19a4c116b8d2d0c8, 0x1e376c085141ab53,
    0x2748774cdf8eeb99, 0x34b0bcb5e19b48a8, 0x391c0cb3c5c95a63, 0x4ed8aa4ae3418acb, 0x5b9cca4f7763e373,
    0x682e6ff3d6b2b8a3, 0x748f82ee5defb2fc, 0x78a5636f43172f60, 0x84c87814a1f0ab72, 0x8cc702081a6439ec,
    0x90befffa23631e28, 0xa4506cebde82bde9, 0xbef9a3f7b2c67915, 0xc67178f2e372532b, 0xca273eceea26619c,
    0xd186b8c721c0c207, 0xeada7dd6cde0eb1e, 0xf57d4f7fee6ed178, 0x06f067aa72176fba, 0x0a637dc5a2c898a6,
    0x113f9804bef90dae, 0x1b710b35131c471b, 0x28db77f523047d84, 0x32caab7b40c72493, 0x3c9ebe0a15c9bebc,
    0x431d67c49c100d4c, 0x4cc5d4becb3e42b6, 0x597f299cfc657e2a, 0x5fcb6fab3ad6faec, 0x6c44198c4a475817};

// Words as they stand in a block. Little-endian only for MD5.
template <typename Word, std::endian kOrder>
struct Words {
  static Word load(const char* bytes) {
    Word word = 0;
    for (size_t i = 0; i < sizeof(Word); i++) {
      const size_t shift = (kOrder == std::endian::little ? i : sizeof(Word) - 1 - i) * 8;
      word |= static_cast<Word>(static_cast<uint8_t>(bytes[i])) << shift;
    }
    return word;
  }
  static void store(Word word, std::string& out) {
    for (size_t i = 0; i < sizeof(Word); i++) {
      const size_t shift = (kOrder == std::endian::little ? i : sizeof(Word) - 1 - i) * 8;
      out.push_back(static_cast<char>(word >> shift & 0xFF));
    }
  }
};

// The first 32 bits behind the point of the sines of 1 to 64.
const std::array<uint32_t, 64>& md5_sines() {
  static const std::array<uint32_t, 64> kSines = [] {
    std::array<uint32_t, 64> sines;
    for (size_t i = 0; i < sines.size(); i++) {
      sines[i] = static_cast<uint32_t>(std::floor(std::fabs(std::sin(static_cast<double>(i) + 1)) * 4294967296.0));
    }
    return sines;
  }();
  return kSines;
}

struct Md5 : Words<uint32_t, std::endian::little> {
  using Word = uint32_t;
  static constexpr size_t kBlockBytes = 64;
  static constexpr size_t kResultWords = 4;
  std::array<Word, 4> state{0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476};

  void mix(const char* block) {
    constexpr int kTurns[4][4] = {{7, 12, 17, 22}, {5, 9, 14, 20}, {4, 11, 16, 23}, {6, 10, 15, 21}};
    auto [a, b, c, d] = state;
    for (uint32_t i = 0; i < 64; i++) {
      const uint32_t round = i / 16;
      const Word f = round == 0   ? (b & c) | (~b & d)
                     : round == 1 ? (d & b) | (~d & c)
                     : round == 2 ? b ^ c ^ d
                                  : c ^ (b | ~d);
      const uint32_t word = round == 0 ? i : round == 1 ? (5 * i + 1) % 16 : round == 2 ? (3 * i + 5) % 16 : 7 * i % 16;
      const Word sum = a + f + md5_sines()[i] + load(block + word * 4);
      a = d;
      d = c;
      c = b;
      b += rotl(sum, kTurns[round][i % 4]);
    }
    state = {state[0] + a, state[1] + b, state[2] + c, state[3] + d};
  }
};

struct Sha1 : Words<uint32_t, std::endian::big> {
  using Word = uint32_t;
  static constexpr size_t kBlockBytes = 64;
  static constexpr size_t kResultWords = 5;
  std::array<Word, 5> state{0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0};

  void mix(const char* block) {
    Word words[80];
    for (size_t i = 0; i < 16; i++) words[i] = load(block + i * 4);
    for (size_t i = 16; i < 80; i++) {
      words[i] = rotl(words[i - 3] ^ words[i - 8] ^ words[i - 14] ^ words[i - 16], 1);
    }
    constexpr Word kRounds[] = {0x5a827999, 0x6ed9eba1, 0x8f1bbcdc, 0xca62c1d6};
    auto [a, b, c, d, e] = state;
    for (size_t i = 0; i < 80; i++) {
      const size_t round = i / 20;
      const Word f = round == 0 ? (b & c) | (~b & d) : round == 2 ? (b & c) | (b & d) | (c & d) : b ^ c ^ d;
      const Word sum = rotl(a, 5) + f + e + kRounds[round] + words[i];
      e = d;
      d = c;
      c = rotl(b, 30);
      b = a;
      a = sum;
    }
    state = {state[0] + a, state[1] + b, state[2] + c, state[3] + d, state[4] + e};
  }
};

// By how much the words are turned (the last one of each schedule triple is a shift).
struct Sha2Turns {
  int big_a[3], big_e[3], small_0[3], small_1[3];
};

template <typename WordType, size_t kRoundCount>
struct Sha2 : Words<WordType, std::endian::big> {
  using Word = WordType;
  static constexpr size_t kBlockBytes = sizeof(Word) * 16;
  static constexpr size_t kResultWords = 8;
  static constexpr bool kIsWide = sizeof(Word) == 8;
  static constexpr Sha2Turns kTurns = kIsWide ? Sha2Turns{{28, 34, 39}, {14, 18, 41}, {1, 8, 7}, {19, 61, 6}}
                                              : Sha2Turns{{2, 13, 22}, {6, 11, 25}, {7, 18, 3}, {17, 19, 10}};

  // The narrow digest begins with the upper halves of the wide one's constants.
  static constexpr Word narrow(uint64_t word) { return static_cast<Word>(kIsWide ? word : word >> 32); }

  std::array<Word, 8> state{narrow(0x6a09e667f3bcc908), narrow(0xbb67ae8584caa73b), narrow(0x3c6ef372fe94f82b),
                            narrow(0xa54ff53a5f1d36f1), narrow(0x510e527fade682d1), narrow(0x9b05688c2b3e6c1f),
                            narrow(0x1f83d9abfb41bd6b), narrow(0x5be0cd19137e2179)};

  static Word turned(Word word, const int (&by)[3]) {
    return rotr(word, by[0]) ^ rotr(word, by[1]) ^ rotr(word, by[2]);
  }
  static Word shifted(Word word, const int (&by)[3]) { return rotr(word, by[0]) ^ rotr(word, by[1]) ^ (word >> by[2]); }

  void mix(const char* block) {
    Word words[kRoundCount];
    for (size_t i = 0; i < 16; i++) words[i] = Sha2::load(block + i * sizeof(Word));
    for (size_t i = 16; i < kRoundCount; i++) {
      words[i] =
          words[i - 16] + shifted(words[i - 15], kTurns.small_0) + words[i - 7] + shifted(words[i - 2], kTurns.small_1);
    }
    auto [a, b, c, d, e, f, g, h] = state;
    for (size_t i = 0; i < kRoundCount; i++) {
      const Word first = h + turned(e, kTurns.big_e) + ((e & f) ^ (~e & g)) + narrow(kSha512Rounds[i]) + words[i];
      const Word second = turned(a, kTurns.big_a) + ((a & b) ^ (a & c) ^ (b & c));
      h = g;
      g = f;
      f = e;
      e = d + first;
      d = c;
      c = b;
      b = a;
      a = first + second;
    }
    const Word mixed[] = {a, b, c, d, e, f, g, h};
    for (size_t i = 0; i < 8; i++) state[i] += mixed[i];
  }
};

using Sha256 = Sha2<uint32_t, 64>;
using Sha512 = Sha2<uint64_t, 80>;

// SHA-512 from another start, cut short.
struct Sha384 : Sha512 {
  static constexpr size_t kResultWords = 6;

  Sha384() {
    state = {0xcbbb9d5dc1059ed8, 0x629a292a367cd507, 0x9159015a3070dd17, 0x152fecd8f70e5939,
             0x67332667ffc00b31, 0x8eb44a8768581511, 0xdb0c2e0d64f98fa7, 0x47b5481dbefa4fa4};
  }
};

template <typename Digest>
std::string run(std::string_view text) {
  Digest digest;
  const size_t whole = text.size() / Digest::kBlockBytes * Digest::kBlockBytes;
  for (size_t i = 0; i < whole; i += Digest::kBlockBytes) digest.mix(text.data() + i);
  // The rest, a bit, zeros, and the length in bits in two words.
  std::string end(text.substr(whole));
  end.push_back('\x80');
  const size_t length_bytes = sizeof(typename Digest::Word) * 2;
  while (end.size() % Digest::kBlockBytes != Digest::kBlockBytes - length_bytes) end.push_back('\0');
  end.append(length_bytes - 8, '\0');
  const uint64_t bits = uint64_t{text.size()} * 8;
  if constexpr (std::is_same_v<Digest, Md5>) {
    Words<uint64_t, std::endian::little>::store(bits, end);
  } else {
    Words<uint64_t, std::endian::big>::store(bits, end);
  }
  for (size_t i = 0; i < end.size(); i += Digest::kBlockBytes) digest.mix(end.data() + i);
  std::string out;
  for (size_t i = 0; i < Digest::kResultWords; i++) Digest::store(digest.state[i], out);
  return out;
}

size_t block_bytes(DigestKind kind) { return kind >= DigestKind::kSha384 ? Sha512::kBlockBytes : 64; }

}  // namespace

std::string digest(DigestKind kind, std::string_view text) {
  switch (kind) {
    case DigestKind::kMd5:
      return run<Md5>(text);
    case DigestKind::kSha1:
      return run<Sha1>(text);
    case DigestKind::kSha256:
      return run<Sha256>(text);
    case DigestKind::kSha384:
      return run<Sha384>(text);
    case DigestKind::kSha512:
      return run<Sha512>(text);
  }
  return {};
}

std::string hmac(DigestKind kind, std::string_view key, std::string_view text) {
  std::string padded = key.size() > block_bytes(kind) ? digest(kind, key) : std::string(key);
  padded.resize(block_bytes(kind), '\0');
  std::string inner;
  std::string outer;
  for (const char c : padded) {
    inner.push_back(static_cast<char>(c ^ 0x36));
    outer.push_back(static_cast<char>(c ^ 0x5C));
  }
  inner += text;
  outer += digest(kind, inner);
  return digest(kind, outer);
}

}  // namespace rego
