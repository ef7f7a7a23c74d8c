#include "gate/path_resolver.h"

namespace bulkhead {

void FileSystemPathResolver::resolve(std::string_view path, std::string& out) const { resolve_here(path, out); }

void GatheredPathResolver::resolve(std::string_view path, std::string& out) const {
  out.clear();
  if (!path.starts_with('/')) return;
  const HostPathFact fact = facts_.own_path(path);
  if (fact.state == FactState::kUnknown) lacks_answers_ = true;
  out = fact.resolved;
}

}  // namespace bulkhead
