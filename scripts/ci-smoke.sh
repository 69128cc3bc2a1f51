#!/usr/bin/env bash
# Starts an app as the platform will and says whether it would get through: one step for any CI.
set -uo pipefail

usage() {
  cat <<'EOF'
Usage: ci-smoke.sh [options] -- COMMAND [ARG...]
Starts COMMAND (java -jar app.jar, a script, mvn spring-boot:run) with Prebind and checks, in this
order: the variables that it needs; its port open within the deadline; the migrations that ran;
ready; an answer to a health check. Then it stops everything that it started.

  --require-env NAMES  variables that must be set and not blank, separated by commas  SMOKE_REQUIRE_ENV
  --health PATH        what is asked for on the open port until it answers 2xx;
                       default /health; none: not asked                               SMOKE_HEALTH
  --health-seconds N   how long to ask; default 30                                    SMOKE_HEALTH_SECONDS
  --jar FILE           prebind.jar; default beside this script, in the working
                       folder, or in agent/target                                     SMOKE_JAR
  --out DIR            where the reports go, in all formats; default prebind-smoke    SMOKE_OUT
  -h, --help           this text

The names at the right are variables that do the same. Every other option goes to "prebind.jar run":
--platform=heroku, --deadline=60s, --budget=20s, --ready=/health/ready, --cpus=0.5 (with "=", or as
variables: PREBIND_PLATFORM=heroku). PORT is the port to wait for, if it is set.

Exit codes: 0 all of it went well; 1 late, over budget, never open, a finding, not ready, or no
healthy answer; 2 usage, settings or a missing variable: nothing was started; 3 the app ended before
it opened its port.
EOF
}

say() { printf 'smoke: %s\n' "$*"; }
refuse() { printf 'smoke: %s\n' "$*" >&2; exit 2; }

require_env=${SMOKE_REQUIRE_ENV-}
health=${SMOKE_HEALTH:-/health}
health_seconds=${SMOKE_HEALTH_SECONDS:-30}
jar=${SMOKE_JAR-}
out=${SMOKE_OUT:-prebind-smoke}
options=()

while [ $# -gt 0 ] && [ "$1" != -- ]; do
  case $1 in
    -h | --help) usage; exit 0 ;;
    --require-env | --health | --health-seconds | --jar | --out)
      [ $# -ge 2 ] || refuse "$1 needs a value"
      set -- "$1=$2" "${@:3}" ;;
    --require-env=*) require_env=${1#*=}; shift ;;
    --health=*) health=${1#*=}; shift ;;
    --health-seconds=*) health_seconds=${1#*=}; shift ;;
    --jar=*) jar=${1#*=}; shift ;;
    --out=*) out=${1#*=}; shift ;;
    --keep-running | --runs | --runs=*) refuse "${1%%=*} has no place here: the app is started once and stopped" ;;
    --*=*) options+=("$1"); shift ;;
    -*) refuse "$1: expected --option=VALUE, and -- before the command (--help says more)" ;;
    *) refuse "$1: expected -- before the command (--help says more)" ;;
  esac
done
[ $# -ge 2 ] || refuse "no command: expected ci-smoke.sh [options] -- COMMAND [ARG...] (--help says more)"
shift

case $health in none | /*) ;; *) refuse "--health=$health: expected a path such as /health, or none" ;; esac
case $health_seconds in '' | *[!0-9]*) refuse "--health-seconds=$health_seconds: expected a number of seconds" ;; esac

# 1: the variables. All that is missing at once, not one after each push.
missing=()
names=()
IFS=$', \t\n;' read -r -d '' -a names <<<"$require_env" || true
for name in ${names[@]+"${names[@]}"}; do
  [[ $name =~ ^[A-Za-z_][A-Za-z_0-9]*$ ]] || refuse "--require-env: $name is no name of a variable"
  value=${!name-}
  [ -n "${value//[[:space:]]/}" ] || missing+=("$name")
done
[ ${#missing[@]} -eq 0 ] || refuse "not set, or blank: ${missing[*]}"
[ ${#names[@]} -eq 0 ] || say "variables: ${names[*]} are set"

if [ -z "$jar" ]; then
  here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
  for candidate in "$here/prebind.jar" prebind.jar "$here/../agent/target/prebind.jar"; do
    if [ -f "$candidate" ]; then jar=$candidate; break; fi
  done
  [ -n "$jar" ] || refuse "prebind.jar is neither beside this script nor here: expected --jar FILE"
fi
[ -f "$jar" ] || refuse "$jar: there is no such file"
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
command -v "$java" >/dev/null || refuse "there is no $java: expected a JDK 17 or newer on the PATH or in JAVA_HOME"

run=
# Ends "run", which stops all that it started and waits for that.
stop() {
  if [ -n "$run" ]; then
    kill -TERM "$run" 2>/dev/null
    wait "$run" 2>/dev/null
    run=
  fi
}
trap stop EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
trap 'exit 129' HUP

# 2: the start.
{ mkdir -p "$out" && [ -w "$out" ]; } || refuse "$out: nothing can be written there"
rm -f "$out"/start.{json,html,md,xml,prom,trace.json}
say "starting: $*"
"$java" -jar "$jar" run ${options[@]+"${options[@]}"} --keep-running --out="$out" -- "$@" &
run=$!

# The Markdown is written after the JSON, and both behind the bind and the word that the app is ready.
until [ -s "$out/start.md" ]; do
  if ! kill -0 "$run" 2>/dev/null; then
    wait "$run"
    code=$?
    run=
    exit "$code"
  fi
  sleep 0.2
done

# A number, or what is between quotes, of the report: fact OBJECT NAME.
fact() {
  awk -v object="\"$1\": {" -v name="\"$2\": " '
    index($0, "  " object) == 1 { inside = 1 }
    inside && (at = index($0, name)) { v = substr($0, at + length(name)); gsub(/^"|"?,?$/, "", v); print v; exit }
    inside && /^  }/ { exit }' "$out/start.json"
}

port=$(fact bind port)
failed=
if [ -n "$port" ]; then
  # 3: the migrations.
  migrations=$(awk -F ' [|] ' '
    /<summary>Migrations/ { inside = 1 }
    inside && /^[|] `/ {
      gsub(/^[|] `|`$/, "", $1); sub(/ [|]$/, "", $4)
      print "  " $1 ": " $4 ", " $2 ($3 == "" ? "" : ", statements: " $3)
    }
    /<\/details>/ { inside = 0 }' "$out/start.md")
  if [ -n "$migrations" ]; then
    say "migrations:"
    printf '%s\n' "$migrations"
  else
    say "migrations: none ran"
  fi

  # 4: ready.
  ready=$(fact ready atMillis)
  if [ -n "$ready" ]; then
    say "ready after ${ready%.*} ms ($(fact ready by))"
  else
    case " ${options[*]-} ${PREBIND_READY:+--ready=$PREBIND_READY} " in
      *" --ready=/"*) say "NOT READY: the app did not say so"; failed=ready ;;
      *) say "ready: the app says nothing about it" ;;
    esac
  fi

  # 5: the health check.
  status_of() {
    if command -v curl >/dev/null; then
      curl -sS -o /dev/null --max-time 5 -w '%{http_code}' "$1" 2>/dev/null
    else
      (
        exec 3<>"/dev/tcp/127.0.0.1/$port" &&
          printf 'GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n' "$health" >&3 &&
          IFS=' ' read -r -t 5 _ status _ <&3 && printf '%s' "$status"
      ) 2>/dev/null
    fi
  }
  if [ "$health" != none ]; then
    url=http://127.0.0.1:$port$health
    end=$((SECONDS + health_seconds))
    while :; do
      status=$(status_of "$url")
      case $status in 2??) say "healthy: GET $health on port $port answers $status"; break ;; esac
      kill -0 "$run" 2>/dev/null || { say "NOT HEALTHY: the app has ended"; failed=health; break; }
      if [ "$SECONDS" -ge "$end" ]; then
        case $status in
          '' | 000) status="no answer" ;;
        esac
        say "NOT HEALTHY: GET $health on port $port: $status, for $health_seconds s"
        failed=health
        break
      fi
      sleep 1
    done
  fi
fi

# When the app ends, "run" ends with the start's own exit code.
app=$(fact jvm pid)
[ -z "$app" ] || kill -TERM "$app" 2>/dev/null
for ((i = 0; i < 150; i++)); do
  kill -0 "$run" 2>/dev/null || break
  sleep 0.1
done
if kill -0 "$run" 2>/dev/null; then
  # Something besides the app is left of the command. Verdict and findings are in the report.
  stop
  levels='error'
  for option in ${options[@]+"${options[@]}"}; do
    case $option in --fail-on=warning) levels='error|warning' ;; --fail-on=info) levels='error|warning|info' ;; esac
  done
  code=0
  if [ "$(fact verdict inTime)" = false ] || grep -Eq "^ +\"level\": \"($levels)\"" "$out/start.json"; then code=1; fi
else
  wait "$run"
  code=$?
  run=
fi
if [ "$code" -eq 0 ] && [ -n "$failed" ]; then code=1; fi
[ "$code" -ne 0 ] || say "all of it went well; the reports are in $out"
exit "$code"
