#!/usr/bin/env bash
# How far the instant of the bind in the report lies from the first connect of a client outside; at most 5 ms is promised.
#
#   scripts/bind-instant.sh     RUNS=20 starts of a bare server; exit code 1 if the median is over 5 ms
set -eu
cd "$(dirname "${BASH_SOURCE[0]}")/.."
agent=agent/target/prebind.jar
[ -f "$agent" ] || mvn -q -B -ntp -pl agent/bridge,agent/core,agent -DskipTests package
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
javac --release 17 -d "$folder" scripts/bench/BareServer.java
RUNS=${RUNS:-20} python3 - "$agent" "$folder" << 'PYTHON'
import datetime, json, os, random, socket, statistics, subprocess, sys, time

agent, folder = sys.argv[1:]
apart = []
for run in range(int(os.environ["RUNS"])):
    port = random.randint(20000, 30000)
    report = f"{folder}/{run}.json"
    app = subprocess.Popen(
        ["java", f"-javaagent:{agent}=report={report},port={port},ready=off", "-cp", folder, "BareServer", str(port)],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while app.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port)).close()
            seen = time.time()
            break
        except ConnectionRefusedError:
            time.sleep(0.0002)
    for _ in range(200):
        if os.path.exists(report):
            break
        time.sleep(0.05)
    app.kill()
    app.wait()
    start = json.load(open(report))
    stamp = start["origin"]["process"].rstrip("Z")
    whole, _, fraction = stamp.partition(".")
    process = datetime.datetime.fromisoformat(whole + "+00:00").timestamp() + float("0." + (fraction or "0"))
    apart.append((process * 1000 + start["bind"]["atMillis"]) - seen * 1000)
apart.sort()
median = statistics.median(apart)
print(f"bind in the report minus first connect from outside, {len(apart)} starts:"
      f" median {median:.2f} ms, from {apart[0]:.2f} to {apart[-1]:.2f} ms")
sys.exit(0 if abs(median) <= 5 else 1)
PYTHON
