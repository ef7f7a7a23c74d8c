// References are taken apart as Docker's reference library does: the part before the first slash is a registry if it
// has a dot, a colon or an upper-case letter or is localhost; without a registry the name is docker.io's, without a
// slash library's.

#include "docker/workload/image.h"

#include <algorithm>

namespace bulkhead {
namespace {

using rego::Value;

struct Reference {
  std::string_view name;  // without tag and digest
  std::string_view tag;
  std::string_view digest;
  std::string_view id;
};

bool is_hex(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

Reference parse_reference(std::string_view text) {
  constexpr std::string_view kAlgorithm = "sha256:";
  constexpr size_t kHexDigits = 64;
  const std::string_view bare = text.starts_with(kAlgorithm) ? text.substr(kAlgorithm.size()) : text;
  if (bare.size() == kHexDigits && is_hex(bare)) return {{}, {}, {}, text};
  Reference reference;
  const size_t at = text.find('@');
  if (at != std::string_view::npos) {
    reference.digest = text.substr(at + 1);
    text = text.substr(0, at);
  }
  const size_t slash = text.rfind('/');
  const size_t colon = text.rfind(':');
  if (colon != std::string_view::npos && (slash == std::string_view::npos || colon > slash)) {
    reference.tag = text.substr(colon + 1);
    text = text.substr(0, colon);
  }
  reference.name = text;
  return reference;
}

bool is_registry(std::string_view part) {
  const auto is_upper = [](char c) { return c >= 'A' && c <= 'Z'; };
  return part.find_first_of(".:") != std::string_view::npos || part == "localhost" ||
         std::any_of(part.begin(), part.end(), is_upper);
}

Value full_name(Reading& reading, std::string_view name) {
  constexpr std::string_view kHub = "docker.io/";
  constexpr std::string_view kOldHub = "index.docker.io/";
  const size_t slash = name.find('/');
  const bool has_registry = slash != std::string_view::npos && is_registry(name.substr(0, slash));
  const bool is_hub = name.starts_with(kHub) || name.starts_with(kOldHub);
  if (has_registry && !is_hub) return reading.text(name);
  const std::string_view path = has_registry ? name.substr(slash + 1) : name;
  TextBuilder full(reading.arena);
  full.add(kHub);
  if (path.find('/') == std::string_view::npos) full.add("library/");
  full.add(path);
  return reading.text(full.view());
}

using Builder = DocumentBuilder<ImageField>;

void set_reference(Reading& reading, Builder& image, const Value& text) {
  image.set(ImageField::reference, text);
  const Reference reference = parse_reference(text.as_string());
  if (!reference.id.empty()) return image.set_text(ImageField::id, reference.id);
  image.set(ImageField::name, full_name(reading, reference.name));
  if (!reference.digest.empty()) image.set_text(ImageField::digest, reference.digest);
  if (!reference.tag.empty()) {
    image.set_text(ImageField::tag, reference.tag);
  } else if (reference.digest.empty()) {
    image.set(ImageField::tag, word(Word::kLatest));
  }
}

void set_config(Reading& reading, Builder& image, const Value& config) {
  const Value user = config.get("User");
  image.set(ImageField::user, user.is_string() ? user : word(Word::kEmpty));
  image.set(ImageField::entrypoint, texts_of(reading, config.get("Entrypoint")));
  image.set(ImageField::cmd, texts_of(reading, config.get("Cmd")));
  image.set(ImageField::env, texts_of(reading, config.get("Env")));
  const Value working_dir = config.get("WorkingDir");
  if (has_text(working_dir)) image.set(ImageField::working_dir, working_dir);
  image.set(ImageField::volumes, keys_of(reading, config.get("Volumes")));
  image.set(ImageField::exposed_ports, keys_of(reading, config.get("ExposedPorts")));
  image.set(ImageField::labels, map_of(reading, config.get("Labels")));
  const Value test = config.get("Healthcheck").get("Test");
  if (has_items(test)) image.set_true(ImageField::has_healthcheck);
  image.set(ImageField::healthcheck, texts_of(reading, test));
}

void set_known(Reading& reading, Builder& image, const Value& inspect) {
  image.set(ImageField::state, word(Word::kKnown));
  const Value id = inspect.get("Id");
  if (has_text(id)) image.set(ImageField::id, id);
  image.set(ImageField::repo_digests, texts_of(reading, inspect.get("RepoDigests")));
  image.set(ImageField::repo_tags, texts_of(reading, inspect.get("RepoTags")));
  set_config(reading, image, inspect.get("Config"));
}

}  // namespace

Value read_known_image(Reading& reading, const Value& reference, const Value& inspect) {
  Builder image(reading.arena);
  if (has_text(reference)) set_reference(reading, image, reference);
  set_known(reading, image, inspect);
  return image.finish();
}

Value read_image(Reading& reading, const Value& reference) {
  Builder image(reading.arena);
  if (!has_text(reference)) return image.finish();
  set_reference(reading, image, reference);
  const Fact fact = reading.facts.image(reference.as_string());
  if (fact.is_known()) {
    set_known(reading, image, fact.document);
  } else {
    image.set(ImageField::state, word(fact.is_missing() ? Word::kUnknown : Word::kAbsent));
    reading.note_unknown("image");
  }
  return image.finish();
}

Value image_field(const Value& image, ImageField field) {
  return image.get(row_of(Document::kImage).fields[static_cast<size_t>(field)].name);
}

bool is_image_known(const Value& image) { return image_field(image, ImageField::state).same_words(word(Word::kKnown)); }

}  // namespace bulkhead
