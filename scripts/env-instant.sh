#!/usr/bin/env bash
# How soon the lines about a sick environment are on stderr, and how soon the app's own first line is; within 100 ms is promised.
#
#   scripts/env-instant.sh      RUNS=20 starts of a bare server for each of env-whitespace, env-missing and env-conflict; exit
#                               code 1 if a median is over 100 ms. JDK=/path/to/a/jdk instead of the java on PATH.
#
# Measured by the reader of stderr, twice: since the process was asked for, and since the JVM says that it began (what
# ManagementFactory.getRuntimeMXBean().getStartTime() gives, printed by the app). Beside it an agent that does nothing but
# print a line: before that instant no agent can say anything.
set -eu
cd "$(dirname "${BASH_SOURCE[0]}")/.."
agent=agent/target/prebind.jar
[ -f "$agent" ] || mvn -q -B -ntp -pl agent/bridge,agent/core,agent -DskipTests package
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cp "$agent" "$folder/prebind.jar"
cat > "$folder/Begun.java" << 'JAVA'
class Begun {
  public static void main(String[] args) throws Exception {
    System.err.println("begins");
    System.err.println("since " + java.lang.management.ManagementFactory.getRuntimeMXBean().getStartTime());
    new java.net.ServerSocket(0).close();
  }
}
JAVA
cat > "$folder/OneLine.java" << 'JAVA'
class OneLine {
  public static void premain(String argument) {
    System.err.println("(one line)");
  }
}
JAVA
javac --release 17 -d "$folder" "$folder/Begun.java"
javac --release 17 -d "$folder/agent" "$folder/OneLine.java" # not on the class path: it is to come from its jar
printf 'Premain-Class: OneLine\n' > "$folder/one-line.mf"
jar --create --file "$folder/one-line.jar" --manifest "$folder/one-line.mf" -C "$folder/agent" OneLine.class
RUNS=${RUNS:-20} python3 - "${JDK:+$JDK/bin/}java" "$folder" << 'PYTHON'
import os, statistics, subprocess, sys, time

java, folder = sys.argv[1:]
plain = {"PATH": os.environ["PATH"], "HOME": os.environ.get("HOME", "/")}
SICK = {
    "env-whitespace": ("", {"DATABASE_URL": "postgres://app@db/app\n"}),
    "env-missing": (",require-env=API_KEY", {}),
    "env-conflict": ("", {"DATABASE_URL": "postgres://a/app", "DB_URL": "jdbc:postgresql://b/app"}),
}
ONE_LINE = "one line"
RUNS = int(os.environ["RUNS"])
spans = {id: ([], [], []) for id in (ONE_LINE, *SICK)}
for run in range(RUNS + 1):  # the first reads the files into memory
    for id in spans:
        settings, variables = SICK.get(id, ("", {}))
        agent = f"{folder}/one-line.jar" if id == ONE_LINE else f"{folder}/prebind.jar=ready=off{settings}"
        asked = time.time()
        app = subprocess.Popen(
            [java, f"-javaagent:{agent}", "-cp", folder, "Begun"],
            env=plain | variables, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, bufsize=0)
        line = main = began = None
        for text in app.stderr:
            now = time.time()
            if f"({id})".encode() in text:
                line = line or now
            elif text == b"begins\n":
                main = now
            elif text.startswith(b"since "):
                began = int(text[6:]) / 1000
        app.wait()
        assert line is not None and line < main, f"{id}: no line before the app's own"
        if run > 0:
            for values, value in zip(spans[id], (line - asked, line - began, main - asked)):
                values.append(value * 1000)
late = False
for id, (asked, began, main) in spans.items():
    late |= id != ONE_LINE and statistics.median(began) > 100
    print(f"{id}: {statistics.median(began):.0f} ms after the JVM's start ({min(began):.0f} to {max(began):.0f}),"
          f" {statistics.median(asked):.0f} ms after the process was asked for ({min(asked):.0f} to {max(asked):.0f});"
          f" the app's first line after {statistics.median(main):.0f} ms; {RUNS} starts, medians")
sys.exit(1 if late else 0)
PYTHON
