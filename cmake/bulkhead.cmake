# How the folders under src/ become libraries and tests.

option(BULKHEAD_SANITIZE "Address and undefined-behaviour sanitizers" OFF)
option(BULKHEAD_FUZZ "Build the fuzz targets (clang)" OFF)
option(BULKHEAD_LTO "Link-time optimisation" OFF)

# g++ 12 sees overlaps in std::string operator+ where there are none (its bug 105651). It ships, so its warnings are
# errors; clang only fuzzes, and warns of more, some of it in g++'s own headers.
set(BULKHEAD_WARNINGS -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor
                      $<IF:$<CXX_COMPILER_ID:GNU>,-Wno-restrict;-Werror,-Wno-error>)

add_library(bulkhead_options INTERFACE)
target_include_directories(bulkhead_options INTERFACE ${CMAKE_SOURCE_DIR}/src)
target_compile_options(bulkhead_options INTERFACE ${BULKHEAD_WARNINGS})
if(BULKHEAD_SANITIZE)
  target_compile_options(bulkhead_options INTERFACE -fsanitize=address,undefined -fno-sanitize-recover=all
                                                    -fno-omit-frame-pointer)
  target_link_options(bulkhead_options INTERFACE -fsanitize=address,undefined)
  target_compile_definitions(bulkhead_options INTERFACE _GLIBCXX_ASSERTIONS)
endif()
if(BULKHEAD_FUZZ)
  target_compile_options(bulkhead_options INTERFACE -fsanitize=fuzzer-no-link)
endif()
if(BULKHEAD_LTO)
  set(CMAKE_INTERPROCEDURAL_OPTIMIZATION ON)
endif()

# bulkhead_library(NAME SOURCES a.cc … LINKS x y …): the library of one folder. LINKS name only layers above it.
function(bulkhead_library name)
  cmake_parse_arguments(ARG "" "" "SOURCES;LINKS" ${ARGN})
  add_library(${name} STATIC ${ARG_SOURCES})
  target_link_libraries(${name} PUBLIC bulkhead_options ${ARG_LINKS})
endfunction()

# bulkhead_test(NAME SOURCES a_test.cc … LINKS x …): one GoogleTest program, one ctest entry a test case.
function(bulkhead_test name)
  cmake_parse_arguments(ARG "" "" "SOURCES;LINKS" ${ARGN})
  add_executable(${name} ${ARG_SOURCES})
  target_link_libraries(${name} PRIVATE bulkhead_options ${ARG_LINKS} GTest::gtest GTest::gtest_main)
  add_test(NAME ${name} COMMAND ${name} WORKING_DIRECTORY ${CMAKE_SOURCE_DIR})
endfunction()
