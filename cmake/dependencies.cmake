# The libraries from Debian, each behind one target name. Static where Debian ships an archive: start-up time counts.

find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
find_package(GTest REQUIRED)

# bulkhead_archive(TARGET ARCHIVE NEEDED…): a static library by its file name, and what must be linked after it.
function(bulkhead_archive target archive)
  find_library(${target}_ARCHIVE NAMES ${archive} REQUIRED)
  add_library(${target} STATIC IMPORTED GLOBAL)
  set_target_properties(${target} PROPERTIES IMPORTED_LOCATION ${${target}_ARCHIVE})
  target_link_libraries(${target} INTERFACE ${ARGN})
endfunction()

bulkhead_archive(lib_gmp libgmp.a)
bulkhead_archive(lib_mpfr libmpfr.a lib_gmp)
bulkhead_archive(lib_re2 libre2.a Threads::Threads)
bulkhead_archive(lib_libyaml libyaml.a)
bulkhead_archive(lib_utf8proc libutf8proc.a)
bulkhead_archive(lib_sqlite libsqlite3.a Threads::Threads ${CMAKE_DL_LIBS} m)

# Debian ships these as shared libraries only; both are small and load in microseconds.
find_package(fmt REQUIRED)
add_library(lib_fmt ALIAS fmt::fmt)
pkg_check_modules(simdjson REQUIRED IMPORTED_TARGET simdjson)
add_library(lib_simdjson ALIAS PkgConfig::simdjson)

# Boost.Beast is headers; its HTTP parser is used by src/daemon/request_reader.cc alone.
find_package(Boost 1.74 REQUIRED)
add_library(lib_beast INTERFACE)
target_link_libraries(lib_beast INTERFACE Boost::headers Threads::Threads)

# CLI11 is a header, used by src/cli alone.
find_path(CLI11_INCLUDE_DIR CLI/CLI.hpp REQUIRED)
add_library(lib_cli11 INTERFACE)
target_include_directories(lib_cli11 SYSTEM INTERFACE ${CLI11_INCLUDE_DIR})

# libcurl's headers alone: the library is opened when the first request is sent (src/rego/http/curl_library.cc).
find_path(CURL_INCLUDE_DIR curl/curl.h REQUIRED)
add_library(lib_curl INTERFACE)
target_include_directories(lib_curl SYSTEM INTERFACE ${CURL_INCLUDE_DIR})
target_link_libraries(lib_curl INTERFACE ${CMAKE_DL_LIBS})

# OpenSSL's headers alone: libcrypto is opened when the first key is used (src/rego/builtins/openssl_library.cc).
find_path(OPENSSL_INCLUDE_DIR openssl/evp.h REQUIRED)
add_library(lib_openssl INTERFACE)
target_include_directories(lib_openssl SYSTEM INTERFACE ${OPENSSL_INCLUDE_DIR})
target_link_libraries(lib_openssl INTERFACE ${CMAKE_DL_LIBS})
