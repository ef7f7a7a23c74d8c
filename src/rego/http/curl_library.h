#pragma once
// libcurl, opened when the first request is sent: linked in, it and the libraries that it drags along would take
// 10 MB and 8 ms from every start, also of programs that never send one.

#include <curl/curl.h>

namespace rego {

// Functions that are called through the library's address; the rest of libcurl is not used. The first two are macros
// with checks of their own where the compiler has them, so the names are put in parentheses.
#define REGO_CURL_FUNCTIONS(X) \
  X(curl_easy_setopt)          \
  X(curl_easy_getinfo)         \
  X(curl_easy_init)            \
  X(curl_easy_cleanup)         \
  X(curl_easy_perform)         \
  X(curl_easy_reset)           \
  X(curl_easy_strerror)        \
  X(curl_global_init)          \
  X(curl_slist_append)         \
  X(curl_slist_free_all)

struct CurlLibrary {
#define REGO_CURL_MEMBER(name) decltype(&(::name)) name##_ = nullptr;
  REGO_CURL_FUNCTIONS(REGO_CURL_MEMBER)
#undef REGO_CURL_MEMBER
};

// The library, or null when the machine has none; it stays open.
const CurlLibrary* curl_library();

}  // namespace rego
