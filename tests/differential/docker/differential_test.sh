#!/usr/bin/env bash
# A bounded run with a fixed seed: differential_test.sh PROGRAM.
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/../../.."
tools/docker-types/build.sh build/docker-types
"$1" build/docker-types --bodies 100000 --seed 20
