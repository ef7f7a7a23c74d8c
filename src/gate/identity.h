#pragma once
// Identity: who asks, by what the daemon proves and not by what a client says. Headers are never identity. With a
// client certificate the daemon sends the certificate along: its common name counts only where it is the user that the
// daemon names. Without one the caller came by the daemon's socket, and all who may open it are one person.

#include <array>
#include <memory>
#include <string>
#include <string_view>

#include "docker/api/refusal.h"
#include "gate/plugin_message.h"
#include "rego/value/value.h"

namespace bulkhead {

struct Identity {
  // input.identity: {"method": "TLS" or "", "cn": text or null, "dns": [text…], "fingerprint": text or null,
  // "socket": bool, "uid": null, "gid": null}. The fingerprint is the SHA-256 of the leaf's SubjectPublicKeyInfo in
  // lower-case hexadecimal digits; uid and gid are for sources that know the local user.
  rego::Value document;
  // Whom things belong to: "cn:NAME", "fingerprint:HEX" or "socket"; empty where nothing tells who asks.
  std::string_view owner;
};

class IdentityReader {
 public:
  IdentityReader();
  ~IdentityReader();
  IdentityReader(const IdentityReader&) = delete;
  IdentityReader& operator=(const IdentityReader&) = delete;

  // Lives until the next read. A certificate that was read a moment ago is not read again, nothing is allocated then.
  // Code: identity, where what the daemon sent cannot be read with certainty.
  Decoded<Identity> read(const PluginMessage& message);

 private:
  struct Known;
  static constexpr size_t kKnownMax = 16;

  Decoded<Identity> read_certificate(std::string_view user, std::string_view certificate);

  base::Arena arena_;
  Identity socket_;
  Identity nobody_;  // TLS without a certificate in the message
  std::array<std::unique_ptr<Known>, kKnownMax> known_;
  size_t next_ = 0;  // the place that the next new certificate takes
};

}  // namespace bulkhead
