#!/usr/bin/env bash
# What Prebind costs: CPU and wall time to the open port, plain, with an empty agent and with Prebind, side by side.
# How it is measured stands at the top of scripts/bench/measure.py.
#
#   scripts/bench.sh            both apps; exit code 1 if a promise of the contract is not kept
#   RUNS=15                     rounds counted; each starts the app three times
#   APPS="bare boot"            a class that opens one ServerSocket; Spring Boot web + JPA + Flyway + H2
#   JDK=/path/to/a/jdk          instead of the java on PATH
#   AGENT=path/to/prebind.jar   instead of the one that is built here, with =settings if wanted
#   NICE=-10                    the priority of app and client, for a machine that is not quiet (below 0 needs root)
set -eu
cd "$(dirname "$0")/.."
java=${JDK:+$JDK/bin/}java
target=scripts/bench/target
agent=${AGENT:-$PWD/agent/target/prebind.jar}
jar=${agent%%=*}

command -v python3 > /dev/null || { echo "bench: needs python3" >&2; exit 2; }
if [ -z "${AGENT:-}" ] && [ ! -f "$jar" ]; then
  mvn -q -B -ntp -pl agent/bridge,agent/core,agent -DskipTests package
fi
[ -f "$jar" ] || { echo "bench: no agent at $jar" >&2; exit 2; }
mkdir -p "$target"
cp "$jar" "$target/prebind.jar" # a build that runs meanwhile must not change what is measured

classes=$target/bare
mkdir -p "$classes"
javac --release 17 -d "$classes" scripts/bench/BareServer.java scripts/bench/EmptyAgent.java
printf 'Premain-Class: EmptyAgent\n' > "$classes/empty.mf"
jar --create --file "$target/empty-agent.jar" --manifest "$classes/empty.mf" -C "$classes" EmptyAgent.class

measure() { # name, promised, the app's arguments
  python3 scripts/bench/measure.py --runs "${RUNS:-15}" --nice "${NICE:-0}" --java "$java" \
    --empty "$target/empty-agent.jar" --prebind "$target/prebind.jar${agent#"$jar"}" --name "$1" --promised "$2" -- "${@:3}"
}

echo "$("$java" -version 2>&1 | sed -n 2p), $(nproc) cores, $(git describe --always --dirty 2> /dev/null || echo 'no revision')"
kept=0
for app in ${APPS:-bare boot}; do
  case $app in
    bare)
      measure "bare server" millis -cp "$classes" BareServer PORT || kept=1
      ;;
    boot)
      changed=$(find scripts/bench/pom.xml scripts/bench/src -newer "$target/bench-app.jar" 2> /dev/null || echo all)
      [ -z "$changed" ] || mvn -q -B -ntp -f scripts/bench/pom.xml package
      measure "Spring Boot web + JPA + Flyway + H2" ratio -jar "$target/bench-app.jar" --server.port=PORT || kept=1
      ;;
    *)
      echo "bench: unknown app $app, expected bare or boot" >&2
      exit 2
      ;;
  esac
done
exit $kept
