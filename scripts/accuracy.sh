#!/usr/bin/env bash
# How far projections can be trusted: starts an app with the agent, projects that start onto fewer cores and longer
# round trips, then really starts it there, and prints projected, measured and error. Both apps use PostgreSQL, which
# this script brings along (binaries from Maven).
#
#   scripts/accuracy.sh         both apps, 12 places each; about an hour for each run on a quiet machine
#   APPS="demo boot"            the demo app; Spring Boot web + JPA + Flyway (scripts/accuracy/app)
#   CPUS="1 0.5 0.25 0.1"       cores, by the quota of a control group
#   RTTS="0 5 20"               milliseconds, by a delaying TCP proxy in front of PostgreSQL; 0: none
#   RUNS=3                      starts of each place; the median counts. At least 3 are made with the agent, from the
#                               median of which is projected, and as many without it
#   OUT=folder                  where all raw values, reports and logs stay; by default a new temporary folder
#   MODEL_ONLY=1                starts nothing: projects and compares again from what is in OUT
#   UPDATE_README=1             puts the table into the README, between its marks
#   NICE=-15                    the priority of app, PostgreSQL and proxy, for a machine that is not quiet (below 0
#                               needs root)
#   JDK=/path/to/a/jdk          instead of the java on PATH; JAVA_FLAGS="-Xmx512m": flags for the apps
#   AGENT=path/to/prebind.jar   instead of the one that is built here
#
# Needs Linux, a JDK 17 or newer, Maven, and the right to make a cpu control group (root has it). How it is measured
# stands in scripts/accuracy/src/main/java/io/github/prebind/accuracy/package-info.java.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
fail() { printf 'accuracy: %s\n' "$*" >&2; exit 2; }

java=${JDK:+$JDK/bin/}java
command -v "$java" > /dev/null || fail "there is no $java: expected a JDK 17 or newer on the PATH or in JDK"
[ "${MODEL_ONLY:-}" != 1 ] || [ -f "${OUT:-}/starts.csv" ] || fail "MODEL_ONLY=1 needs OUT=folder of an earlier run"
[ "${UPDATE_README:-}" != 1 ] || grep -q '^<!-- accuracy: ' README.md || fail "README.md has no mark <!-- accuracy: ... -->"
agent=${AGENT:-agent/target/prebind.jar}
harness=scripts/accuracy/target

# Whether $1 is missing or older than anything in the folders after it.
stale() {
  [ ! -e "$1" ] || [ -n "$(find "${@:2}" -name target -prune -o -type f -newer "$1" -print -quit)" ]
}
build() { mvn -q -B -ntp -DskipTests "$@" package || fail "Maven could not build what is measured"; }
if [ -z "${AGENT:-}" ] && stale "$agent" pom.xml agent; then
  build -pl agent/bridge,agent/core,agent
  touch "$agent"
fi
[ -f "$agent" ] || fail "there is no agent at $agent"
if stale "$harness/classpath" pom.xml scripts/accuracy/pom.xml scripts/accuracy/src; then
  build -f scripts/accuracy/pom.xml
  touch "$harness/classpath"
fi
if [ "${MODEL_ONLY:-}" != 1 ]; then
  for app in ${APPS:-demo boot}; do
    case $app in
      demo)
        if stale demo-app/target/demo-app.jar demo-app; then
          build -pl demo-app
          touch demo-app/target/demo-app.jar
        fi
        ;;
      boot)
        if stale scripts/accuracy/app/target/stock-app.jar scripts/accuracy/app; then
          build -f scripts/accuracy/app/pom.xml
          touch scripts/accuracy/app/target/stock-app.jar
        fi
        ;;
      *) fail "APPS=$app: expected demo, boot or both" ;;
    esac
  done
fi

out=${OUT:-$(mktemp -d "${TMPDIR:-/tmp}/accuracy.XXXXXX")}
mkdir -p "$out/jars"
# A build that runs meanwhile must change neither what is measured nor what measures.
cp "$agent" "$out/jars/prebind.jar"
rm -rf "$out/jars/harness" && cp -r "$harness/classes" "$out/jars/harness"
if [ "${MODEL_ONLY:-}" != 1 ]; then
  cp demo-app/target/demo-app.jar scripts/accuracy/app/target/stock-app.jar "$out/jars/" 2> /dev/null || true
fi

export OUT=$out JAVA=$java REVISION
REVISION=$(git describe --always --dirty 2> /dev/null || echo 'no revision')
exec nice -n "${NICE:-0}" "$java" -XX:+UseSerialGC -Xmx512m -Dorg.slf4j.simpleLogger.defaultLogLevel=off \
  -cp "$out/jars/harness:$(cat "$harness/classpath")" io.github.prebind.accuracy.Accuracy
