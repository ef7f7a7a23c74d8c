#pragma once
// CLI11 without the standard streams. It includes <iostream>, and every file that does so starts std::cout and the
// rest, with all their locales, before main(): half a megabyte and a third of a millisecond for `version`. So
// <iostream> is marked as seen and the names that CLI11 mentions are declared here. Nothing may write to them: no
// CLI::App::exit() with its default streams; print app.help() and error.what() by stdio instead.

#include <istream>
#include <ostream>

#define _GLIBCXX_IOSTREAM 1  // what libstdc++ guards <iostream> with

namespace std {
extern istream cin;
extern ostream cout;
extern ostream cerr;
extern ostream clog;
}  // namespace std

#include <CLI/CLI.hpp>
