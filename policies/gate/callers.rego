# Who a `who` of the configuration means: whoever meets one of what it lists.
package bulkhead.gate.callers

# Everyone, where nobody is named.
is(who) if who == null

is(who) if input.identity.cn in who.cn

is(who) if {
    some name in who.dns
    name in input.identity.dns
}

is(who) if input.identity.fingerprint in who.fingerprint

is(who) if {
    who.socket == true
    input.identity.socket == true
}

is(who) if input.identity.uid in who.uid

is(who) if input.identity.gid in who.gid
