#!/usr/bin/env bash
# Builds prebind.jar and demo-app.jar twice, from what git has committed, in two folders of different
# names, and compares the bytes. Prints the hashes; exit code 1 if they differ.
set -euo pipefail
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for folder in first a-longer-folder/second; do
  mkdir -p "$work/$folder"
  git archive HEAD | tar -x -C "$work/$folder"
  (cd "$work/$folder" && mvn -q -B -ntp -DskipTests package) >"$work/log" 2>&1 || {
    cat "$work/log"
    exit 1
  }
done
status=0
for jar in agent/target/prebind.jar demo-app/target/demo-app.jar; do
  one=$(sha256sum <"$work/first/$jar")
  two=$(sha256sum <"$work/a-longer-folder/second/$jar")
  echo "${one%% *}  $jar, first build"
  echo "${two%% *}  $jar, second build"
  [ "$one" = "$two" ] || { echo "$jar differs"; status=1; }
done
exit $status
