#pragma once
// DaemonProcess: the Go program that decodes with one daemon's types (tools/docker-types), asked over pipes. The form
// of questions and answers stands in its reflected/serve.go.

#include <sys/types.h>

#include <optional>
#include <string>
#include <string_view>

#include "base/unique_fd.h"

namespace bulkhead::differential {

enum class Verdict : unsigned char {
  kEqual,
  kBothRefuse,
  kOnlyWeRefuse,
  kOnlyDaemonRefuses,
  kDiffer,
  kUnknownRoute,
  kGone,  // the process answers no more
};

struct Answer {
  Verdict verdict = Verdict::kGone;
  std::string words;
};

class DaemonProcess {
 public:
  explicit DaemonProcess(const std::string& program);
  ~DaemonProcess();
  DaemonProcess(const DaemonProcess&) = delete;
  DaemonProcess& operator=(const DaemonProcess&) = delete;

  // Collects a question; `canonical` is none where the body was refused.
  void ask(std::string_view route, std::string_view body, std::optional<std::string_view> canonical);
  // Sends what was collected. Then answer() is to be called once a question.
  void send();
  Answer answer();

 private:
  bool read_bytes(char* out, size_t count);

  pid_t process_ = -1;
  base::UniqueFd questions_;
  base::UniqueFd answers_;
  std::string pending_;
  char buffer_[4096];
  std::string_view buffered_;  // what of `buffer_` was not taken yet
};

}  // namespace bulkhead::differential
