// Opening libcrypto. The names and types come from its own headers, so a function that changed does not compile.

#include "rego/builtins/openssl_library.h"

#include <dlfcn.h>

namespace rego {
namespace {

constexpr const char* kFileName = "libcrypto.so.3";

// False when the library lacks a function.
template <typename Function>
bool find_function(void* library, const char* name, Function& function) {
  function = reinterpret_cast<Function>(dlsym(library, name));
  return function != nullptr;
}

bool open_library(OpensslLibrary& functions) {
  void* library = dlopen(kFileName, RTLD_NOW | RTLD_LOCAL);
  if (!library) return false;
#define REGO_OPENSSL_FIND(name) &&find_function(library, #name, functions.name)
  return true REGO_OPENSSL_FUNCTIONS(REGO_OPENSSL_FIND);
#undef REGO_OPENSSL_FIND
}

}  // namespace

const OpensslLibrary* openssl_library() {
  struct Opened {
    OpensslLibrary functions;
    bool is_complete;
    Opened() : is_complete(open_library(functions)) {}
  };
  static const Opened kOpened;
  return kOpened.is_complete ? &kOpened.functions : nullptr;
}

}  // namespace rego
