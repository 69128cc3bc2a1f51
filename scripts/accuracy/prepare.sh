# Shared by scripts/accuracy.sh and scripts/projection-accuracy.sh, which say what the settings mean: builds what is
# missing or stale, copies it to OUT, and starts one of the harness's main classes. To be sourced in the repository's root.
# shellcheck shell=bash
name=$(basename "$0" .sh)
fail() { printf '%s: %s\n' "$name" "$*" >&2; exit 2; }

java=${JDK:+$JDK/bin/}java
command -v "$java" > /dev/null || fail "there is no $java: expected a JDK 17 or newer on the PATH or in JDK"
[ "${MODEL_ONLY:-}" != 1 ] || [ -f "${OUT:-}/starts.csv" ] || fail "MODEL_ONLY=1 needs OUT=folder of an earlier run"
[ "${GO_ON:-}" != 1 ] || [ -f "${OUT:-}/starts.csv" ] || fail "GO_ON=1 needs OUT=folder of an earlier run"
agent=${AGENT:-agent/target/prebind.jar}
harness=scripts/accuracy/target

# Whether $1 is missing or older than anything in the folders after it.
stale() {
  [ ! -e "$1" ] || [ -n "$(find "${@:2}" -name target -prune -o -type f -newer "$1" -print -quit)" ]
}
build() { mvn -q -B -ntp -DskipTests "$@" package || fail "Maven could not build what is measured"; }

# Builds the agent, the harness and the apps of APPS ($1 by default), and copies them to OUT.
prepare() {
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
    for app in ${APPS:-$1}; do
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
  out=${OUT:-$(mktemp -d "${TMPDIR:-/tmp}/$name.XXXXXX")}
  mkdir -p "$out/jars"
  # A build that runs meanwhile must change neither what is measured nor what measures.
  if [ "${GO_ON:-}" != 1 ]; then
    cp "$agent" "$out/jars/prebind.jar"
  fi
  rm -rf "$out/jars/harness" && cp -r "$harness/classes" "$out/jars/harness"
  if [ "${MODEL_ONLY:-}" != 1 ] && [ "${GO_ON:-}" != 1 ]; then
    cp demo-app/target/demo-app.jar scripts/accuracy/app/target/stock-app.jar "$out/jars/" 2> /dev/null || true
  fi
  export OUT=$out JAVA=$java REVISION
  REVISION=$(git describe --always --dirty 2> /dev/null || echo 'no revision')
}

# Runs a main class of the harness in place of the script.
measure() {
  exec nice -n "${NICE:-0}" "$java" -XX:+UseSerialGC -Xmx512m -Dorg.slf4j.simpleLogger.defaultLogLevel=off \
    -cp "$out/jars/harness:$(cat "$harness/classpath")" "io.github.prebind.accuracy.$1"
}
