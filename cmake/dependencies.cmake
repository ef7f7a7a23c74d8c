# The libraries from Debian, each behind one target name. Static where Debian ships an archive: start-up time counts.

find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
find_package(GTest REQUIRED)

# bulkhead_archive(TARGET ARCHIVE): an imported static library by its file name.
function(bulkhead_archive target archive)
  find_library(${target}_ARCHIVE NAMES ${archive} REQUIRED)
  add_library(${target} INTERFACE)
  target_link_libraries(${target} INTERFACE ${${target}_ARCHIVE} ${ARGN})
endfunction()

bulkhead_archive(lib_gmp libgmp.a)
bulkhead_archive(lib_mpfr libmpfr.a lib_gmp)
bulkhead_archive(lib_re2 libre2.a Threads::Threads)
bulkhead_archive(lib_libyaml libyaml.a)
bulkhead_archive(lib_utf8proc libutf8proc.a)

# Debian ships these as shared libraries only; both are small and load in microseconds.
find_package(fmt REQUIRED)
add_library(lib_fmt ALIAS fmt::fmt)
pkg_check_modules(simdjson REQUIRED IMPORTED_TARGET simdjson)
add_library(lib_simdjson ALIAS PkgConfig::simdjson)
