#pragma once
// Result<T>: an expected failure is a value. A function that can fail for reasons outside the program (a bad file, a
// hostile message, a full disk) returns Result and the caller must look; broken invariants assert instead.

#include <cassert>
#include <optional>
#include <string>
#include <utility>
#include <variant>

namespace base {

// What went wrong, for people: `code` is a stable machine-readable word ("io_error"), `message` says what was found and
// what was expected, `place` says where ("policy.rego:3:7", a path, a JSON pointer) and may be empty.
struct Error {
  std::string code;
  std::string message;
  std::string place;

  // "place: code: message", without the empty parts.
  std::string to_string() const;
};

struct Ok {};

template <typename T, typename E = Error>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  Result(E error) : state_(std::in_place_index<1>, std::move(error)) {}

  bool ok() const { return state_.index() == 0; }
  explicit operator bool() const { return ok(); }

  // The value; only when ok().
  T& operator*() & { return *checked(); }
  const T& operator*() const& { return *const_cast<Result*>(this)->checked(); }
  T&& operator*() && { return std::move(*checked()); }
  T* operator->() { return checked(); }
  const T* operator->() const { return const_cast<Result*>(this)->checked(); }

  // The error; only when !ok().
  const E& error() const& {
    assert(!ok());
    return *std::get_if<1>(&state_);
  }
  E&& take_error() {
    assert(!ok());
    return std::move(*std::get_if<1>(&state_));
  }

 private:
  T* checked() {
    assert(ok());
    return std::get_if<0>(&state_);
  }

  std::variant<T, E> state_;
};

using Status = Result<Ok>;

}  // namespace base
