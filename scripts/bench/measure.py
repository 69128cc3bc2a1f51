"""Starts an app again and again, plain, with an empty agent and with Prebind, and compares CPU and wall time
to the open port.

How it measures. The app runs as a child; a client outside asks its port every millisecond and stops at the
first connection. That moment ends the wall time, and the process's own CPU clock is read then: the kernel's
clock_getcpuclockid(3) clock of the process, user and system time of all its threads, also those that have
ended, in nanoseconds. /proc/PID/stat has the same number cut to ticks of 10 ms, which is too coarse for a bare
server. Nothing runs inside the app for the measurement, and the client's own CPU (3 % to 5 % of one core, a
refused connect each millisecond) is the same for all three.

The three are started one after another, in an order that turns from round to round, so that what else the
machine does falls on all alike; a ratio is taken within each round, and the median of the rounds is told.
"""
import argparse
import os
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time

PATIENCE_SECONDS = 300
CPU_PROMISED_RATIO = 1.04
CPU_PROMISED_MILLIS = 80


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def cpu_seconds(pid):
    """The CPU clock of another process: its id is made as clock_getcpuclockid(3) makes it."""
    return time.clock_gettime((~pid << 3) | 2)


def machine_busy_seconds():
    with open("/proc/stat") as stat:
        user, nice, system, _idle, _iowait, irq, softirq, steal = map(int, stat.readline().split()[1:9])
    return (user + nice + system + irq + softirq + steal) / os.sysconf("SC_CLK_TCK")


def environment():
    """What would change a start is taken out."""
    unwanted = ("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS", "PORT", "SERVER_PORT")
    return {k: v for k, v in os.environ.items() if k not in unwanted and not k.startswith("PREBIND_")}


def start_once(command, port):
    """CPU and wall milliseconds to the open port, and how many cores others used meanwhile."""
    with tempfile.TemporaryFile() as said:
        busy = machine_busy_seconds()
        begin = time.monotonic()
        child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=said, env=environment())
        try:
            while True:
                with socket.socket() as client:
                    if client.connect_ex(("127.0.0.1", port)) == 0:
                        wall = time.monotonic() - begin
                        cpu = cpu_seconds(child.pid)
                        break
                if child.poll() is not None or time.monotonic() - begin > PATIENCE_SECONDS:
                    said.seek(0)
                    sys.exit("bench: the port never opened: %s\n%s" % (
                        " ".join(command), said.read().decode(errors="replace")))
                time.sleep(0.001)
            others = max(0.0, machine_busy_seconds() - busy - cpu) / wall
        finally:
            if child.poll() is None:
                child.send_signal(signal.SIGKILL)
            child.wait()
        said.seek(0)
        text = said.read().decode(errors="replace")
        if "the app runs without it" in text:
            sys.exit("bench: the agent did not start: " + text)
    return cpu * 1000, wall * 1000, others


def quartiles(values):
    if len(values) < 2:
        return values[0], values[0]
    low, _, high = statistics.quantiles(values, n=4, method="inclusive")
    return low, high


def spread(values, form):
    low, high = quartiles(values)
    return form % statistics.median(values) + "  (" + form % low + " to " + form % high + ")"


def report(app, rounds, promised):
    others = [run[2] for one in rounds for run in one.values()]
    print("\n%s: %d rounds, others used %.1f of %d cores meanwhile (median; most %.1f)" % (
        app, len(rounds), statistics.median(others), os.cpu_count(), max(others)))
    print("%-8s%-30s%s" % ("", "CPU ms, median (quartiles)", "wall ms, median (quartiles)"))
    for name in ("none", "empty", "prebind"):
        print("%-8s%-30s%s" % (name, spread([r[name][0] for r in rounds], "%.0f"),
                               spread([r[name][1] for r in rounds], "%.0f")))
    for name, base in (("empty", "none"), ("prebind", "none"), ("prebind", "empty")):
        print("%-17s%-30s%s" % (name + " / " + base, *(
            spread([r[name][i] / r[base][i] for r in rounds], "%.3f") for i in (0, 1))))
    print("%-17s%-30s%s" % ("prebind - empty", *(
        spread([r["prebind"][i] - r["empty"][i] for r in rounds], "%.0f ms") for i in (0, 1))))
    ratios = [statistics.median(r["prebind"][i] / r["none"][i] for r in rounds) for i in (0, 1)]
    over = statistics.median(r["prebind"][0] - r["empty"][0] for r in rounds)
    if promised == "ratio":
        kept = max(ratios) <= CPU_PROMISED_RATIO
        print("promised: CPU and wall at most %.2f of none: %s" % (CPU_PROMISED_RATIO, verdict(kept)))
    else:
        kept = over <= CPU_PROMISED_MILLIS
        print("promised: at most %d ms of CPU over the empty agent: %s" % (CPU_PROMISED_MILLIS, verdict(kept)))
    return kept


def verdict(kept):
    return "kept" if kept else "NOT KEPT"


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--runs", type=int, required=True)
    options.add_argument("--nice", type=int, default=0)
    options.add_argument("--java", required=True)
    options.add_argument("--empty", required=True)
    options.add_argument("--prebind", required=True, help="jar, with =settings if wanted")
    options.add_argument("--promised", choices=("ratio", "millis"), required=True)
    options.add_argument("--name", required=True)
    options.add_argument("command", nargs="+", help="the app's own arguments; PORT stands for the port")
    given = options.parse_args()
    os.nice(given.nice)  # the client too: who polls late reads a CPU clock that has gone on
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that the app is ended too
    agents = {"none": [], "empty": ["-javaagent:" + given.empty], "prebind": ["-javaagent:" + given.prebind]}
    # As the JVM chooses by itself on a small instance (one core or under 2 GB), and the same on every machine.
    fixed = ["-Xms256m", "-Xmx512m", "-XX:+UseSerialGC"]
    names = list(agents)
    rounds = []
    for number in range(-1, given.runs):
        turn = number % len(names)
        one = {}
        for name in names[turn:] + names[:turn]:
            port = free_port()
            app = [word.replace("PORT", str(port)) for word in given.command]
            one[name] = start_once([given.java, *fixed, *agents[name], *app], port)
        if number >= 0:  # the first round warms the page cache
            rounds.append(one)
            if sys.stderr.isatty():
                print("\r%s: round %d of %d " % (given.name, number + 1, given.runs), end="", file=sys.stderr)
    return report(given.name, rounds, given.promised)


if __name__ == "__main__":
    sys.exit(0 if main() else 1)
