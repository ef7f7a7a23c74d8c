#include "rego/http/tls_files.h"

#include <fmt/format.h>

#include <cerrno>
#include <cstdlib>
#include <fstream>

#include "rego/http/system_error.h"

namespace rego {
namespace {

constexpr const char* kSystemCertificates = "/etc/ssl/certs/ca-certificates.crt";
constexpr std::streamsize kFileBytesMax = 16 << 20;

std::optional<std::string> read_file(const std::string& path, std::string& text) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return fmt::format("open {}: {}", path, system_error_text(errno));
  const std::streamsize before = static_cast<std::streamsize>(text.size());
  char block[4096];
  while (file.read(block, sizeof block) || file.gcount() > 0) {
    text.append(block, static_cast<size_t>(file.gcount()));
    if (static_cast<std::streamsize>(text.size()) - before > kFileBytesMax) return "too long: " + path;
  }
  if (!text.empty() && text.back() != '\n') text += '\n';
  return std::nullopt;
}

std::string variable(const std::string& name) {
  const char* value = getenv(name.c_str());
  return value ? value : "";
}

bool has_pem(std::string_view text, std::string_view kind) {
  const size_t begin = text.find("-----BEGIN ");
  return begin != text.npos && text.find(kind, begin) != text.npos;
}

// Texts may come with "\n" spelled out.
std::string with_line_ends(std::string_view text) {
  std::string out;
  for (size_t at; (at = text.find("\\n")) != text.npos; text.remove_prefix(at + 2))
    out.append(text.substr(0, at)) += '\n';
  return out.append(text).append("\n");
}

std::optional<std::string> gather_trusted(const HttpRequest& request, std::string& trusted) {
  const PemSources& sources = request.trusted;
  const bool has_own = !sources.text.empty() || !sources.file.empty() || !sources.variable.empty();
  if (!has_own) return std::nullopt;
  if (!sources.text.empty()) trusted += with_line_ends(sources.text);
  if (!sources.file.empty()) {
    if (auto problem = read_file(sources.file, trusted)) return problem;
  }
  if (!sources.variable.empty()) trusted += variable(sources.variable) + "\n";
  if (!has_pem(trusted, "CERTIFICATE-----")) return "could not append certificates";
  return request.trusts_system ? read_file(kSystemCertificates, trusted) : std::nullopt;
}

std::optional<std::string> check_pair(const TlsMaterial& material) {
  if (!has_pem(material.certificate, "CERTIFICATE-----"))
    return "tls: failed to find any PEM data in certificate input";
  if (has_pem(material.key, "KEY-----")) return std::nullopt;
  if (!has_pem(material.key, "CERTIFICATE-----")) return "tls: failed to find any PEM data in key input";
  return "tls: found a certificate rather than a key in the PEM for the private key";
}

}  // namespace

// Of several certificates of the client the one that was given as text comes first.
std::optional<std::string> gather_tls(const HttpRequest& request, TlsMaterial& material) {
  if (auto problem = gather_trusted(request, material.trusted)) return problem;
  const PemSources& certificate = request.certificate;
  const PemSources& key = request.key;
  if (!certificate.text.empty() && !key.text.empty()) {
    material.certificate = certificate.text;
    material.key = key.text;
    return check_pair(material);
  }
  if (!certificate.file.empty() && !key.file.empty()) {
    if (auto problem = read_file(certificate.file, material.certificate)) return problem;
    if (auto problem = read_file(key.file, material.key)) return problem;
    return check_pair(material);
  }
  if (certificate.variable.empty() || key.variable.empty()) return std::nullopt;
  material.certificate = variable(certificate.variable);
  material.key = variable(key.variable);
  const auto problem = check_pair(material);
  if (!problem) return std::nullopt;
  return fmt::format("cannot extract public/private key pair from envvars \"{}\", \"{}\": {}", certificate.variable,
                     key.variable, *problem);
}

}  // namespace rego
