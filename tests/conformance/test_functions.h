#pragma once
// The functions that opa's own tests have beside those of the language.

namespace conformance {

// To be called once, before a case is compiled.
void add_test_functions();

}  // namespace conformance
