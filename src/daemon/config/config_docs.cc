// config_docs FOLDER: writes configuration.md and config.schema.json there. config_docs --check FOLDER says whether
// they are as they would be written; exit status 1 if not.

#include <cstdio>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>

#include "daemon/config/documents.h"
#include "policies/catalogue.h"

namespace {

bool write_file(const std::string& path, const std::string& text) {
  std::ofstream file(path, std::ios::binary | std::ios::trunc);
  file << text;
  file.close();
  if (file) return true;
  std::fprintf(stderr, "cannot write %s\n", path.c_str());
  return false;
}

bool holds(const std::string& path, const std::string& text) {
  std::ostringstream found;
  found << std::ifstream(path, std::ios::binary).rdbuf();
  if (found.str() == text) return true;
  std::fprintf(stderr, "%s is stale: config_docs docs writes it anew\n", path.c_str());
  return false;
}

}  // namespace

int main(int argc, char** argv) {
  const bool is_check = argc == 3 && std::string_view(argv[1]) == "--check";
  if (argc != 2 && !is_check) {
    std::fprintf(stderr, "usage: config_docs [--check] FOLDER\n");
    return 2;
  }
  const std::string folder = argv[argc - 1];
  const auto settle = is_check ? holds : write_file;
  const bool reference = settle(folder + "/configuration.md", bulkhead::config::reference_text());
  const auto schema = bulkhead::config::schema_text(bulkhead::elevation_names().names);
  return settle(folder + "/config.schema.json", schema) && reference ? 0 : 1;
}
