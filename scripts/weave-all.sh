#!/usr/bin/env bash
# Weaves every method of every class of the JDK and of many libraries, and compares each with what ASM makes of it,
# instruction by instruction. Ends with 1 if one differs.
#
#   scripts/weave-all.sh [FOLDER]    the jars below this folder; the local Maven repository if none is given
#   JAVA_HOME=/path/to/a/jdk         whose classes are woven
set -euo pipefail
jars=$(realpath "${1:-$HOME/.m2/repository}")
cd "$(dirname "${BASH_SOURCE[0]}")/.."
[ -d "$jars" ] || { echo "weave-all: no folder $jars" >&2; exit 2; }
mvn -B -ntp -q -pl agent/bridge,agent/core test -Dtest=ClassWeaverTest -Dsurefire.failIfNoSpecifiedTests=false -Dweave.jars="$jars"
