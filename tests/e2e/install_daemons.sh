#!/usr/bin/env bash
# Installs what the end-to-end tests run beside Debian's own Docker: the newest daemon and newer clients, each pinned
# here, built from the Go module proxy or taken from PyPI. `./run daemons` calls it.
#
# Every part has a folder of its own under build/daemons. It is made beside its place and moved there when it is whole,
# so a part is there or it is not; a part whose pins have not changed is not made again.
#
# Usage: install_daemons.sh PART...     newest (Go), docker (Go), compose (Go), python
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/../.."

moby=github.com/moby/moby/v2
moby_version=v2.0.0-beta.24
runc_version=v1.4.3
docker_cli_version=v28.5.2
compose=github.com/docker/compose/v5
compose_version=v5.6.0
python_packages=(docker==7.2.0 testcontainers==4.15.0)

root=$PWD/build/daemons
export GOFLAGS=-mod=mod GOTOOLCHAIN=local CC=${CC:-gcc-12}

main() {
    mkdir -p "$root"
    local part status=0
    for part in "$@"; do
        install "$part" || status=1
    done
    return "$status"
}

# What `part` is made of, in one line: a change makes it again.
pins() {
    case $1 in
        newest) echo "moby $moby_version, runc $runc_version" ;;
        docker) echo "docker client $docker_cli_version" ;;
        compose) echo "docker compose $compose_version" ;;
        python) echo "${python_packages[*]}" ;;
        *) echo "there is no part “$1”" >&2 && return 1 ;;
    esac
}

install() {
    local part=$1 wanted began=$SECONDS
    wanted=$(pins "$part")
    if [ "$(cat "$root/$part/VERSION" 2>/dev/null)" = "$wanted" ]; then
        echo "daemons: $wanted: there already"
        return 0
    fi
    echo "daemons: $wanted: installing into build/daemons/$part (some minutes the first time)"
    rm -rf "$root/$part.part" "$root/$part"
    mkdir -p "$root/$part.part"
    if (cd "$root/$part.part" && "make_$part") >"$root/$part.log" 2>&1; then
        echo "$wanted" >"$root/$part.part/VERSION"
        mv "$root/$part.part" "$root/$part"
        echo "daemons: $wanted: installed after $((SECONDS - began)) s"
    else
        tail -n 5 "$root/$part.log" >&2
        echo "daemons: $wanted: cannot be had; build/daemons/$part.log says why" >&2
        rm -rf "$root/$part.part"
        return 1
    fi
}

# Each make_PART works in an empty folder that will be moved. `set -e` does not reach into a condition: hence &&.

make_newest() {
    export GOBIN=$PWD
    # Without its build's variables the daemon would call itself “library-import”.
    go install -ldflags "-X $moby/dockerversion.Version=${moby_version#v}" "$moby/cmd/dockerd@$moby_version" &&
        go install "$moby/cmd/docker-proxy@$moby_version" &&
        go install -tags seccomp "github.com/opencontainers/runc@$runc_version"
}

# The client's module names its dependencies in vendor.mod, which the go command does not read: a module of ours takes
# them over.
make_docker() {
    local module=github.com/docker/cli version=$docker_cli_version+incompatible source build=$PWD.build
    source=$(module_folder "$module@$version") && rm -rf "$build" && mkdir "$build" &&
        sed 's/^module .*/module client/' "$source/vendor.mod" >"$build/go.mod" &&
        cat "$source/vendor.sum" >"$build/go.sum" &&
        (cd "$build" && go mod edit "-require=$module@$version" &&
            go build -o "$OLDPWD/docker" -ldflags "-X $module/cli/version.Version=${docker_cli_version#v}" \
                "$module/cmd/docker") &&
        rm -rf "$build"
}

# Compose's module has replacements, which count only in the main module: so it is made the main one, in a copy.
make_compose() {
    local source build=$PWD.build
    source=$(module_folder "$compose@$compose_version") && rm -rf "$build" && cp -r "$source" "$build" &&
        chmod -R u+w "$build" &&
        (cd "$build" && go build -o "$OLDPWD/docker-compose" \
            -ldflags "-X $compose/internal.Version=${compose_version#v}" ./cmd) &&
        rm -rf "$build"
}

# A virtual environment does not survive a move, a folder of packages does.
make_python() {
    /usr/bin/python3 -m venv "$PWD.build" &&
        "$PWD.build/bin/pip" install --quiet --target "$PWD" "${python_packages[@]}" &&
        rm -rf "$PWD.build"
}

module_folder() {
    (cd / && go mod download -json "$1") | sed -n 's/.*"Dir": "\(.*\)".*/\1/p' | grep .
}

main "$@"
