#!/usr/bin/env bash
# Runs the demo and puts what the agent said into the README, between its sample marks.
#
#   scripts/sample-output.sh           the README is changed
#   scripts/sample-output.sh --print   the sample is printed only
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

sample=$(mktemp)
trap 'rm -f "$sample"' EXIT
scripts/demo.sh 2>&1 >/dev/null | grep '^prebind: ' > "$sample"
[ -s "$sample" ] || { echo "sample-output: the agent said nothing" >&2; exit 1; }

if [ "${1:-}" = --print ]; then
  cat "$sample"
  exit
fi
awk -v sample="$sample" '
  /^<!-- sample: /     { print; print "```"; while ((getline line < sample) > 0) print line; print "```"; inside = 1 }
  /^<!-- end of sample/ { inside = 0 }
  !inside              { print }
' README.md > README.md.new
mv README.md.new README.md
echo "sample-output: README.md holds $(wc -l < "$sample") lines of a demo run"
