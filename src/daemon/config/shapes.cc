// The table of all keys. Order is that of the page and of the schema.

#include <algorithm>

#include "daemon/config/shape.h"

namespace bulkhead::config {
namespace {

constexpr std::string_view kProfiles[] = {"open", "baseline", "restricted", "seed", "none"};
constexpr std::string_view kModes[] = {"enforce", "warn", "audit"};
constexpr std::string_view kBuilds[] = {"classic", "buildkit"};
constexpr std::string_view kAccesses[] = {"ro", "rw"};
constexpr std::string_view kDialects[] = {"guess", "v0", "v1"};
constexpr std::string_view kDecisionLines[] = {"all", "denied", "none"};

constexpr Field kWhoFields[] = {
    {.name = "cn",
     .form = Form::kTexts,
     .help = "Names (CN) of client certificates; they count only where Docker itself checked the certificate (TLS)",
     .absent = "[]",
     .rule = TextRule::kSentence},
    {.name = "dns",
     .form = Form::kTexts,
     .help = "DNS names in client certificates",
     .absent = "[]",
     .rule = TextRule::kDnsName},
    {.name = "fingerprint",
     .form = Form::kTexts,
     .help = "SHA-256 of a client certificate's key (SubjectPublicKeyInfo), 64 hexadecimal digits",
     .absent = "[]",
     .rule = TextRule::kFingerprint},
    {.name = "socket",
     .form = Form::kFlag,
     .help = "Everyone who can open the daemon's local socket; a plugin cannot tell them apart, so they are one person",
     .absent = "false"},
    {.name = "uid", .form = Form::kProxyOnly, .help = "Numeric users of the local socket", .absent = "[]"},
    {.name = "gid", .form = Form::kProxyOnly, .help = "Numeric groups of the local socket", .absent = "[]"},
    {.name = "user", .form = Form::kProxyOnly, .help = "Users of the local socket", .absent = ""},
    {.name = "group", .form = Form::kProxyOnly, .help = "Groups of the local socket", .absent = ""},
};
constexpr Shape kWho = {"who", "Whoever meets one of the keys is meant", kWhoFields, true};

constexpr Field kHostPathFields[] = {
    {.name = "path",
     .form = Form::kText,
     .help = "An absolute path of the host; all below it is meant too",
     .presence = Presence::kRequired,
     .rule = TextRule::kHostPath},
    {.name = "mode",
     .form = Form::kChoice,
     .help = "Whether containers may write there",
     .absent = "\"ro\"",
     .choices = kAccesses},
    {.name = "who", .form = Form::kObject, .help = "For whom; everyone where it is left out", .shape = &kWho},
};
constexpr Shape kHostPath = {"host_path", "A path of the host that containers may mount", kHostPathFields};

constexpr Field kRoleFields[] = {
    {.name = "name",
     .form = Form::kText,
     .help = "What the log and the reasons call the role",
     .presence = Presence::kRequired,
     .rule = TextRule::kName},
    {.name = "who", .form = Form::kObject, .help = "Who has the role", .presence = Presence::kRequired, .shape = &kWho},
    {.name = "may",
     .form = Form::kTexts,
     .help = "The calls that the role may make: routes, families (`container.*`) or `*`",
     .presence = Presence::kRequired,
     .absent = "[]",
     .rule = TextRule::kRoute},
    {.name = "elevations",
     .form = Form::kTexts,
     .help =
         "Elevations that the profile refuses and the role has all the same, for the calls in `may`: names, ids, or "
         "patterns like `cap-*`",
     .absent = "[]",
     .rule = TextRule::kElevation},
    {.name = "own",
     .form = Form::kFlag,
     .help = "Whether the role reaches only what it created itself",
     .absent = "false"},
    {.name = "images",
     .form = Form::kTexts,
     .help = "Patterns of the image references that the role may pull, tag, push and remove; every image where it is "
             "left out",
     .rule = TextRule::kImagePattern},
};
constexpr Shape kRole = {"role", "What some callers may do", kRoleFields};

// A role without a name and without who.
constexpr Shape kDefaultRole = {"default", "What a caller without a role may do", std::span(kRoleFields).subspan(2)};

constexpr Field kExceptionFields[] = {
    {.name = "image",
     .form = Form::kText,
     .help = "The image by its digest, `NAME@sha256:…`; who runs it must name it by digest or full id too",
     .presence = Presence::kRequired,
     .rule = TextRule::kImageDigest},
    {.name = "who", .form = Form::kObject, .help = "For whom; everyone where it is left out", .shape = &kWho},
    {.name = "elevations",
     .form = Form::kTexts,
     .help = "The elevations that the image may have",
     .presence = Presence::kRequired,
     .absent = "[]",
     .rule = TextRule::kElevation},
    {.name = "entrypoint",
     .form = Form::kTexts,
     .help = "The only entrypoint allowed; the image's own where it is left out"},
    {.name = "cmd", .form = Form::kTexts, .help = "The only command allowed; the image's own where it is left out"},
    {.name = "mounts",
     .form = Form::kTexts,
     .help = "The only mounts allowed, each `SOURCE:TARGET` or `SOURCE:TARGET:ro`",
     .rule = TextRule::kMount},
    {.name = "reason",
     .form = Form::kText,
     .help = "Why, for whoever reads the file or the log",
     .rule = TextRule::kSentence},
    {.name = "expires",
     .form = Form::kInstant,
     .help = "Until when: a date (the end of that day, UTC) or an RFC 3339 instant",
     .rule = TextRule::kInstant},
};
constexpr Shape kException = {"exception", "One image with more power than the profile grants", kExceptionFields};

constexpr Field kLogFields[] = {
    {.name = "file",
     .form = Form::kText,
     .help = "Append the log to this file; stderr where it is left out",
     .rule = TextRule::kFile},
    {.name = "decisions",
     .form = Form::kChoice,
     .help = "Which decisions get a line",
     .absent = "\"all\"",
     .choices = kDecisionLines},
};
constexpr Shape kLog = {"log", "The daemon's log", kLogFields};

constexpr std::string_view kLogFailures[] = {"deny", "continue"};

constexpr Field kDecisionLogFields[] = {
    {.name = "target",
     .form = Form::kText,
     .help =
         "Where each decision is written, masked, before its reply leaves: `stdout`, `journal` or a file; decisions "
         "are lines of the daemon's log where it is left out",
     .rule = TextRule::kFile},
    {.name = "mask",
     .form = Form::kText,
     .help = "A policy whose data.system.log.mask masks more than is always masked, as in OPA",
     .rule = TextRule::kFile},
    {.name = "file_mib",
     .form = Form::kNumber,
     .help = "MiB of one file; then it is rotated",
     .absent = "64",
     .least = 1,
     .most = 1 << 20},
    {.name = "files",
     .form = Form::kNumber,
     .help = "Files to keep, the one that is written among them",
     .absent = "8",
     .least = 1,
     .most = 1000},
};
constexpr Shape kDecisionLog = {"decision_log", "A record of every decision", kDecisionLogFields};

constexpr Field kLimitFields[] = {
    {.name = "workers",
     .form = Form::kNumber,
     .help = "Decisions at the same time; one a core, at least two, where it is left out",
     .least = 1,
     .most = 256},
    {.name = "decision_ms",
     .form = Form::kNumber,
     .help = "Milliseconds that one evaluation may take",
     .absent = "1000",
     .least = 1,
     .most = 60000},
    {.name = "gather_ms",
     .form = Form::kNumber,
     .help = "Milliseconds for all that one decision asks the Docker daemon",
     .absent = "250",
     .least = 1,
     .most = 60000},
};
constexpr Shape kLimits = {"limits", "Bounds", kLimitFields};

constexpr Field kFileFields[] = {
    {.name = "profile",
     .form = Form::kChoice,
     .help = "What is refused to everyone who is not granted it (docs/profiles.md)",
     .presence = Presence::kRequired,
     .absent = "\"restricted\"",
     .choices = kProfiles},
    {.name = "mode",
     .form = Form::kChoice,
     .help = "What becomes of refusals: `enforce` refuses, `warn` and `audit` let pass and record. A plugin has no way "
             "to show a warning to the caller: it stands in the log and the metrics",
     .absent = "\"enforce\"",
     .choices = kModes},
    {.name = "contact",
     .form = Form::kText,
     .help = "Who can grant more; shown to the refused",
     .rule = TextRule::kSentence},
    {.name = "build",
     .form = Form::kChoice,
     .help = "`buildkit` opens /grpc and /session, whose content no plugin sees",
     .absent = "\"classic\"",
     .choices = kBuilds},
    {.name = "host_paths",
     .form = Form::kObjects,
     .help = "Paths of the host that containers may mount",
     .absent = "[]",
     .shape = &kHostPath},
    {.name = "unprotected",
     .form = Form::kTexts,
     .help = "Paths that the protection of Bulkhead itself and of the daemon gives up on purpose",
     .absent = "[]",
     .rule = TextRule::kHostPath},
    {.name = "roles",
     .form = Form::kObjects,
     .help = "Who may do what; a caller has the union of his roles",
     .absent = "[]",
     .shape = &kRole},
    {.name = "default",
     .form = Form::kObject,
     .help = "What a caller without a role may do; where it is left out, the profile alone decides",
     .shape = &kDefaultRole},
    {.name = "exceptions",
     .form = Form::kObjects,
     .help = "Images with more power than the profile grants",
     .absent = "[]",
     .shape = &kException},
    {.name = "rego",
     .form = Form::kTexts,
     .help = "Policies of your own: files, and folders with all `.rego` files below them",
     .absent = "[]",
     .rule = TextRule::kFile,
     .part = Part::kDaemon},
    {.name = "data",
     .form = Form::kTexts,
     .help = "JSON or YAML files for them, merged under `data`",
     .absent = "[]",
     .rule = TextRule::kFile,
     .part = Part::kDaemon},
    {.name = "query",
     .form = Form::kText,
     .help = "The rule of your own policies that answers",
     .absent = "\"data.docker.authz.allow\"",
     .rule = TextRule::kPolicyPath,
     .part = Part::kDaemon},
    {.name = "dialect",
     .form = Form::kChoice,
     .help = "The Rego that your own policies are written in; `guess` tries v1, then v0",
     .absent = "\"guess\"",
     .choices = kDialects,
     .part = Part::kDaemon},
    {.name = "plugin_name",
     .form = Form::kText,
     .help = "The name that the Docker daemon knows the plugin by",
     .rule = TextRule::kPluginName,
     .part = Part::kDaemon},
    {.name = "socket",
     .form = Form::kText,
     .help = "The plugin's socket; /run/docker/plugins/NAME.sock where it is left out",
     .rule = TextRule::kFile,
     .part = Part::kDaemon},
    {.name = "docker_socket",
     .form = Form::kText,
     .help = "The Docker daemon's socket, to ask it for facts; /run/docker.sock where it is left out",
     .rule = TextRule::kFile,
     .part = Part::kDaemon},
    {.name = "skip_ping",
     .form = Form::kFlag,
     .help = "Whether HEAD /_ping is allowed without asking a policy",
     .absent = "true",
     .part = Part::kDaemon},
    {.name = "log",
     .form = Form::kObject,
     .help = "The daemon's log",
     .absent = "{}",
     .shape = &kLog,
     .part = Part::kDaemon},
    {.name = "decision_log",
     .form = Form::kObject,
     .help = "A record of every decision",
     .absent = "{}",
     .shape = &kDecisionLog,
     .part = Part::kDaemon},
    {.name = "on_log_failure",
     .form = Form::kChoice,
     .help =
         "What a decision means that cannot be written there: `deny` refuses (so it is in mode enforce where this is "
         "left out), `continue` counts the loss",
     .choices = kLogFailures,
     .part = Part::kDaemon},
    {.name = "metrics",
     .form = Form::kText,
     .help = "Where GET /metrics is served for Prometheus: the path of a socket, or `127.0.0.1:PORT`",
     .rule = TextRule::kFile,
     .part = Part::kDaemon},
    {.name = "limits",
     .form = Form::kObject,
     .help = "Bounds",
     .absent = "{}",
     .shape = &kLimits,
     .part = Part::kDaemon},
};
constexpr Shape kFile = {"bulkhead", "The configuration of bulkhead serve", kFileFields};

}  // namespace

const Field* Shape::find(std::string_view wanted) const {
  const auto found = std::ranges::find(fields, wanted, &Field::name);
  return found == fields.end() ? nullptr : &*found;
}

const Shape& file_shape() { return kFile; }

}  // namespace bulkhead::config
