#include "target_generator.h"

#include "docker/api/parameters.h"

namespace bulkhead::differential {
namespace {

constexpr std::string_view kOrigins[] = {"",    "",      "", "", "", "", "", "", "http://h", "http:", "HTTP://u:p@h:1",
                                         "//h", "x+y://"};
constexpr std::string_view kVersions[] = {"",
                                          "",
                                          "/v1.41",
                                          "/v1.24",
                                          "/v1.47.0.0",
                                          "/v01.041",
                                          "/v1..4",
                                          "/v.",
                                          "/v1.12.9",
                                          "/v1",
                                          "/v99999999999999999999.1",
                                          "/v",
                                          "/v1.4a",
                                          "/V1.41",
                                          "/v%31.41",
                                          "/v1.41/v1.41"};
constexpr std::string_view kSegments[] = {
    "a",   "web-1", "a/b", "a%2Fb", "%00",    "%0A", "%0a",    "json", "start", "..",  ".",   "%2e", "",  "%2F", "~",
    "a:b", "a@b",   "%zz", "%",     "%C3%A9", "%FF", "create", "a+b",  "a=b",   "a;b", "%3F", "%23", "é", "a b"};
constexpr std::string_view kValues[] = {"1",   "0", "true",   "a",   "a+b", "a%20b", "%41", "",    "a=b",
                                        "%zz", "%", "%C3%A9", "%FF", "a;b", "[]",    "{}",  "%26", "a#b"};

}  // namespace

std::string TargetGenerator::write(const Route& route) {
  std::string target(random_.one_of(kOrigins));
  std::string rest = std::string(random_.one_of(kVersions)) + path(route.pattern);
  if (random_.once_in(6)) escape_some(rest);
  if (random_.once_in(40)) rest.insert(random_.below(rest.size() + 1), "/");
  target += rest + query();
  if (random_.once_in(60)) target += "#a=b";
  if (random_.once_in(30)) target[random_.below(target.size())] = "%/?#;&=. \t"[random_.below(10)];
  return target;
}

std::string TargetGenerator::path(std::string_view pattern) {
  std::string path;
  while (!pattern.empty()) {
    const size_t brace = std::min(pattern.find('{'), pattern.size());
    path += pattern.substr(0, brace);
    pattern.remove_prefix(brace);
    if (pattern.empty()) break;
    path += segment();
    pattern.remove_prefix(pattern.find('}') + 1);
  }
  return path;
}

std::string TargetGenerator::segment() {
  return std::string(random_.once_in(3) ? random_.one_of(kSegments) : std::string_view("abc"));
}

std::string TargetGenerator::query() {
  std::string query;
  const auto parameters = all_parameters();
  for (size_t count = random_.below(5); count > 0; count--) {
    query += query.empty() ? '?' : random_.once_in(20) ? ';' : '&';
    query += random_.once_in(4) ? random_.one_of(kValues) : parameters[random_.below(parameters.size())].name;
    if (!random_.once_in(10)) query += "=" + std::string(random_.one_of(kValues));
  }
  return query;
}

// Some bytes in their escapes: the same path to who decodes it.
void TargetGenerator::escape_some(std::string& text) {
  constexpr char kDigits[] = "0123456789abcdef";
  std::string out;
  for (const char byte : text) {
    const auto bits = static_cast<unsigned char>(byte);
    if (byte != '%' && random_.once_in(8)) {
      out += {'%', kDigits[bits >> 4], kDigits[bits & 15]};
    } else {
      out += byte;
    }
  }
  text = out;
}

}  // namespace bulkhead::differential
