// workload_docs FOLDER: writes workload.md and workload.schema.json there, from the table of documents.

#include <cstdio>
#include <fstream>
#include <string>

#include "docker/workload/document_text.h"

namespace {

bool write_file(const std::string& path, const std::string& text) {
  std::ofstream file(path, std::ios::binary | std::ios::trunc);
  file << text;
  file.close();
  if (file) return true;
  std::fprintf(stderr, "cannot write %s\n", path.c_str());
  return false;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fprintf(stderr, "usage: workload_docs FOLDER\n");
    return 2;
  }
  const std::string folder = argv[1];
  const bool done = write_file(folder + "/workload.md", bulkhead::workload_markdown()) &&
                    write_file(folder + "/workload.schema.json", bulkhead::workload_schema());
  return done ? 0 : 1;
}
