// Answers are short and bounded, so a batch's answers fit into the pipe while its questions are written: neither side
// waits for the other.

#include "daemon_process.h"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace bulkhead::differential {
namespace {

constexpr uint32_t kNothing = UINT32_MAX;

void append_size(std::string& out, uint32_t size) {
  for (int shift = 0; shift < 32; shift += 8) out += static_cast<char>((size >> shift) & 0xFF);
}

void append_text(std::string& out, std::string_view text) {
  append_size(out, static_cast<uint32_t>(text.size()));
  out += text;
}

}  // namespace

DaemonProcess::DaemonProcess(const std::string& program) {
  int question_ends[2];
  int answer_ends[2];
  if (pipe2(question_ends, O_CLOEXEC) != 0) return;
  const base::UniqueFd child_in(question_ends[0]);
  questions_ = base::UniqueFd(question_ends[1]);
  if (pipe2(answer_ends, O_CLOEXEC) != 0) return;
  const base::UniqueFd child_out(answer_ends[1]);
  answers_ = base::UniqueFd(answer_ends[0]);
  process_ = fork();
  if (process_ == 0) {
    dup2(child_in.get(), STDIN_FILENO);
    dup2(child_out.get(), STDOUT_FILENO);
    execl(program.c_str(), program.c_str(), "compare", nullptr);
    _exit(127);
  }
}

DaemonProcess::~DaemonProcess() {
  questions_ = base::UniqueFd();  // its input ends, and so does it
  answers_ = base::UniqueFd();
  if (process_ > 0) waitpid(process_, nullptr, 0);
}

void DaemonProcess::ask(std::string_view route, std::string_view body, std::optional<std::string_view> canonical) {
  append_text(pending_, route);
  append_text(pending_, body);
  if (canonical) {
    append_text(pending_, *canonical);
  } else {
    append_size(pending_, kNothing);
  }
}

void DaemonProcess::send() {
  std::string_view rest = pending_;
  while (!rest.empty()) {
    const ssize_t written = write(questions_.get(), rest.data(), rest.size());
    if (written <= 0) break;  // answer() will say that it is gone
    rest.remove_prefix(static_cast<size_t>(written));
  }
  pending_.clear();
}

Answer DaemonProcess::answer() {
  Answer answer;
  char verdict;
  if (!read_bytes(&verdict, 1)) return answer;
  answer.verdict = static_cast<Verdict>(verdict);
  if (answer.verdict != Verdict::kOnlyDaemonRefuses && answer.verdict != Verdict::kDiffer) return answer;
  unsigned char size[4];
  if (!read_bytes(reinterpret_cast<char*>(size), sizeof(size))) return {};
  answer.words.resize(size[0] | size[1] << 8 | size[2] << 16 | static_cast<uint32_t>(size[3]) << 24);
  return read_bytes(answer.words.data(), answer.words.size()) ? answer : Answer();
}

bool DaemonProcess::read_bytes(char* out, size_t count) {
  while (count > 0) {
    if (buffered_.empty()) {
      const ssize_t taken = read(answers_.get(), buffer_, sizeof(buffer_));
      if (taken <= 0) return false;
      buffered_ = {buffer_, static_cast<size_t>(taken)};
    }
    const size_t part = buffered_.copy(out, count);
    buffered_.remove_prefix(part);
    out += part;
    count -= part;
  }
  return true;
}

}  // namespace bulkhead::differential
