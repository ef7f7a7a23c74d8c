#pragma once
// Secrets by the words around them: keys that hold one, settings of the form NAME=VALUE, and URLs that carry one.

#include <string>
#include <string_view>

namespace bulkhead {

// What stands in a record in place of a secret.
inline constexpr std::string_view kMasked = "***";

// Whether a key or the name of a setting says that a secret follows: "Password", "splunk-token", "IdentityToken", …
bool names_secret(std::string_view key);

// Whether the text has a secret that mask_secrets_in() would replace.
bool may_hold_secret(std::string_view text);

// `text` with the values of settings whose names say so (`--password=x`, `o=username=a,password=x`), and of URLs the
// user's part and the query, replaced. Replaces what `out` held.
void mask_secrets_in(std::string& out, std::string_view text);

// "NAME=VALUE" as "NAME=***". Text without '=' is a name and stays, if it looks like one.
void mask_assignment(std::string& out, std::string_view text);

}  // namespace bulkhead
