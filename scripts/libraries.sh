#!/usr/bin/env bash
# Makes the README's table of the versions that were read and tested, from the hook files' Javadoc.
#
#   scripts/libraries.sh           the README is changed
#   scripts/libraries.sh --check   fails if the README is not as it would be made
#   scripts/libraries.sh --print   the table is printed only
#
# Each file says so in a paragraph of its own: <p>Read: LIBRARY 1.0 and 2.0; tested: 2.0.
# or, where both are the same: <p>Read and tested: LIBRARY 2.0.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export LC_ALL=C

hooks=agent/core/src/main/java/io/github/prebind/hooks
mark='<!-- libraries: made by scripts/libraries.sh -->'
end='<!-- end of libraries -->'

table() {
  # shellcheck disable=SC2046  # names of Java files
  awk '
    FNR == 1 { finish(); name = FILENAME; sub(/.*\//, "", name); sub(/Hooks\.java$/, "", name); text = ""; open = 0; done = 0 }
    /^\/\*\*/ && !done { open = 1; next }
    open && /^ \*\// { open = 0; done = 1; next }
    open { line = $0; sub(/^ \* ?/, "", line); text = text " " line }
    END { finish(); if (bad) exit 1 }

    function finish(   at, said, stop, tested) {
      if (name == "") return
      at = index(text, "<p>Read")
      said = at ? substr(text, at + 3) : ""
      stop = index(said, ". ")
      said = stop ? substr(said, 1, stop - 1) : said
      sub(/\. *$/, "", said)
      gsub(/\{@[a-z]+ /, "", said); gsub(/\}/, "", said)
      if (said ~ /^Read and tested: /) {
        sub(/^Read and tested: /, "", said); tested = said
      } else if (said ~ /^Read: .*; tested: /) {
        sub(/^Read: /, "", said)
        tested = said; sub(/.*; tested: /, "", tested); sub(/; tested: .*/, "", said)
      } else {
        print "libraries: " name "Hooks.java has no line \"<p>Read: ...; tested: ...\"" > "/dev/stderr"
        bad = 1
        return
      }
      print name "\t" said "\t" tested
    }
  ' $(grep -l 'String TABLE =' "$hooks"/*Hooks.java) |
  # Hook sets that stand on the same library, as those of the JDK do, share a line.
  awk -F'\t' '
    { key = $2 "\t" $3 }
    !(key in names) { order[++count] = key; names[key] = $1; next }
    { names[key] = names[key] ", " $1 }
    END {
      print "| hooks | versions that were read | versions in the tests |"
      print "| --- | --- | --- |"
      for (i = 1; i <= count; i++) {
        split(order[i], cells, "\t")
        print "| " names[order[i]] " | " cells[1] " | " cells[2] " |"
      }
    }
  '
}

made=$(table)
if [ "${1:-}" = --print ]; then
  echo "$made"
  exit
fi
grep -qF "$mark" README.md || { echo "libraries: no \"$mark\" in README.md" >&2; exit 1; }
new=$(mktemp)
trap 'rm -f "$new"' EXIT
MADE=$made awk -v mark="$mark" -v end="$end" '
  $0 == mark { print; print ENVIRON["MADE"]; inside = 1 }
  $0 == end  { inside = 0 }
  !inside && $0 != mark { print }
' README.md > "$new"
if [ "${1:-}" = --check ]; then
  cmp -s "$new" README.md || {
    echo "libraries: the table of versions in README.md is not that of the hook files; run scripts/libraries.sh" >&2
    exit 1
  }
  exit
fi
cat "$new" > README.md
echo "libraries: README.md holds $(($(printf '%s\n' "$made" | wc -l) - 2)) lines of versions"
