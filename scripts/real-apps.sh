#!/usr/bin/env bash
# Starts real servers from Maven Central with and without the agent, and prints what it saw and what it cost: a client
# outside tries the port every 5 ms.
#
#   scripts/real-apps.sh [NAME...]   the apps named; all of them by default
#   APPS=../shared/apps              the folder whose setup.sh and run.sh fetch and start the apps (its README names them)
#   PAIRS=3                          interleaved pairs of starts, one without the agent and one with it
#   EMPTY=1                          a third start in each, with an agent that does nothing: what any agent costs there
#   SETTINGS=port=%d                 settings of the agent; %d is the app's port. None by default: it has to find the port
#   HOLD=5                           seconds that an app is left running behind its bind
#   JDK=25                           another JDK than the app's own: 17, 25 or a folder
#   CPU_QUOTA=0.5                    starts the apps under a quota
#   OUT=folder                       where lines, logs and reports stay; by default a new temporary folder
#   AGENT=path/to/prebind.jar        instead of the one that is built here
#
# Exit code 1 if an app behaved differently, or its port was wrong or its instant off by more than 5 ms. The other goals
# (95 % attributed, 1.05 times CPU and time) are marked in the table only: single starts of a small app differ by more.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
fail() { printf 'real-apps: %s\n' "$*" >&2; exit 2; }

apps=$(cd "${APPS:-../shared/apps}" 2> /dev/null && pwd) || fail "APPS=${APPS:-../shared/apps}: expected a folder with setup.sh and run.sh"
[ -x "$apps/run.sh" ] && [ -x "$apps/setup.sh" ] || fail "APPS=$apps: expected a folder with setup.sh and run.sh"
command -v python3 > /dev/null || fail "needs python3"
pairs=${PAIRS:-3}
case $pairs in *[!0-9]* | '' | 0) fail "PAIRS=$pairs: expected a number from 1 on" ;; esac
names=("$@")
[ $# -gt 0 ] || mapfile -t names < <("$apps/run.sh" -l)
for name in "${names[@]}"; do
  "$apps/run.sh" -l | grep -qxF -- "$name" || fail "$name: no such app; there are $("$apps/run.sh" -l | tr '\n' ' ')"
done

agent=${AGENT:-agent/target/prebind.jar}
if [ -z "${AGENT:-}" ] && [ ! -f "$agent" ]; then
  mvn -q -B -ntp -pl agent/bridge,agent/core,agent -DskipTests package
fi
[ -f "$agent" ] || fail "there is no agent at $agent"
out=${OUT:-$(mktemp -d "${TMPDIR:-/tmp}/real-apps.XXXXXX")}
mkdir -p "$out"
cp "$agent" "$out/prebind.jar" # a build that runs meanwhile must not change what is measured
: > "$out/starts.txt"
: > "$out/ports.txt"
empty=
[ "${EMPTY:-}" != 1 ] || empty=$(scripts/bench/empty-agent.sh "$out")
corpus=${CORPUS:-${XDG_CACHE_HOME:-$HOME/.cache}/corpus}

# One start: its line goes to starts.txt behind the number of the pair and "plain", "empty" or "agent"; its log beside it.
start() { # name, pair, plain|empty|agent, JVM flags
  local line
  line=$(EXTRA_JVM="$4" HOLD=$([ "$3" = agent ] && echo "${HOLD:-5}" || echo 0) "$apps/run.sh" "$1") || true
  printf '%s %s %s\n' "$2" "$3" "$line" >> "$out/starts.txt"
  cp "$corpus/logs/$1.log" "$out/$1-$2-$3.log" 2> /dev/null || true
  printf '%s of %s: %s: %s\n' "$2" "$pairs" "$3" "$line" >&2
}

for name in "${names[@]}"; do
  "$apps/setup.sh" "$name" >&2 || { printf '0 setup %s exit=no_setup\n' "$name" >> "$out/starts.txt"; continue; }
  port=$(sed -n 's/^\(.* \)\{0,1\}PORT=\([0-9]*\).*/\2/p' "$apps/apps/$name.sh" | head -1)
  printf '%s %s\n' "$name" "$port" >> "$out/ports.txt"
  settings=${SETTINGS:-}
  settings=${settings//%d/$port}
  for ((pair = 1; pair <= pairs; pair++)); do
    flags="-javaagent:$out/prebind.jar=report=$out/$name-$pair-%p.json${settings:+,$settings}"
    order=(plain ${empty:+empty} agent)
    ((pair % 2)) || order=(agent ${empty:+empty} plain)
    for how in "${order[@]}"; do
      case $how in
        plain) start "$name" "$pair" plain "" ;;
        empty) start "$name" "$pair" empty "-javaagent:$empty" ;;
        agent) start "$name" "$pair" agent "$flags" ;;
      esac
    done
  done
done
exec python3 scripts/real-apps/table.py "$out"
