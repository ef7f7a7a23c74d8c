// Opening libcurl. The names and types come from its own headers, so a function that changed does not compile.

#include "rego/http/curl_library.h"

#include <dlfcn.h>

namespace rego {
namespace {

// OpenSSL's flavour: certificates and keys are given as it takes them.
constexpr const char* kFileName = "libcurl.so.4";

// False when the library lacks a function.
template <typename Function>
bool find_function(void* library, const char* name, Function& function) {
  function = reinterpret_cast<Function>(dlsym(library, name));
  return function != nullptr;
}

bool open_library(CurlLibrary& functions) {
  void* library = dlopen(kFileName, RTLD_NOW | RTLD_LOCAL);
  if (!library) return false;
#define REGO_CURL_FIND(name) &&find_function(library, #name, functions.name##_)
  const bool is_complete = true REGO_CURL_FUNCTIONS(REGO_CURL_FIND);
#undef REGO_CURL_FIND
  return is_complete && functions.curl_global_init_(CURL_GLOBAL_DEFAULT) == CURLE_OK;
}

}  // namespace

const CurlLibrary* curl_library() {
  struct Opened {
    CurlLibrary functions;
    bool is_complete;
    Opened() : is_complete(open_library(functions)) {}
  };
  static const Opened kOpened;
  return kOpened.is_complete ? &kOpened.functions : nullptr;
}

}  // namespace rego
