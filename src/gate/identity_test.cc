// Who asks, by certificates that openssl made; their fingerprints are what
// `openssl x509 -pubkey -noout | openssl pkey -pubin -outform DER | sha256sum` says.

#include "gate/identity.h"

#include <gtest/gtest.h>

#include "gate/testing.h"
#include "rego/value/json.h"

namespace bulkhead {
namespace {

using testing::Message;

// CN=alice; DNS:alice.example, DNS:ci.example.
constexpr std::string_view kAlice =
    "-----BEGIN CERTIFICATE-----\n"
    "MIIBnjCCAUOgAwIBAgIULOAsuIn3rZr+SGQUIMGNlxURiucwCgYIKoZIzj0EAwIw\n"
    "EDEOMAwGA1UEAwwFYWxpY2UwIBcNMjYxMTIyMjE1OTUyWhgPMjEyNjEwMjkyMTU5\n"
    "NTJaMBAxDjAMBgNVBAMMBWFsaWNlMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE\n"
    "21I90Eoh1FrcXEhbdprmbUBa3ZQwHBYij8aczgcBJaHUg7ctgDOim4O9KDJw5Lol\n"
    "0pmKq6dfrZPtIyMphqRUNaN5MHcwHQYDVR0OBBYEFCebCz8Agvd56cqsPpRQGMRX\n"
    "1aYHMB8GA1UdIwQYMBaAFCebCz8Agvd56cqsPpRQGMRX1aYHMA8GA1UdEwEB/wQF\n"
    "MAMBAf8wJAYDVR0RBB0wG4INYWxpY2UuZXhhbXBsZYIKY2kuZXhhbXBsZTAKBggq\n"
    "hkjOPQQDAgNJADBGAiEAsLHZ/m1ti1oksddpbqSwH3JK1q1Rj6/8WJ71IQH8RagC\n"
    "IQDKLW99AZTn00VzWBiqz2tdNsjRLxH7YUNLvU23xTajxQ==\n"
    "-----END CERTIFICATE-----\n";
constexpr std::string_view kAliceFingerprint = "dc38605e583109bde32468ea32e888813dac9c36ac1f1fb23278bedd2ed8cd2d";
// O=nobody, and no common name.
constexpr std::string_view kNameless =
    "-----BEGIN CERTIFICATE-----\n"
    "MIIBeTCCAR+gAwIBAgIUAkTqELnI+/TowBagQwCNgX/GYiYwCgYIKoZIzj0EAwIw\n"
    "ETEPMA0GA1UECgwGbm9ib2R5MCAXDTI2MTEyMjIxNTk1MloYDzIxMjYxMDI5MjE1\n"
    "OTUyWjARMQ8wDQYDVQQKDAZub2JvZHkwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNC\n"
    "AARDD50/xo0y9LSItR/CTKSpAoscIBRr/ibGrSqAeCTQJjbtEeUc2MZzSJe82kyC\n"
    "ncfSrTyprW37WuhXq4EhxZL+o1MwUTAdBgNVHQ4EFgQU+mDdgWk63/pvwy5hmr9b\n"
    "rOTXlBUwHwYDVR0jBBgwFoAU+mDdgWk63/pvwy5hmr9brOTXlBUwDwYDVR0TAQH/\n"
    "BAUwAwEB/zAKBggqhkjOPQQDAgNIADBFAiEAqHiG3Tayjx4GrWOUJjXJtVd3dsj2\n"
    "BDaGGYBz7kdNT8MCIA6DzU27JJn4uFx1phTBnqbwJkeRkHQWPLSrMQcU5EvJ\n"
    "-----END CERTIFICATE-----\n";
// CN=first, CN=last: Go, and so the daemon, takes the last one.
constexpr std::string_view kTwoNames =
    "-----BEGIN CERTIFICATE-----\n"
    "MIIBljCCATugAwIBAgIUcQ3JSMELEq44xyxbCh77upRPvx8wCgYIKoZIzj0EAwIw\n"
    "HzEOMAwGA1UEAwwFZmlyc3QxDTALBgNVBAMMBGxhc3QwIBcNMjYxMTIyMjE1OTUy\n"
    "WhgPMjEyNjEwMjkyMTU5NTJaMB8xDjAMBgNVBAMMBWZpcnN0MQ0wCwYDVQQDDARs\n"
    "YXN0MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEQ0L9FohVz/Pnkd2etR3i3xqB\n"
    "cnWRC/8g5rrWmPuteLUiAKAO96hYV2oIqhDlcFXBV5a0ycE+2wNV9s3NTqspDaNT\n"
    "MFEwHQYDVR0OBBYEFKv6F5OJMg46UuktxGxRwVDL7uh4MB8GA1UdIwQYMBaAFKv6\n"
    "F5OJMg46UuktxGxRwVDL7uh4MA8GA1UdEwEB/wQFMAMBAf8wCgYIKoZIzj0EAwID\n"
    "SQAwRgIhAOg+NF0gb5d+sLPjbdhdPs11fosF25b//OCXbdgGEyudAiEArQXTU3BG\n"
    "AUMKxhjpx+pMvFIdJpr2/hwYAm4bL7lqrMg=\n"
    "-----END CERTIFICATE-----\n";

class IdentityTest : public ::testing::Test {
 protected:
  // "owner document", or the refusal's sentence.
  std::string read(const Message& message) {
    base::Arena arena;
    const auto read = messages_.read(arena, testing::to_text(message));
    if (!read) return read.error().sentence;
    const auto identity = identities_.read(*read);
    if (!identity) return std::string(identity.error().code) + ": " + identity.error().sentence;
    return std::string(identity->owner) + " " + rego::to_json(identity->document);
  }
  std::string read_tls(std::string_view user, std::vector<std::string_view> certificates) {
    return read({.user = user, .auth_method = "TLS", .certificates = std::move(certificates)});
  }

  PluginMessageReader messages_;
  IdentityReader identities_;
};

std::string document(std::string_view method, std::string_view cn, std::string_view dns, std::string_view fingerprint,
                     std::string_view socket) {
  return R"({"cn":)" + std::string(cn) + R"(,"dns":)" + std::string(dns) + R"(,"fingerprint":)" +
         std::string(fingerprint) + R"(,"gid":null,"method":")" + std::string(method) + R"(","socket":)" +
         std::string(socket) + R"(,"uid":null})";
}

const std::string kAliceDocument = document("TLS", R"("alice")", R"(["alice.example","ci.example"])",
                                            "\"" + std::string(kAliceFingerprint) + "\"", "false");

TEST_F(IdentityTest, WithoutACertificateItIsWhoeverOpensTheSocket) {
  EXPECT_EQ(read({}), "socket " + document("", "null", "[]", "null", "true"));
}

TEST_F(IdentityTest, HeadersAreNoIdentity) {
  EXPECT_EQ(read({.headers = {{"Authz-User", "alice"}, {"X-Forwarded-User", "alice"}, {"User", "alice"}}}),
            "socket " + document("", "null", "[]", "null", "true"));
}

TEST_F(IdentityTest, AClientCertificateTellsNameDnsNamesAndKey) {
  EXPECT_EQ(read_tls("alice", {kAlice}), "cn:alice " + kAliceDocument);
}

TEST_F(IdentityTest, OnlyTheLeafCounts) {
  EXPECT_EQ(read_tls("alice", {kAlice, kTwoNames, "no certificate"}), "cn:alice " + kAliceDocument);
}

TEST_F(IdentityTest, ANameThatTheCertificateDoesNotHaveIsNoName) {
  const std::string nameless = document("TLS", "null", R"(["alice.example","ci.example"])",
                                        "\"" + std::string(kAliceFingerprint) + "\"", "false");
  const std::string owner = "fingerprint:" + std::string(kAliceFingerprint) + " ";
  EXPECT_EQ(read_tls("alice", {kAlice}), "cn:alice " + kAliceDocument);
  EXPECT_EQ(read_tls("bob", {kAlice}), owner + nameless);
  EXPECT_EQ(read_tls("Alice", {kAlice}), owner + nameless);
  EXPECT_EQ(read_tls("", {kAlice}), owner + nameless);
  EXPECT_EQ(read_tls("alice", {kAlice}), "cn:alice " + kAliceDocument);
}

TEST_F(IdentityTest, ANameWithoutACertificateInTheMessageIsNobody) {
  EXPECT_EQ(read_tls("alice", {}), " " + document("TLS", "null", "[]", "null", "false"));
}

TEST_F(IdentityTest, ACertificateWithoutANameIsItsKey) {
  const std::string fingerprint = "766fdaeb6a23bc6a757bc8d6d849ddc7f74173f29bc8f9e797388994e4c8f207";
  EXPECT_EQ(read_tls("", {kNameless}),
            "fingerprint:" + fingerprint + " " + document("TLS", "null", "[]", "\"" + fingerprint + "\"", "false"));
}

TEST_F(IdentityTest, OfSeveralNamesTheDaemonTakesTheLast) {
  EXPECT_TRUE(read_tls("last", {kTwoNames}).starts_with("cn:last "));
  EXPECT_TRUE(read_tls("first", {kTwoNames}).starts_with("fingerprint:"));
}

TEST_F(IdentityTest, AUserWithoutAMethodIsRefused) {
  const std::string_view want =
      "identity: the Docker daemon names a user or a certificate without saying how it knows them";
  EXPECT_EQ(read({.user = "alice"}), want);
  EXPECT_EQ(read({.certificates = {kAlice}}), want);
}

TEST_F(IdentityTest, AnotherMethodIsRefused) {
  EXPECT_EQ(read({.user = "alice", .auth_method = "tls", .certificates = {kAlice}}),
            "identity: the Docker daemon knows the caller by \"tls\"; only TLS client certificates are known here");
}

TEST_F(IdentityTest, WhatIsNoCertificateIsRefused) {
  const std::string begin = "identity: the client certificate that the Docker daemon sent ";
  EXPECT_EQ(read_tls("alice", {"alice"}), begin + "is no PEM block of a certificate");
  EXPECT_EQ(read_tls("alice", {"-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n"}),
            begin + "is no PEM block of a certificate");
  EXPECT_EQ(read_tls("alice", {"-----BEGIN CERTIFICATE-----\nMAA=\n-----END CERTIFICATE-----\n"}),
            begin + "cannot be read: \"x509: malformed tbs certificate\"");
  const std::string large(40 << 10, 'A');
  EXPECT_EQ(read_tls("alice", {large}), begin + "is larger than 32 KiB; use a smaller one");
}

TEST_F(IdentityTest, EveryCutOfACertificateIsRefused) {
  for (size_t size = 0; size < kAlice.size() - 1; size++) {
    EXPECT_TRUE(read_tls("alice", {kAlice.substr(0, size)}).starts_with("identity: ")) << size;
  }
}

// A byte of the text changed: nothing is read as alice but what has her name, and never with her key where that is what
// changed.
TEST_F(IdentityTest, ChangedBytesNeverCrashTheReader) {
  for (size_t place = 28; place + 28 < kAlice.size(); place++) {
    std::string changed(kAlice);
    changed[place] = changed[place] == 'A' ? 'B' : 'A';
    const std::string said = read_tls("alice", {changed});
    EXPECT_TRUE(said.starts_with("identity: ") || said.starts_with("cn:alice ") || said.starts_with("fingerprint:"))
        << place << ": " << said;
  }
}

TEST_F(IdentityTest, ManyUsersAreToldApart) {
  for (int round = 0; round < 3; round++) {
    for (int i = 0; i < 20; i++) read_tls("user" + std::to_string(i), {kAlice});
    EXPECT_EQ(read_tls("alice", {kAlice}), "cn:alice " + kAliceDocument);
    EXPECT_TRUE(read_tls("last", {kTwoNames}).starts_with("cn:last "));
  }
}

}  // namespace
}  // namespace bulkhead
