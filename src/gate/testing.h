#pragma once
// For the tests of this folder: writes messages as the Docker daemon does.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rego/value/json.h"

namespace bulkhead::testing {

inline std::string encode_base64(std::string_view bytes) {
  constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string text;
  for (size_t i = 0; i < bytes.size(); i += 3) {
    unsigned bits = 0;
    for (size_t j = 0; j < 3; j++) {
      bits = bits << 8 | (i + j < bytes.size() ? static_cast<unsigned char>(bytes[i + j]) : 0u);
    }
    for (size_t j = 0; j < 4; j++) text += i + j > bytes.size() ? '=' : kDigits[bits >> (18 - 6 * j) & 63];
  }
  return text;
}

struct Message {
  std::string_view method = "POST";
  std::string_view target = "/v1.41/containers/create";
  std::string_view body = {};
  std::vector<std::pair<std::string_view, std::string_view>> headers = {};  // none: application/json where a body is
  std::string_view user = {};
  std::string_view auth_method = {};
  std::vector<std::string_view> certificates = {};  // PEM, the leaf first
};

inline std::string to_text(const Message& message) {
  std::string text = R"({"User":)";
  rego::write_json_string(text, message.user);
  text += R"(,"UserAuthNMethod":)";
  rego::write_json_string(text, message.auth_method);
  text += R"(,"RequestMethod":)";
  rego::write_json_string(text, message.method);
  text += R"(,"RequestUri":)";
  rego::write_json_string(text, message.target);
  if (!message.body.empty()) text += ",\"RequestBody\":\"" + encode_base64(message.body) + "\"";
  text += R"x(,"RequestHeaders":{"User-Agent":"Docker-Client/28.2.2 (linux)")x";
  auto headers = message.headers;
  if (headers.empty() && !message.body.empty()) headers = {{"Content-Type", "application/json"}};
  for (const auto& [name, value] : headers) {
    text += ',';
    rego::write_json_string(text, name);
    text += ':';
    rego::write_json_string(text, value);
  }
  text += '}';
  for (size_t i = 0; i < message.certificates.size(); i++) {
    text += i == 0 ? R"(,"RequestPeerCertificates":[")" : R"(",")";
    text += encode_base64(message.certificates[i]);
  }
  if (!message.certificates.empty()) text += "\"]";
  return text + "}\n";
}

}  // namespace bulkhead::testing
