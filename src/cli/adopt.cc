// `bulkhead adopt`: says whose a container, volume or network is that has no record, or another one. It writes to the
// record that `bulkhead serve` keeps; a plugin that runs sees it within a second.

#include <fmt/core.h>

#include <future>
#include <optional>

#include "cli/cli11.h"
#include "cli/command.h"
#include "docker/client/daemon_client.h"
#include "docker/gather/question.h"
#include "record/ownership_store.h"
#include "rego/value/json.h"

namespace bulkhead {
namespace {

constexpr std::chrono::seconds kAnswerTimeMax{10};

struct AdoptLine {
  std::string reference;
  std::string owner;
  std::string kind;
  std::string state_folder = "/var/lib/bulkhead";
  std::string docker_socket = "/run/docker.sock";
  bool lists = false;
};

struct KindRow {
  OwnedKind kind;
  QuestionKind question;
  std::string_view id;
  std::string_view detail;
};

constexpr KindRow kKinds[] = {
    {OwnedKind::kContainer, QuestionKind::kContainer, "Id", ""},
    {OwnedKind::kNetwork, QuestionKind::kNetwork, "Id", ""},
    {OwnedKind::kVolume, QuestionKind::kVolume, "Name", "CreatedAt"},
};

int fail(const std::string& message, int exit_code = kExitFailure) {
  fmt::print(stderr, "bulkhead adopt: {}\n", message);
  return exit_code;
}

void declare(CLI::App& app, AdoptLine& line) {
  app.add_option("ID", line.reference, "The container, network or volume: a name or an id");
  app.add_option("--owner", line.owner, "Whose it becomes: cn:NAME, fingerprint:HEX or socket");
  app.add_option("--kind", line.kind, "container, network or volume, where a name means several")
      ->check(CLI::IsMember({"container", "network", "volume"}));
  app.add_flag("--list", line.lists, "Print what is on record: kind, id, owner");
  app.add_option("--state", line.state_folder, "The folder of the record, as bulkhead serve has it")
      ->type_name("FOLDER")
      ->capture_default_str();
  app.add_option("--docker-socket", line.docker_socket, "The Docker daemon's socket, to find the full id")
      ->capture_default_str();
}

bool is_owner(std::string_view owner) {
  constexpr std::string_view kName = "cn:";
  constexpr std::string_view kFingerprint = "fingerprint:";
  if (owner == "socket") return true;
  if (owner.starts_with(kName)) return owner.size() > kName.size();
  const std::string_view digits = owner.substr(std::min(owner.size(), kFingerprint.size()));
  return owner.starts_with(kFingerprint) && digits.size() == 64 &&
         digits.find_first_not_of("0123456789abcdef") == digits.npos;
}

std::string text_at(const rego::Value& document, std::string_view key) {
  const rego::Value value = key.empty() ? rego::Value() : document.get(key);
  return value.is_string() ? std::string(value.as_string()) : std::string();
}

// None where the daemon has no such object.
base::Result<std::optional<OwnedObject>> find(DaemonClient& client, const KindRow& row, const std::string& reference) {
  const Question question{row.question, reference};
  if (!can_be_asked(question)) return base::Error{"", "this cannot be a name or an id", reference};
  std::promise<base::Result<DaemonAnswer>> promise;
  client.get(target_of(question), {}, DaemonClient::Clock::now() + kAnswerTimeMax,
             [&](base::Result<DaemonAnswer> answer) { promise.set_value(std::move(answer)); });
  const base::Result<DaemonAnswer> answer = promise.get_future().get();
  if (!answer) return answer.error();
  if (answer->status == 404) return std::optional<OwnedObject>();
  base::Arena arena;
  const auto document = rego::read_json(arena, answer->body);
  if (answer->status != 200 || !document) {
    return base::Error{"", "the Docker daemon answered with status " + std::to_string(answer->status), reference};
  }
  OwnedObject object{row.kind, text_at(*document, row.id), text_at(*document, row.detail)};
  if (object.id.empty()) return base::Error{"", "the Docker daemon did not tell the id", reference};
  return std::optional(std::move(object));
}

base::Result<OwnedObject> find_one(const AdoptLine& line) {
  DaemonClient client(line.docker_socket);
  std::optional<OwnedObject> found;
  for (const KindRow& row : kKinds) {
    if (!line.kind.empty() && line.kind != name_of(row.kind)) continue;
    auto object = find(client, row, line.reference);
    if (!object) return object.take_error();
    if (!*object) continue;
    if (found) return base::Error{"", "several things are called so; say which by --kind", line.reference};
    found = **object;
  }
  if (!found) return base::Error{"", "the Docker daemon has nothing of this name or id", line.reference};
  return *std::move(found);
}

int list(OwnershipStore& store) {
  for (const OwnedRecord& record : store.list()) {
    fmt::print("{}\t{}\t{}\n", name_of(record.object.kind), record.object.id, record.owner);
  }
  return kExitOk;
}

int adopt(OwnershipStore& store, const AdoptLine& line) {
  const auto object = find_one(line);
  if (!object) return fail(object.error().to_string());
  if (const base::Status assigned = store.assign({*object, line.owner}); !assigned) {
    return fail(assigned.error().to_string());
  }
  fmt::print("{} {} belongs to {}\n", name_of(object->kind), object->id, line.owner);
  return kExitOk;
}

}  // namespace

int run_adopt(Arguments arguments) {
  AdoptLine line;
  CLI::App app("Says whose a container, network or volume is, for roles held to their own.", "bulkhead adopt");
  declare(app, line);
  std::vector<std::string> words(arguments.rbegin(), arguments.rend());
  try {
    app.parse(words);
  } catch (const CLI::CallForHelp&) {
    fmt::print("{}", app.help());
    return kExitOk;
  } catch (const CLI::ParseError& error) {
    return fail(std::string(error.what()) + "; --help lists the options", kExitUsage);
  }
  const bool is_whole = !line.reference.empty() && !line.owner.empty();
  if (line.lists == is_whole) return fail("give an ID and --owner, or --list alone", kExitUsage);
  if (is_whole && !is_owner(line.owner)) {
    return fail(
        "--owner: found \"" + line.owner + "\", expected cn:NAME, fingerprint: with 64 hexadecimal digits, or socket",
        kExitUsage);
  }
  OwnershipStore store(line.state_folder);
  if (const base::Status opened = store.refresh(); !opened) return fail(opened.error().to_string());
  return line.lists ? list(store) : adopt(store, line);
}

}  // namespace bulkhead
