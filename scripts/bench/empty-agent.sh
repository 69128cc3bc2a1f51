#!/usr/bin/env bash
# Makes a jar whose agent does nothing, to compare with: scripts/bench/empty-agent.sh FOLDER prints its name.
set -eu
folder=$1
source=$(dirname "${BASH_SOURCE[0]}")/EmptyAgent.java
# Classes in a folder of their own: an empty agent's class on the class path would be loaded from there, not from its jar.
rm -rf "$folder/empty"
mkdir -p "$folder/empty"
javac --release 17 -d "$folder/empty" "$source"
printf 'Premain-Class: EmptyAgent\n' > "$folder/empty/empty.mf"
jar --create --file "$folder/empty-agent.jar" --manifest "$folder/empty/empty.mf" -C "$folder/empty" EmptyAgent.class
echo "$folder/empty-agent.jar"
