#!/usr/bin/env bash
# Takes the README's picture of the HTML report, docs/report.png: starts the demo app by demo.sh, makes a
# page of its report, and has a headless Chromium draw it.
#
#   scripts/screenshot.sh             of a start of its own
#   scripts/screenshot.sh START.json  of a report that is there
set -euo pipefail
report=${1:+$(realpath "$1")}
cd "$(dirname "${BASH_SOURCE[0]}")/.."

fail() { printf 'screenshot: %s\n' "$*" >&2; exit 1; }

chromium=
for name in chromium chromium-browser google-chrome; do
  if command -v "$name" >/dev/null; then chromium=$name; break; fi
done
[ -n "$chromium" ] || fail "there is no chromium: expected one on the PATH"

if [ -z "$report" ]; then
  scripts/demo.sh
  report=$PWD/target/demo/start.json
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"${JAVA_HOME:+$JAVA_HOME/bin/}java" -jar agent/target/prebind.jar report "$report" --html "$work/start.html" >/dev/null

mkdir -p docs
timeout 120 "$chromium" --headless --no-sandbox --disable-gpu --disable-quic --no-first-run \
  --disable-background-networking --disable-component-update --disable-sync --hide-scrollbars \
  --user-data-dir="$work/profile" --window-size=1040,1400 --virtual-time-budget=5000 \
  --screenshot="$PWD/docs/report.png" "file://$work/start.html" >"$work/log" 2>&1 || { cat "$work/log" >&2; fail "$chromium drew nothing"; }
size=$(stat -c %s docs/report.png)
[ "$size" -lt 200000 ] || fail "docs/report.png has $size bytes: more than a README should carry"
printf 'screenshot: docs/report.png, %s bytes\n' "$size"
