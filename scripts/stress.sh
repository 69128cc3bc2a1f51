#!/usr/bin/env bash
# The long form of the tests that strike at random: SIGTERM, SIGKILL and full heaps at random instants of a start, and
# settings, report files and contradictory reports by the thousand. Their short form is part of mvn verify.
#
#   scripts/stress.sh      200 faults (some 10 minutes), 10,000 inputs of each kind (some 3 minutes)
#   FAULTS=50              that many
#   INPUTS=1000            that many
#   SEED=1                 another series; by default one that is made up now, and said
#
# Exit code 0 if all held; otherwise the failing test says seed and number.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
seed=${SEED:-$RANDOM}
case ${FAULTS:-200}${INPUTS:-10000}$seed in
  *[!0-9]*) echo "stress: FAULTS=${FAULTS:-} INPUTS=${INPUTS:-} SEED=$seed: expected whole numbers" >&2; exit 2 ;;
esac
echo "seed $seed: ${INPUTS:-10000} inputs of each kind, ${FAULTS:-200} faults"
mvn -q -B -ntp -pl agent/bridge,agent/core,agent verify \
  -Dtest='SettingsFuzzTest,DamagedReportTest,ContradictoryReportTest' -Dit.test=FaultIT \
  -Dsurefire.failIfNoSpecifiedTests=false -Dfailsafe.failIfNoSpecifiedTests=false \
  -Dfuzz.inputs="${INPUTS:-10000}" -Dfuzz.seed="$seed" -Dfaults="${FAULTS:-200}" -Dfaults.seed="$seed"
echo "all held"
