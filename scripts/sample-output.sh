#!/usr/bin/env bash
# Runs the demo and the catalogue, and puts what they print into the README, between its marks.
#
#   scripts/sample-output.sh           the README is changed
#   scripts/sample-output.sh --print   the samples are printed only
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
scripts/demo.sh 2>&1 >/dev/null | grep '^prebind: ' > "$folder/all" || true
# One of the warnings, and the summary: the others say the same of other instants.
awk '
  / % of the deadline is gone/ { warning = /: 50 %/ }
  /^prebind: [^ ]/ && !/ % of the deadline is gone/ { if (warning) print "..."; warning = 0 }
  / open after /               { summary = 1 }
  warning || summary           { print }
' "$folder/all" > "$folder/sample"
[ -s "$folder/sample" ] || { echo "sample-output: the demo printed no warning and no summary" >&2; exit 1; }
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
