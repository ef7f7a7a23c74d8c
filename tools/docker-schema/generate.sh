#!/usr/bin/env bash
# Writes the field tables from Docker's own types into the folder named. Status 77, with words, where it cannot.
set -euo pipefail
tables=$(mkdir -p "$1" && readlink -f "$1")
cd "$(dirname "$(readlink -f "$0")")/../.."
programs=build/docker-types
tools/docker-types/build.sh "$programs"
"$programs/moby20" describe >"$programs/moby20.json"
"$programs/moby156" describe >"$programs/moby156.json"
"$programs/docker-schema" "$programs/moby20.json" "$programs/moby156.json" "$tables"
