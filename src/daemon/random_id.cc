// UUIDs: 122 random bits in the usual 8-4-4-4-12 hexadecimal digits.

#include "daemon/random_id.h"

#include <sys/random.h>

#include <cassert>

namespace bulkhead {

std::string_view RandomIds::next() {
  if (used_ == bytes_.size()) {
    const ssize_t got = getrandom(bytes_.data(), bytes_.size(), 0);
    assert(got == static_cast<ssize_t>(bytes_.size()));
    static_cast<void>(got);
    used_ = 0;
  }
  uint8_t* id = &bytes_[used_];
  used_ += kIdBytes;
  id[6] = 0x40 | (id[6] & 0x0f);
  id[8] = 0x80 | (id[8] & 0x3f);
  size_t at = 0;
  for (size_t i = 0; i < kIdBytes; ++i) {
    if (i == 4 || i == 6 || i == 8 || i == 10) text_[at++] = '-';
    text_[at++] = "0123456789abcdef"[id[i] >> 4];
    text_[at++] = "0123456789abcdef"[id[i] & 0x0f];
  }
  return {text_.data(), text_.size()};
}

}  // namespace bulkhead
