#!/usr/bin/env bash
# How far projections can be trusted: starts an app with the agent, projects that start onto fewer cores and longer
# round trips, then really starts it there, with the agent too, and prints projected, measured and error. Both apps use
# PostgreSQL, which this script brings along (binaries from Maven).
#
#   scripts/accuracy.sh         both apps, 12 places each; an hour and a half
#   APPS="demo boot"            the demo app; Spring Boot web + JPA + Flyway (scripts/accuracy/app)
#   CPUS="1 0.5 0.25 0.1"       cores, by the quota of a control group
#   RTTS="0 5 20"               milliseconds, by a delaying TCP proxy in front of PostgreSQL; 0: none
#   RUNS=5                      starts of each place. Before each, one is made with the agent and without a quota: a start
#                               there is compared with what the median of the five nearest to it in time projects. A
#                               start during which the host took too much of a virtual machine is made again, RUNS times
#                               at most for each place
#   PLACE_SECONDS=240           no further start of a place once those made there took that long together; 0: no limit.
#                               Of the long starts, which differ least, it leaves two or three
#   OUT=folder                  where all raw values, reports and logs stay; by default a new temporary folder
#   GO_ON=1                     more rounds for what is in OUT, so that places that were disturbed get their starts
#   MODEL_ONLY=1                starts nothing: projects and compares again from what is in OUT
#   UPDATE_README=1             puts the table into the README, between its marks
#   IDLE=1                      lets the processors idle while an app is stopped by its quota. By default a loop of the
#                               least priority keeps each busy, as other tenants do on a platform's host
#   NICE=-15                    the priority of app, PostgreSQL and proxy, for a machine that is not quiet (below 0
#                               needs root)
#   JDK=/path/to/a/jdk          instead of the java on PATH; JAVA_FLAGS="-Xmx512m": flags for the apps
#   AGENT=path/to/prebind.jar   instead of the one that is built here
#
# Needs Linux, a JDK 17 or newer, Maven, and the right to make a cpu control group (root has it). How it is measured
# stands in scripts/accuracy/src/main/java/io/github/prebind/accuracy/package-info.java.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. scripts/accuracy/prepare.sh
[ "${UPDATE_README:-}" != 1 ] || grep -q '^<!-- accuracy: ' README.md || fail "README.md has no mark <!-- accuracy: ... -->"
prepare 'demo boot'
measure Accuracy
