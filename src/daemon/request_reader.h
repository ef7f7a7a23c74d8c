#pragma once
// RequestReader: HTTP/1.1 requests out of a stream of bytes, piece by piece. Beast's parser stands behind it, and only
// here. It does no I/O and asks nobody: the session decides between two feeds whether to go on.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace bulkhead {

struct RequestHead {
  std::string_view method;
  std::string_view target;
  std::optional<uint64_t> content_length;  // absent: chunked, or no body
  bool is_chunked = false;
  bool keeps_alive = false;
  bool expects_continue = false;
};

enum class BodyUse { kKeep, kDiscard };

class RequestReader {
 public:
  enum class Step {
    kMore,  // all bytes that could be used were; feed more behind what is left
    kHead,  // the head is complete: look at it, then go on feeding
    kDone,  // the message is complete
    kBad,   // this is not HTTP; nothing sensible can follow
  };

  RequestReader();
  ~RequestReader();
  RequestReader(const RequestReader&) = delete;
  RequestReader& operator=(const RequestReader&) = delete;

  // Begins a message.
  void start();
  // Takes bytes off the front.
  Step feed(std::string_view& bytes);

  // After kHead, until start().
  const RequestHead& head() const;
  // Before the first feed after kHead; without it the body is discarded.
  void set_body_use(BodyUse use);
  // What came of a kept body so far.
  std::string& body();
  // All bytes of the body so far, kept or not.
  uint64_t body_bytes() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace bulkhead
