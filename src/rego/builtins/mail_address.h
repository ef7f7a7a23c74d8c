#pragma once
// One e-mail address (RFC 5322) as Go's net/mail accepts it: "a@b.c", or "Name <a@b.c>", with comments. Groups are not.

#include <string_view>

namespace rego {

bool is_mail_address(std::string_view text);

}  // namespace rego
