// Kinds and their routes, in one table. Slashes stay slashes: names of images and plugins have them, and the routes
// take them.

#include "docker/gather/question.h"

#include <cstddef>
#include <string_view>

namespace bulkhead {
namespace {

constexpr size_t kSubjectBytesMax = 4096;

struct Route {
  std::string_view before;
  std::string_view after;
  bool has_subject;
};

// In the order of QuestionKind.
constexpr Route kRoutes[] = {
    {"/containers/", "/json", true}, {"/volumes/", "", true},
    {"/images/", "/json", true},     {"/exec/", "/json", true},
    {"/networks/", "", true},        {"/services/", "", true},
    {"/plugins/", "/json", true},    {"/info", "", false},
    {"/version", "", false},         {"/containers/json?all=1", "", false},
    {"/volumes", "", false},         {"/networks", "", false},
};

constexpr bool is_plain(unsigned char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9') || byte == '-' ||
         byte == '_' || byte == '.' || byte == ':' || byte == '@' || byte == '/';
}

// Segments that a router cleans: "", "." and "..".
bool has_unclean_segment(std::string_view subject) {
  while (true) {
    const size_t slash = subject.find('/');
    const std::string_view segment = subject.substr(0, slash);
    if (segment.empty() || segment == "." || segment == "..") return true;
    if (slash == std::string_view::npos) return false;
    subject.remove_prefix(slash + 1);
  }
}

}  // namespace

std::string target_of(const Question& question) {
  const Route& route = kRoutes[static_cast<size_t>(question.kind)];
  std::string target(route.before);
  for (const unsigned char byte : question.subject) {
    if (is_plain(byte)) {
      target += static_cast<char>(byte);
    } else {
      target += '%';
      target += "0123456789ABCDEF"[byte >> 4];
      target += "0123456789ABCDEF"[byte & 15];
    }
  }
  target += route.after;
  return target;
}

bool can_be_asked(const Question& question) {
  if (question.subject.size() > kSubjectBytesMax) return false;
  if (question.kind == QuestionKind::kHostPath || question.kind == QuestionKind::kOwnPath) return true;
  const Route& route = kRoutes[static_cast<size_t>(question.kind)];
  if (!route.has_subject) return question.subject.empty();
  return !has_unclean_segment(question.subject);
}

}  // namespace bulkhead
