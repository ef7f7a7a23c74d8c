// References to images, and platforms.

#include <fmt/core.h>
#include <re2/re2.h>

#include <algorithm>

#include "docker/cli_line/container_parts.h"
#include "docker/cli_line/go_text.h"

namespace bulkhead::cli_line {
namespace {

constexpr size_t kRepositoryBytesMax = 255;

// The grammar of github.com/distribution/reference: host, name, tag, digest.
std::string reference_pattern(const CliContext& context) {
  constexpr char kComponent[] = "(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])";
  const std::string address = context.is_old() ? "" : R"(|\[(?:[a-fA-F0-9:]+)\])";
  const std::string host = fmt::format(R"((?:{0}(?:\.{0})*{1})(?::[0-9]+)?)", kComponent, address);
  const std::string name = R"([a-z0-9]+(?:(?:[._]|__|[-]+)[a-z0-9]+)*)";
  const std::string tag = R"([\w][\w.-]{0,127})";
  const std::string digest = R"([A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*[:][[:xdigit:]]{32,})";
  return "(?:" + host + "/)?(" + name + "(?:/" + name + ")*)(?::(" + tag + "))?(?:@(" + digest + "))?";
}

bool is_digest(std::string_view text) {
  return RE2::FullMatch(text, "sha256:[a-f0-9]{64}|sha384:[a-f0-9]{96}|sha512:[a-f0-9]{128}");
}

bool has_upper_case(std::string_view text) { return to_lower(text) != text; }

// "busybox" becomes "docker.io/library/busybox".
std::string full_name(const CliContext& context, const std::string& text) {
  const Cut parts = cut(text, '/');
  const bool names_host = parts.before == "localhost" || parts.before.find_first_of(".:") != parts.before.npos;
  const bool has_domain = parts.found && (names_host || (!context.is_old() && has_upper_case(parts.before)));
  const std::string_view rest = has_domain ? parts.after : std::string_view(text);
  const bool is_hub = !has_domain || parts.before == "docker.io" || parts.before == "index.docker.io";
  const std::string domain = is_hub ? "docker.io" : std::string(parts.before);
  const bool is_official = is_hub && rest.find('/') == rest.npos;
  return domain + (is_official ? "/library/" : "/") + std::string(rest);
}

constexpr std::string_view kSystems[] = {"aix",     "android", "darwin",  "dragonfly", "freebsd", "hurd",
                                         "illumos", "ios",     "js",      "linux",     "nacl",    "netbsd",
                                         "openbsd", "plan9",   "solaris", "windows",   "zos"};
constexpr std::string_view kArchitectures[] = {"386",     "amd64",    "amd64p32",  "arm",         "armbe",   "arm64",
                                               "arm64be", "ppc64",    "ppc64le",   "loong64",     "mips",    "mipsle",
                                               "mips64",  "mips64le", "mips64p32", "mips64p32le", "ppc",     "riscv",
                                               "riscv64", "s390",     "s390x",     "sparc",       "sparc64", "wasm"};

#if defined(__aarch64__)
constexpr char kOwnArchitecture[] = "arm64";
#else
constexpr char kOwnArchitecture[] = "amd64";
#endif

struct Platform {
  std::string system;
  std::string architecture;
  std::string variant;

  std::string text() const {
    std::string out = system;
    if (!architecture.empty()) out += "/" + architecture;
    if (!variant.empty()) out += "/" + variant;
    return out;
  }
};

void set_architecture(const CliContext& context, Platform& platform, std::string_view name, std::string_view variant) {
  platform.architecture = to_lower(name);
  platform.variant = to_lower(variant);
  std::string& arch = platform.architecture;
  std::string& kind = platform.variant;
  if (arch == "i386") {
    arch = "386";
    kind.clear();
  } else if (arch == "x86_64" || arch == "x86-64" || arch == "amd64") {
    arch = "amd64";
    if (kind == "v1") kind.clear();
  } else if (arch == "aarch64" || arch == "arm64") {
    arch = "arm64";
    if (kind == "8" || kind == "v8" || (kind == "v8.0" && !context.is_old())) kind.clear();
    if (!context.is_old() && (kind == "9" || kind == "9.0" || kind == "v9.0")) kind = "v9";
  } else if (arch == "armhf" || arch == "armel") {
    kind = arch == "armhf" ? "v7" : "v6";
    arch = "arm";
  } else if (arch == "arm") {
    if (kind.empty() || kind == "7") kind = "v7";
    if (kind == "5" || kind == "6" || kind == "8") kind.insert(0, "v");
  }
}

base::Error platform_mistake(std::string_view text, std::string_view what) {
  return line_mistake(fmt::format("error parsing specified platform: {}: {}", quoted(text), what));
}

base::Status check_platform_parts(const CliContext& context, std::string_view text) {
  if (text.find('*') != text.npos) return platform_mistake(text, "wildcards not yet supported");
  const auto parts = split(text, '/');
  if (parts.size() > 3) return platform_mistake(text, "cannot parse platform specifier");
  for (size_t i = 0; i < parts.size(); i++) {
    const bool may_have_version = i == 0 && !context.is_old();
    const char* pattern = may_have_version ? R"([A-Za-z0-9_-]+(?:\([A-Za-z0-9_.-]*\))?)" : "[A-Za-z0-9_-]+";
    if (i > 0 && !context.is_old()) pattern = "[A-Za-z0-9_.-]+";
    if (!RE2::FullMatch(parts[i], pattern)) return platform_mistake(text, "is an invalid component");
  }
  return base::Ok();
}

}  // namespace

base::Result<ImageReference> parse_image_reference(const CliContext& context, std::string_view text) {
  if (RE2::FullMatch(text, "[a-f0-9]{64}") || is_digest(text)) return ImageReference{true};
  const std::string full = full_name(context, std::string(text));
  std::string name;
  std::string tag;
  std::string digest;
  if (!RE2::FullMatch(full, reference_pattern(context), &name, &tag, &digest)) {
    const std::string_view path = std::string_view(full).substr(full.find('/') + 1);
    if (has_upper_case(cut(path, ':').before)) {
      return line_mistake(
          fmt::format("invalid reference format: repository name ({}) must be lowercase", cut(path, ':').before));
    }
    return line_mistake(fmt::format("invalid reference format: {} names no image", quoted(text)));
  }
  if (name.size() > kRepositoryBytesMax) return line_mistake("repository name must not be more than 255 characters");
  if (!digest.empty() && !is_digest(digest)) return line_mistake(fmt::format("invalid digest in {}", quoted(text)));
  return ImageReference{!digest.empty()};
}

base::Result<std::string> normal_platform(const CliContext& context, std::string_view text) {
  if (auto status = check_platform_parts(context, text); !status) return status.take_error();
  const auto parts = split(text, '/');
  Platform platform;
  platform.system = to_lower(cut(parts[0], '(').before);
  if (platform.system == "macos") platform.system = "darwin";
  if (parts.size() > 1) {
    set_architecture(context, platform, parts[1], parts.size() == 3 ? parts[2] : "");
    if (parts.size() == 2 && platform.architecture == "arm" && platform.variant == "v7") platform.variant.clear();
    if (parts.size() == 3 && platform.architecture == "arm64" && platform.variant.empty()) platform.variant = "v8";
    return platform.text();
  }
  if (std::ranges::find(kSystems, platform.system) != std::end(kSystems)) {
    platform.architecture = kOwnArchitecture;
    return platform.text();
  }
  set_architecture(context, platform, parts[0], "");
  if (platform.architecture == "arm" && platform.variant == "v7") platform.variant.clear();
  if (std::ranges::find(kArchitectures, platform.architecture) == std::end(kArchitectures)) {
    return platform_mistake(text, "unknown operating system or architecture");
  }
  platform.system = "linux";
  return platform.text();
}

}  // namespace bulkhead::cli_line
