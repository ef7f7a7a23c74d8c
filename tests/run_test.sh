#!/usr/bin/env bash
# What `./run` answers to mistakes: a sentence and a status that is not zero, before anything is installed or built.
set -uo pipefail
cd "$(dirname "$0")/.."

# refuses SENTENCE WORD…: `./run WORD…` fails and says so.
refuses() {
    local sentence=$1 said
    shift
    if said=$(./run "$@" 2>&1) || [[ $said != *"$sentence"* ]]; then
        printf 'input: ./run %s\ngot: %s\nwant: a failure that says: %s\n' "$*" "$said" "$sentence"
        exit 1
    fi
}

refuses "there is no verb “tset”" tset
# A mistyped folder was taken for a suite that cannot be had: skipped, with status 0.
refuses "there is no folder “no/such/folder”" conformance no/such/folder
refuses "there is no folder “no/such/folder”" conformance --known build/known.txt no/such/folder
