#!/usr/bin/env bash
# Runs the demo and the catalogue, and puts what they print into the README, between its marks.
#
#   scripts/sample-output.sh           the README is changed
#   scripts/sample-output.sh --print   the samples are printed only
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
scripts/demo.sh 2>&1 >/dev/null | grep '^prebind: ' > "$folder/sample"
java -jar agent/target/prebind.jar platforms > "$folder/platforms"

if [ "${1:-}" = --print ]; then
  cat "$folder/sample" "$folder/platforms"
  exit
fi
awk -v folder="$folder" '
  /^<!-- (sample|platforms): / {
    print; print "```"
    file = folder "/" substr($2, 1, length($2) - 1)
    while ((getline line < file) > 0) print line
    print "```"; inside = 1
  }
  /^<!-- end of / { inside = 0 }
  !inside         { print }
' README.md > "$folder/README.md"
cat "$folder/README.md" > README.md
echo "sample-output: README.md holds $(wc -l < "$folder/sample") lines of a demo run"
