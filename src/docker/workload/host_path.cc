// A path that is not absolute is relative to wherever the daemon or the runtime stands, so it is never resolved.

#include "docker/workload/host_path.h"

#include "docker/workload/documents.h"

namespace bulkhead {
namespace {

using rego::Value;
using Builder = DocumentBuilder<HostPathField>;

bool is_clean(std::string_view path) {
  if (path.size() > 1 && path.ends_with('/')) return false;
  for (size_t at = path.find('/'); at != std::string_view::npos; at = path.find('/', at + 1)) {
    const std::string_view rest = path.substr(at + 1);
    const std::string_view component = rest.substr(0, rest.find('/'));
    if (component == "." || component == ".." || (component.empty() && !rest.empty())) return false;
  }
  return true;
}

std::optional<Word> word_of(HostFileKind kind) {
  switch (kind) {
    case HostFileKind::kNone:
      return {};
    case HostFileKind::kFile:
      return Word::kFile;
    case HostFileKind::kDirectory:
      return Word::kDirectory;
    case HostFileKind::kSocket:
      return Word::kSocket;
    case HostFileKind::kBlockDevice:
      return Word::kBlock;
    case HostFileKind::kCharacterDevice:
      return Word::kCharacter;
    case HostFileKind::kPipe:
      return Word::kPipe;
    case HostFileKind::kOther:
      return Word::kOther;
  }
  return {};
}

void set_known(Reading& reading, Builder& document, const HostPathFact& fact) {
  document.set(HostPathField::resolved, reading.text(fact.resolved));
  document.set(HostPathField::exists, Value::boolean(fact.exists));
  if (const auto type = word_of(fact.kind)) document.set(HostPathField::type, word(*type));
  if (fact.owner_uid >= 0) document.set(HostPathField::owner_uid, Value::integer(fact.owner_uid));
  if (fact.owner_gid >= 0) document.set(HostPathField::owner_gid, Value::integer(fact.owner_gid));
  if (fact.mode >= 0) document.set(HostPathField::mode, Value::integer(fact.mode));
}

}  // namespace

std::string_view clean_path(base::Arena& arena, std::string_view path) {
  if (is_clean(path)) return path;
  char* const bytes = arena.allocate_array<char>(path.size() + 1);
  size_t size = 0;
  for (Parts parts(path, '/'); !parts.done();) {
    const std::string_view part = parts.next();
    if (part.empty() || part == ".") continue;
    if (part == "..") {
      while (size && bytes[--size] != '/') {
      }
      continue;
    }
    bytes[size++] = '/';
    size += part.copy(bytes + size, part.size());
  }
  if (size == 0) bytes[size++] = '/';
  return {bytes, size};
}

HostPathReading read_host_path(Reading& reading, std::string_view path) {
  Builder document(reading.arena);
  document.set(HostPathField::path, reading.text(path));
  if (!path.starts_with('/')) {
    document.set_text(HostPathField::reason, "the path is not absolute");
    return {document.finish(), Value::null()};
  }
  const HostPathFact fact = reading.facts.host_path(path);
  if (fact.state == FactState::kKnown && fact.is_resolvable) {
    set_known(reading, document, fact);
  } else {
    const bool is_pending = fact.state == FactState::kPending;
    const std::string_view otherwise = is_pending ? "not asked yet" : "the host's file system cannot be read";
    document.set_text(HostPathField::reason, fact.reason.empty() ? otherwise : fact.reason);
  }
  const Value resolved = document.get(HostPathField::resolved);
  return {document.finish(), resolved};
}

}  // namespace bulkhead
