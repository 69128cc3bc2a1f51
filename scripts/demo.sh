#!/usr/bin/env bash
# Shows what Prebind is for: builds both jars, starts the demo app with the agent on one core, waits
# for its port, asks for its health, and stops it. Under a minute, besides the build.
#
#   scripts/demo.sh                          the app of the story: migrates, then opens its port
#   STARTUP=background scripts/demo.sh       the cure: opens its port, then migrates
#   PREBIND_DEMO_AGENT=off scripts/demo.sh   the same without the agent
#
# DEMO_ROWS (see demo-app/README.md) sets how long the migrations take. Needs a JDK 17+ and Maven.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

agent_jar=agent/target/prebind.jar
app_jar=demo-app/target/demo-app.jar
report=target/demo/start.json
limit_seconds=50

say() { printf 'demo: %s\n' "$*"; }
fail() { printf 'demo: %s\n' "$*" >&2; exit 1; }

java=${JAVA_HOME:+$JAVA_HOME/bin/}java
command -v "$java" >/dev/null || fail "there is no $java: expected a JDK 17 or newer on the PATH or in JAVA_HOME"

# Whether a jar is missing or older than anything that it is made of.
stale() {
  [ ! -e "$1" ] || [ -n "$(find pom.xml agent demo-app -name target -prune -o -type f -newer "$1" -print -quit)" ]
}

if stale "$agent_jar" || stale "$app_jar"; then
  command -v mvn >/dev/null || fail "there is no mvn: expected Maven 3.8 or newer on the PATH"
  say "building the agent and the demo app (the first time Maven also fetches their libraries)"
  mvn -q -B -ntp -Dstyle.color=never -DskipTests package
  # Maven leaves a jar alone whose content would not change; it is up to date all the same.
  touch "$agent_jar" "$app_jar"
fi

is_open() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

port=
for _ in {1..50}; do
  candidate=$((20000 + RANDOM % 10000))
  if ! is_open "$candidate"; then port=$candidate; break; fi
done
[ -n "$port" ] || fail "found no free port from 20000 to 29999"

# The answer to GET $1: status line first, or nothing when there was none.
get() {
  if command -v curl >/dev/null; then
    curl -sS --max-time 5 -w '\n%{http_code}' "http://127.0.0.1:$port$1" 2>/dev/null |
      { mapfile -t answer; printf '%s\n' "${answer[-1]-}" "${answer[@]:0:${#answer[@]}-1}"; }
  else
    (
      exec 3<>"/dev/tcp/127.0.0.1/$port"
      printf 'GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n' "$1" >&3
      tr -d '\r' <&3 | awk 'NR == 1 { print $2 } body { print } $0 == "" { body = 1 }'
    ) 2>/dev/null
  fi
}

command=("$java")
if [ "${PREBIND_DEMO_AGENT:-on}" != off ]; then
  rm -f "$report" && mkdir -p "${report%/*}"
  # As on Heroku, but with 6 s instead of its 60: long enough to see the warnings come, and short
  # enough not to be bored by them.
  command+=("-javaagent:$agent_jar=platform=heroku,deadline=6s,ready=/health/ready,report=$report")
fi
command+=(-jar "$app_jar")

# One core, as a small instance has: the first that this process may use.
if cores=$(taskset -cp $$ 2>/dev/null); then
  cores=${cores##*: }
  command=(taskset -c "${cores%%[,-]*}" "${command[@]}")
fi

app=
stop() {
  if [ -n "$app" ] && kill "$app" 2>/dev/null; then
    for _ in {1..100}; do
      kill -0 "$app" 2>/dev/null || break
      sleep 0.1
    done
    kill -KILL "$app" 2>/dev/null || true
  fi
  [ -z "$app" ] || wait "$app" 2>/dev/null || true
  app=
}
trap stop EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

say "starting the demo app with STARTUP=${STARTUP:-blocking}:"
printf '  PORT=%s %s\n' "$port" "${command[*]}"
SECONDS=0
# Without DATABASE_URL it is H2 in memory: a demo touches nobody's database.
env -u DATABASE_URL PORT="$port" "${command[@]}" &
app=$!

until is_open "$port"; do
  kill -0 "$app" 2>/dev/null || { wait "$app" && code=0 || code=$?; app=; fail "the app ended before it opened its port, exit code $code"; }
  [ "$SECONDS" -lt "$limit_seconds" ] || fail "the port is still shut after $limit_seconds s: giving up"
  sleep 0.1
done
say "port $port is open; /health answers:"
get /health | sed '/^$/d; s/^/  /'

# In the background the migrations go on; and the agent writes its report when the app is ready.
until [ "$(get /health/ready | head -n 1)" = 200 ]; do
  kill -0 "$app" 2>/dev/null || fail "the app ended before it was ready"
  [ "$SECONDS" -lt "$limit_seconds" ] || { say "not ready after $limit_seconds s"; break; }
  sleep 0.2
done
if [ "${PREBIND_DEMO_AGENT:-on}" != off ]; then
  for _ in {1..50}; do
    [ ! -s "$report" ] || break
    sleep 0.1
  done
fi

say "stopping the app"
stop
[ "${PREBIND_DEMO_AGENT:-on}" = off ] || [ ! -s "$report" ] || say "the agent's report: $report"
if [ "${STARTUP:-blocking}" = background ]; then
  say "now compare: STARTUP=blocking scripts/demo.sh keeps the port shut until the migrations are done;"
  say "the endpoints, the settings and PostgreSQL are in demo-app/README.md."
else
  say "next, the cure: STARTUP=background scripts/demo.sh opens the port first and migrates behind it;"
  say "the endpoints, the settings and PostgreSQL are in demo-app/README.md."
fi
