// The daemon sends each certificate as PEM text in base64, the leaf first; it has verified the chain, so only what the
// leaf says is read here, by the reader that reads as Go does. A certificate is immutable: what was read is kept by its
// very text together with the user that the daemon named, so that a stranger's entry can never answer for another.

#include "gate/identity.h"

#include "gate/base64.h"
#include "rego/builtins/digest.h"
#include "rego/builtins/pem.h"
#include "rego/builtins/x509_certificate.h"
#include "rego/value/builders.h"

namespace bulkhead {
namespace {

using rego::Value;

constexpr std::string_view kTls = "TLS";
constexpr size_t kCertificateBytesMax = 32 << 10;  // of the leaf as the message carries it
constexpr size_t kDnsNamesMax = 256;

// What a leaf says of its holder.
struct Leaf {
  std::string common_name;
  std::vector<std::string> dns;
  std::string fingerprint;
};

Refusal unreadable(std::string sentence) {
  return {"identity", "the client certificate that the Docker daemon sent " + std::move(sentence)};
}

// As Go has it: of several, the last one.
std::string common_name_of(const rego::DistinguishedName& subject) {
  static const rego::ObjectId kCommonName = {2, 5, 4, 3};
  std::string name;
  for (const rego::NameAttribute& attribute : subject) {
    if (attribute.type == kCommonName) name = attribute.value;
  }
  return name;
}

std::string hexadecimal(std::string_view bytes) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text;
  for (const char byte : bytes) {
    text += kDigits[static_cast<uint8_t>(byte) >> 4];
    text += kDigits[static_cast<uint8_t>(byte) & 15];
  }
  return text;
}

Decoded<Leaf> read_leaf(std::string_view encoded) {
  if (encoded.size() > kCertificateBytesMax) {
    return unreadable("is larger than " + std::to_string(kCertificateBytesMax / 1024) + " KiB; use a smaller one");
  }
  std::string pem;
  if (!decode_base64(encoded, pem)) return unreadable("is not base64");
  const auto block = rego::find_pem(pem);
  if (!block || block->type != "CERTIFICATE") return unreadable("is no PEM block of a certificate");
  const rego::Certificate certificate = rego::read_certificate(block->bytes);
  if (!certificate.problem.empty()) return unreadable("cannot be read: " + quoted(certificate.problem));
  if (certificate.raw.size() != block->bytes.size()) return unreadable("has bytes behind its end");
  Leaf leaf;
  leaf.common_name = common_name_of(certificate.subject);
  if (certificate.names) leaf.dns.assign(certificate.names->dns.begin(), certificate.names->dns.end());
  if (leaf.dns.size() > kDnsNamesMax) {
    return unreadable("has more than " + std::to_string(kDnsNamesMax) + " DNS names");
  }
  leaf.fingerprint = hexadecimal(rego::digest(rego::DigestKind::kSha256, certificate.raw_spki));
  return leaf;
}

// Empty texts are null.
Value text_or_null(base::Arena& arena, std::string_view text) {
  return text.empty() ? Value::null() : Value::string(arena, text);
}

enum class Socket { kNo, kYes };

Value document_of(base::Arena& arena, std::string_view method, std::string_view name, const Leaf& leaf, Socket socket) {
  rego::ArrayBuilder dns(arena);
  for (const std::string& entry : leaf.dns) dns.add(Value::string(arena, entry));
  rego::ObjectBuilder object(arena);
  object.add(Value::string(arena, "method"), Value::string(arena, method));
  object.add(Value::string(arena, "cn"), text_or_null(arena, name));
  object.add(Value::string(arena, "dns"), dns.finish());
  object.add(Value::string(arena, "fingerprint"), text_or_null(arena, leaf.fingerprint));
  object.add(Value::string(arena, "socket"), Value::boolean(socket == Socket::kYes));
  object.add(Value::string(arena, "uid"), Value::null());
  object.add(Value::string(arena, "gid"), Value::null());
  return object.finish();
}

}  // namespace

struct IdentityReader::Known {
  std::string user;
  std::string certificate;
  base::Arena arena{1024};
  Identity identity;
};

IdentityReader::IdentityReader()
    : socket_{document_of(arena_, "", "", {}, Socket::kYes), "socket"},
      nobody_{document_of(arena_, kTls, "", {}, Socket::kNo), ""} {}

IdentityReader::~IdentityReader() = default;

Decoded<Identity> IdentityReader::read(const PluginMessage& message) {
  const Value& certificates = message.peer_certificates;
  const bool has_certificate = certificates.is_array() && !certificates.items().empty();
  if (message.auth_method.empty()) {
    if (message.user.empty() && !has_certificate) return socket_;
    return Refusal{"identity", "the Docker daemon names a user or a certificate without saying how it knows them"};
  }
  if (message.auth_method != kTls) {
    return Refusal{"identity", "the Docker daemon knows the caller by " + quoted(message.auth_method) +
                                   "; only TLS client certificates are known here"};
  }
  if (!has_certificate) return nobody_;
  const Value& leaf = certificates.items()[0];
  if (!leaf.is_string()) return unreadable("is no text");
  return read_certificate(message.user, leaf.as_string());
}

Decoded<Identity> IdentityReader::read_certificate(std::string_view user, std::string_view certificate) {
  for (const auto& known : known_) {
    if (known && known->certificate == certificate && known->user == user) return known->identity;
  }
  Decoded<Leaf> leaf = read_leaf(certificate);
  if (!leaf) return leaf.take_error();
  auto known = std::make_unique<Known>();
  known->user = user;
  known->certificate = certificate;
  const bool is_named = !user.empty() && leaf->common_name == user;
  const std::string_view name = is_named ? user : std::string_view();
  known->identity.document = document_of(known->arena, kTls, name, *leaf, Socket::kNo);
  const std::string owner = is_named ? "cn:" + std::string(name) : "fingerprint:" + leaf->fingerprint;
  known->identity.owner = known->arena.copy(owner);
  const Identity identity = known->identity;
  known_[next_] = std::move(known);
  next_ = (next_ + 1) % kKnownMax;
  return identity;
}

}  // namespace bulkhead
