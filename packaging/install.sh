#!/bin/sh
# Installs and removes Bulkhead: ./run install [--uninstall] [--prefix DIR]. DESTDIR, as packagers use it, puts all of
# it under another root and leaves systemd alone.
#
#   install.sh BUILD_FOLDER [--uninstall] [--prefix DIR]
#   install.sh --help
#
# A configuration that is there is never written over and never removed, nor are logs and state. daemon.json is Docker's
# and the operator's: what belongs there is printed.
set -eu
umask 022

usage() {
    cat <<'TEXT'
./run install [--prefix DIR]    the program below DIR (/usr/local), its systemd units, a configuration in audit mode
                                where there is none, manual pages and completion
./run install --uninstall [--prefix DIR]
                                takes them away again; configuration, log and state are kept
./run install --help            this

With DESTDIR in the environment all of it is put under that root, and systemd is left alone.
TEXT
}

for word in "$@"; do
    case $word in -h | --help) usage && exit 0 ;; esac
done
if [ $# = 0 ]; then usage >&2 && exit 2; fi

here=$(cd "$(dirname "$0")" && pwd)
build=$1
shift
prefix=/usr/local
action=install
while [ $# -gt 0 ]; do
    case $1 in
        --uninstall) action=uninstall ;;
        --prefix) prefix=${2:?--prefix needs a folder} && shift ;;
        --prefix=*) prefix=${1#--prefix=} ;;
        *) echo "install: “$1” is no option; there are --uninstall, --prefix DIR and --help" >&2 && exit 2 ;;
    esac
    shift
done
case $prefix in /*) ;; *) echo "install: the prefix “$prefix” is no absolute path" >&2 && exit 2 ;; esac

root=${DESTDIR:-}
units=/etc/systemd/system
configuration=/etc/bulkhead/bulkhead.yaml

say() { printf '%s\n' "$*"; }

# put MODE SOURCE TARGET: replaced in one step, so that a running program is never half of two.
put() {
    target=$root$3
    mkdir -p "$(dirname "$target")"
    cp "$2" "$target.new"
    chmod "$1" "$target.new"
    mv -f "$target.new" "$target"
}

manuals() { (cd "$1" && ls -- *.[15]); }

# The short name `rego` is ours where nothing stands, or a link that we made: another program of that name is kept.
has_our_link() { [ "$(readlink "$root$prefix/bin/rego" || true)" = bulkhead ]; }

link_rego() {
    link=$root$prefix/bin/rego
    if has_our_link; then return; fi
    if [ -e "$link" ] || [ -L "$link" ]; then
        say "kept: $link (it is not Bulkhead's, so Bulkhead's own rego gets no link)"
    else
        ln -s bulkhead "$link"
    fi
}

talk_to_systemd() { [ -z "$root" ] && [ -d /run/systemd/system ]; }

install_all() {
    made=$(mktemp -d)
    trap 'rm -rf "$made"' EXIT
    /usr/bin/python3 -B "$here/manuals.py" "$build" "$made"
    put 755 "$build/bulkhead" "$prefix/bin/bulkhead"
    link_rego
    for page in $(manuals "$made"); do
        put 644 "$made/$page" "$prefix/share/man/man${page##*.}/$page"
    done
    "$build/bulkhead" completion bash >"$made/bash"
    "$build/bulkhead" completion zsh >"$made/zsh"
    "$build/bulkhead" completion fish >"$made/fish"
    put 644 "$made/bash" "$prefix/share/bash-completion/completions/bulkhead"
    put 644 "$made/zsh" "$prefix/share/zsh/site-functions/_bulkhead"
    put 644 "$made/fish" "$prefix/share/fish/vendor_completions.d/bulkhead.fish"
    sed "s|@BINDIR@|$prefix/bin|" "$here/bulkhead.service" >"$made/bulkhead.service"
    put 644 "$made/bulkhead.service" "$units/bulkhead.service"
    put 644 "$here/bulkhead.socket" "$units/bulkhead.socket"
    if [ -e "$root$configuration" ]; then
        say "kept: $root$configuration"
    else
        put 600 "$here/bulkhead.yaml" "$configuration"
        say "written: $root$configuration (mode audit: the profile refuses nothing yet)"
    fi
    if talk_to_systemd; then
        systemctl daemon-reload
        systemctl enable --now bulkhead.socket bulkhead.service
        systemctl try-restart bulkhead.service
    fi
    say "installed: $root$prefix/bin/bulkhead"
    print_next_step
}

print_next_step() {
    cat <<'TEXT'

Docker does not ask Bulkhead yet. To let it, put this line into /etc/docker/daemon.json, beside what stands there, and
restart Docker (systemctl restart docker):

    "authorization-plugins": ["bulkhead"]

From then on Docker refuses every call that Bulkhead does not answer. To go back, take the line out and restart Docker.
TEXT
}

# Who still makes Docker ask Bulkhead: the configuration, in however many lines, or a daemon's command line.
who_asks_bulkhead() {
    settings=$root/etc/docker/daemon.json
    if [ -e "$settings" ] && tr -d '\n' <"$settings" | grep -q '"authorization-plugins"[^]]*"bulkhead"'; then
        say "$settings names \"bulkhead\" among the authorization-plugins"
    fi
    for process in "$root"/proc/[0-9]*; do
        words=$({ tr '\0' ' ' <"$process/cmdline"; } 2>/dev/null) || continue
        case ${words%% *} in dockerd | */dockerd) ;; *) continue ;; esac
        case "$words " in
            *" --authorization-plugin"[=\ ]"bulkhead "*)
                say "dockerd (process ${process##*/}) was started with --authorization-plugin bulkhead"
                ;;
        esac
    done
}

uninstall_all() {
    askers=$(who_asks_bulkhead)
    if [ -n "$askers" ]; then
        cat >&2 <<TEXT
uninstall: Docker still asks Bulkhead, and without it would refuse every call:
$askers
Take it out, restart Docker, and come again.
TEXT
        exit 1
    fi
    if talk_to_systemd; then
        systemctl disable --now bulkhead.service bulkhead.socket || true
    fi
    rm -f "$root$units/bulkhead.service" "$root$units/bulkhead.socket" "$root$prefix/bin/bulkhead"
    if has_our_link; then rm -f "$root$prefix/bin/rego"; fi
    rm -f "$root$prefix/share/man/man1/bulkhead.1" "$root$prefix"/share/man/man1/bulkhead-*.1 \
        "$root$prefix/share/man/man5/bulkhead.yaml.5" \
        "$root$prefix/share/bash-completion/completions/bulkhead" "$root$prefix/share/zsh/site-functions/_bulkhead" \
        "$root$prefix/share/fish/vendor_completions.d/bulkhead.fish"
    if talk_to_systemd; then systemctl daemon-reload; fi
    say "removed; kept, if there: $root/etc/bulkhead, $root/var/log/bulkhead, $root/var/lib/bulkhead"
}

"${action}_all"
