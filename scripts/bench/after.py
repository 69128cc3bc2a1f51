"""What is left of an agent when the app has started: throughput and heap of the Spring Boot app with Prebind gone,
against the same app that never had it.

In turn, both are started, and Prebind's thread is waited for to end. Then each gets the same requests: some to warm up,
then a counted number, over one connection at a time. Told are the process's CPU for each counted request, that of its
threads without the JIT compilers', requests a second, the bytes of all live objects behind a full collection (jcmd GC.class_histogram) and the classes of the
agent's that are left there.
"""
import argparse
import http.client
import os
import re
import signal
import statistics
import subprocess
import sys
import time

import measure

PATIENCE_SECONDS = 300


def request(client):
    client.request("GET", "/customers")
    answer = client.getresponse()
    answer.read()
    if answer.status != 200:
        sys.exit("bench: /customers answered %d" % answer.status)


def await_answers(port, child):
    until = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < until and child.poll() is None:
        try:
            client = http.client.HTTPConnection("127.0.0.1", port)
            request(client)
            return client
        except OSError:
            time.sleep(0.05)
    sys.exit("bench: the app does not answer")


def agent_threads(pid):
    names = []
    for task in os.listdir("/proc/%d/task" % pid):
        try:
            with open("/proc/%d/task/%s/comm" % (pid, task)) as comm:
                names.append(comm.read().strip())
        except OSError:
            pass
    return [name for name in names if name.startswith("prebind")]


def compiler_seconds(pid):
    """The CPU time of the JIT compilers' threads."""
    nanos = 0
    for task in os.listdir("/proc/%d/task" % pid):
        try:
            with open("/proc/%d/task/%s/comm" % (pid, task)) as comm:
                if re.match("C[12] Compiler", comm.read()):
                    with open("/proc/%d/task/%s/schedstat" % (pid, task)) as times:
                        nanos += int(times.read().split()[0])
        except OSError:
            pass
    return nanos / 1e9


def once(java, flags, command, warm, counted):
    port = measure.free_port()
    words = [word.replace("PORT", str(port)) for word in command]
    child = subprocess.Popen([java, "-Xms256m", "-Xmx512m", "-XX:+UseSerialGC", *flags, *words],
                             stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=measure.environment())
    try:
        client = await_answers(port, child)
        until = time.monotonic() + PATIENCE_SECONDS
        while agent_threads(child.pid):
            if time.monotonic() > until:
                sys.exit("bench: the agent does not leave: %s" % agent_threads(child.pid))
            time.sleep(0.05)
        for _ in range(warm):
            request(client)
        compilers, cpu, begin = compiler_seconds(child.pid), measure.cpu_seconds(child.pid), time.monotonic()
        for _ in range(counted):
            request(client)
        cpu, wall = measure.cpu_seconds(child.pid) - cpu, time.monotonic() - begin
        compilers = compiler_seconds(child.pid) - compilers
        jcmd = os.path.join(os.path.dirname(os.path.realpath(java)), "jcmd") if os.sep in java else "jcmd"
        histogram = subprocess.run([jcmd, str(child.pid), "GC.class_histogram"], capture_output=True, text=True).stdout
        live = int(re.search(r"^Total\s+\d+\s+(\d+)", histogram, re.M).group(1))
        left = len(re.findall(r"io\.github\.prebind|PrebindBridge", histogram))
        return cpu / counted * 1e6, (cpu - compilers) / counted * 1e6, counted / wall, live / 1024 / 1024, left
    finally:
        child.send_signal(signal.SIGKILL)
        child.wait()


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--runs", type=int, required=True)
    options.add_argument("--warm", type=int, default=20_000)
    options.add_argument("--counted", type=int, default=20_000)
    options.add_argument("--nice", type=int, default=0)
    options.add_argument("--java", required=True)
    options.add_argument("--prebind", required=True)
    options.add_argument("command", nargs="+")
    given = options.parse_args()
    os.nice(given.nice)
    flags = {"never there": [], "gone": ["-javaagent:" + given.prebind]}
    rounds = []
    for number in range(given.runs):
        names = list(flags) if number % 2 == 0 else list(flags)[::-1]
        rounds.append({name: once(given.java, flags[name], given.command, given.warm, given.counted) for name in names})
    print("\nafter the start: %d rounds of %d requests behind %d to warm up" % (given.runs, given.counted, given.warm))
    forms = ("%.0f", "%.0f", "%.0f", "%.2f")
    print("%-14s%-24s%-24s%-24s%-24s%s" % (
        "", "CPU us/request", "without compilers", "requests/s", "live MiB", "objects of the agent"))
    for name in flags:
        values = list(zip(*(r[name] for r in rounds)))
        print("%-14s%-24s%-24s%-24s%-24s%d" % (
            name, *(measure.spread(values[i], form) for i, form in enumerate(forms)), max(values[4])))
    print("%-14s%-24s%-24s%-24s%s" % ("gone / never", *(
        measure.spread([r["gone"][i] / r["never there"][i] for r in rounds], "%.3f") for i in range(4))))


if __name__ == "__main__":
    main()
