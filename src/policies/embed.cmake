# cmake -D ROOT=policies -D OUT=embedded.cc -P embed.cmake: the texts of the policies as C++ string literals.
file(GLOB_RECURSE files RELATIVE ${ROOT} ${ROOT}/*.rego)
list(FILTER files INCLUDE REGEX "^(elevations|gate|lib|profiles)/")
list(FILTER files EXCLUDE REGEX "(_test|/testing)\\.rego$")
list(SORT files)

set(rows "")
foreach(file IN LISTS files)
  file(READ ${ROOT}/${file} text)
  string(APPEND rows "    {\"${file}\", R\"~~~~(${text})~~~~\"},\n")
endforeach()

file(WRITE ${OUT}.new
  "// Written by src/policies/embed.cmake.\n\n#include \"policies/embedded.h\"\n\nnamespace bulkhead {\nnamespace {\n\n"
  "constexpr EmbeddedPolicy kPolicies[] = {\n${rows}};\n\n}  // namespace\n\n"
  "std::span<const EmbeddedPolicy> embedded_policies() { return kPolicies; }\n\n}  // namespace bulkhead\n")
file(COPY_FILE ${OUT}.new ${OUT} ONLY_IF_DIFFERENT)
file(REMOVE ${OUT}.new)
