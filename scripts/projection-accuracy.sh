#!/usr/bin/env bash
# How far the projection can be trusted that the agent makes while an app starts: starts the demo app on PostgreSQL once
# without limits, takes that start as the baseline of 20 others under other conditions, and prints for each what was
# projected when half of its time was gone, the real time, and the error. Then the median of the errors.
#
#   scripts/projection-accuracy.sh    about ten minutes on a quiet machine
#   STARTS=20                   how many
#   APPS=demo                   or boot: Spring Boot web + JPA + Flyway (scripts/accuracy/app); or both, one after the other
#   CPUS="0 1 0.5 0.25"         cores, by the quota of a control group; 0: no quota, as the baseline had. Taken in turn
#   RTTS="0 5"                  milliseconds, by a delaying TCP proxy in front of PostgreSQL; 0: none, as the baseline had
#   BASELINE=start.json         take this report as the baseline instead of making one (for one app)
#   OUT=folder                  where reports, logs and starts.csv stay; by default a new temporary folder
#   MODEL_ONLY=1                starts nothing: prints the errors of what is in OUT again
#   UPDATE_README=1             puts the outcome into the README, between its marks
#   NICE, JDK, JAVA_FLAGS, AGENT  as in scripts/accuracy.sh
#
# Exit code 1 if the median is above 15 %. Needs what scripts/accuracy.sh needs.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. scripts/accuracy/prepare.sh
[ "${UPDATE_README:-}" != 1 ] || grep -q '^<!-- projection accuracy: ' README.md ||
  fail "README.md has no mark <!-- projection accuracy: ... -->"
export APPS=${APPS:-demo} RUNS=${STARTS:-20} CPUS=${CPUS:-0 1 0.5 0.25} RTTS=${RTTS:-0 5}
prepare demo
measure RunningAccuracy
