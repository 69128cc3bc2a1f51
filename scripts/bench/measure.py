"""Starts an app again and again, plain and with one agent after another, and compares CPU time, wall time and memory
up to the open port.

How it measures. The app runs as a child; a client outside asks its port every millisecond and stops at the
first connection. That moment ends the wall time, and the process's own CPU clock is read then: the kernel's
clock_getcpuclockid(3) clock of the process, user and system time of all its threads, also those that have
ended, in nanoseconds. /proc/PID/stat has the same number cut to ticks of 10 ms, which is too coarse for a bare
server. Memory is the most that the process has held by then (VmHWM). Nothing runs inside the app for the
measurement, and the client's own CPU (3 % to 5 % of one core, a refused connect each millisecond) is the same for all.

They are started one after another, in an order that turns from round to round, so that what else the
machine does falls on all alike; a ratio is taken within each round, and the median of the rounds is told.
"""
import argparse
import json
import os
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time

PATIENCE_SECONDS = 600
# How often a start with a peer is tried before the peer is left out; one that hangs is not tried again.
PEER_TRIES = 5
OURS = ("none", "empty", "prebind")
# What Prebind and Glowroot say when the app starts, and they do not.
WITHOUT_AGENT = ("the app runs without it", "Glowroot failed to start")
CPU_PROMISED_RATIO = 1.04
CPU_PROMISED_MILLIS = 80
# What the bare server took without any agent on the machine for which the millis were promised.
BARE_MILLIS_THERE = 41
PERIOD_MICROS = 100_000


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def cpu_seconds(pid):
    """The CPU clock of another process: its id is made as clock_getcpuclockid(3) makes it."""
    return time.clock_gettime((~pid << 3) | 2)


def most_memory_mib(pid):
    with open("/proc/%d/status" % pid) as status:
        return next(int(line.split()[1]) / 1024 for line in status if line.startswith("VmHWM:"))


def machine_busy_seconds():
    with open("/proc/stat") as stat:
        user, nice, system, _idle, _iowait, irq, softirq, steal = map(int, stat.readline().split()[1:9])
    return (user + nice + system + irq + softirq + steal) / os.sysconf("SC_CLK_TCK")


def environment():
    """What would change a start is taken out."""
    unwanted = ("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS", "PORT", "SERVER_PORT")
    return {k: v for k, v in os.environ.items() if k not in unwanted and not k.startswith("PREBIND_")}


class Quota:
    """A cpu control group of this name; none if there is no limit."""

    def __init__(self, cpus):
        self.folder = None
        if cpus is None:
            return
        name = "prebind-bench-%d" % os.getpid()
        micros = str(int(cpus * PERIOD_MICROS))
        try:
            if os.path.exists("/sys/fs/cgroup/cgroup.controllers"):
                self.folder = "/sys/fs/cgroup/" + name
                os.mkdir(self.folder)
                self.put("cpu.max", "%s %d" % (micros, PERIOD_MICROS))
            else:
                self.folder = "/sys/fs/cgroup/cpu/" + name
                os.mkdir(self.folder)
                self.put("cpu.cfs_period_us", str(PERIOD_MICROS))
                self.put("cpu.cfs_quota_us", micros)
        except OSError as e:
            sys.exit("bench: a quota of %s cores needs a cpu control group, which root may make: %s" % (cpus, e))

    def put(self, file, text):
        with open(os.path.join(self.folder, file), "w") as out:
            out.write(text)

    def enter(self):
        """Called in the child."""
        if self.folder:
            self.put("cgroup.procs", str(os.getpid()))

    def remove(self):
        if self.folder:
            os.rmdir(self.folder)


class NotStarted(Exception):
    """The app never opened its port, or runs without the agent."""

    def __init__(self, text, hung=False):
        super().__init__(text)
        self.hung = hung


def start_once(command, port, quota):
    """CPU and wall milliseconds to the open port, MiB, and how many cores others used meanwhile."""
    with tempfile.TemporaryFile() as said:
        busy = machine_busy_seconds()
        begin = time.monotonic()
        child = subprocess.Popen(
            command, stdout=said, stderr=said, env=environment(), preexec_fn=quota.enter)
        try:
            while True:
                with socket.socket() as client:
                    if client.connect_ex(("127.0.0.1", port)) == 0:
                        wall = time.monotonic() - begin
                        cpu = cpu_seconds(child.pid)
                        memory = most_memory_mib(child.pid)
                        break
                hung = time.monotonic() - begin > PATIENCE_SECONDS
                if child.poll() is not None or hung:
                    said.seek(0)
                    raise NotStarted("the port never opened: %s\n%s" % (
                        " ".join(command), said.read().decode(errors="replace")), hung)
                time.sleep(0.001)
            others = max(0.0, machine_busy_seconds() - busy - cpu) / wall
        finally:
            if child.poll() is None:
                child.send_signal(signal.SIGKILL)
            child.wait()
        said.seek(0)
        text = said.read().decode(errors="replace")
        if any(words in text for words in WITHOUT_AGENT):
            raise NotStarted("the agent did not start: " + text)
    return cpu * 1000, wall * 1000, memory, others


def started(name, command, quota):
    """A start with one agent, its flags and the app's arguments given by a function of folder and port; None for a peer with
    which the app does not start."""
    for left in reversed(range(PEER_TRIES)):
        port = free_port()
        with tempfile.TemporaryDirectory() as folder:
            try:
                return start_once(command(folder, port), port, quota)
            except NotStarted as e:
                if name in OURS:
                    sys.exit("bench: %s" % e)
                if left == 0 or e.hung:
                    causes = [line for line in str(e).splitlines() if line.startswith("Caused by: ")]
                    print("bench: %s is left out, the app did not start with it in %d tries: %s" % (
                        name, PEER_TRIES - left, (causes or str(e).splitlines())[-1][:200]), file=sys.stderr)
                    return None


def quartiles(values):
    if len(values) < 2:
        return values[0], values[0]
    low, _, high = statistics.quantiles(values, n=4, method="inclusive")
    return low, high


def spread(values, form):
    low, high = quartiles(values)
    return form % statistics.median(values) + "  (" + form % low + " to " + form % high + ")"


def error(values):
    """The standard error of the mean; of a single round nothing is known."""
    return statistics.stdev(values) / len(values) ** 0.5 if len(values) > 1 else float("inf")


def mean(values):
    """With its standard error, which tells how far another run of as many rounds may be off."""
    return "%.3f  (standard error %.3f)" % (statistics.mean(values), error(values))


def ratios(rounds, name, base, i):
    return [r[name][i] / r[base][i] for r in rounds]


def report(app, rounds, promised):
    """Prints what was measured, and whether the contract's promise is kept."""
    names = list(rounds[0])
    width = max(len(name) for name in names) + 17
    others = [run[3] for one in rounds for run in one.values()]
    print("\n%s: %d rounds, others used %.1f of %d cores meanwhile (median; most %.1f)" % (
        app, len(rounds), statistics.median(others), os.cpu_count(), max(others)))
    print("%-*s%-30s%-30s%s" % (width, "", "CPU ms, median (quartiles)", "wall ms, median (quartiles)", "MiB"))
    for name in names:
        print("%-*s%-30s%-30s%s" % (width, name, *(spread([r[name][i] for r in rounds], "%.0f") for i in (0, 1, 2))))
    pairs = [(name, "none") for name in names[1:]] + [("prebind", "empty")]
    for name, base in pairs:
        print("%-*s%-30s%-30s%s" % (
            width, name + " / " + base, *(spread(ratios(rounds, name, base, i), "%.3f") for i in (0, 1, 2))))
    for name, base in pairs:
        print("%-*s%-30s%-30s%s" % (
            width, "mean, " + name + " / " + base, *(mean(ratios(rounds, name, base, i)) for i in (0, 1, 2))))
    print("%-*s%-30s%s" % (width, "prebind - empty", *(
        spread([r["prebind"][i] - r["empty"][i] for r in rounds], "%.0f ms") for i in (0, 1))))
    if promised == "ratio":
        both = [ratios(rounds, "prebind", "none", i) for i in (0, 1)]
        kept = max(map(statistics.median, both)) <= CPU_PROMISED_RATIO
        print("promised: CPU and wall at most %.2f of none: %s by the medians" % (CPU_PROMISED_RATIO, verdict(kept)))
        if any(abs(statistics.mean(values) - CPU_PROMISED_RATIO) < 2 * error(values) for values in both):
            print("(a mean is nearer to %.2f than two standard errors: more rounds tell more)" % CPU_PROMISED_RATIO)
    elif promised == "millis":
        over = statistics.median(r["prebind"][0] - r["empty"][0] for r in rounds)
        bare = statistics.median(r["none"][0] for r in rounds)
        kept = over <= CPU_PROMISED_MILLIS
        print("promised: at most %d ms of CPU over the empty agent: %s" % (CPU_PROMISED_MILLIS, verdict(kept)))
        print("(it was promised where the server alone takes %d ms; here it takes %.0f ms)" % (BARE_MILLIS_THERE, bare))
    else:
        kept = True
    return kept


def verdict(kept):
    return "kept" if kept else "NOT KEPT"


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--runs", type=int, required=True)
    options.add_argument("--nice", type=int, default=0)
    options.add_argument("--cpus", type=float, help="a quota for the app")
    options.add_argument("--java", required=True)
    options.add_argument("--agent", action="append", required=True, metavar="NAME|FLAG|FLAG",
                         help="none, empty and prebind among them, in the order of the table; FOLDER stands for a new one")
    options.add_argument("--promised", choices=("ratio", "millis", "nothing"), required=True)
    options.add_argument("--name", required=True)
    options.add_argument("--results", required=True, help="a JSON file for scripts/bench/table.py")
    options.add_argument("command", nargs="+", help="the app's own arguments; PORT stands for the port")
    given = options.parse_args()
    os.nice(given.nice)  # the client too: who polls late reads a CPU clock that has gone on
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that the app is ended too
    agents = {agent.split("|")[0]: [flag for flag in agent.split("|")[1:] if flag] for agent in given.agent}
    # As the JVM chooses by itself on a small instance (one core or under 2 GB), and the same on every machine.
    fixed = ["-Xms256m", "-Xmx512m", "-XX:+UseSerialGC"]
    names = list(agents)
    rounds = []
    quota = Quota(given.cpus)
    try:
        for number in range(-1, given.runs):
            turn = number % len(names)
            one = {}
            for name in names[turn:] + names[:turn]:
                def command(folder, port):
                    flags = [flag.replace("FOLDER", folder) for flag in agents[name]]
                    return [given.java, *fixed, *flags, *(word.replace("PORT", str(port)) for word in given.command)]
                one[name] = started(name, command, quota)
            missing = [name for name in names if one[name] is None]
            names = [name for name in names if name not in missing]
            rounds = [{name: past[name] for name in names} for past in rounds]
            if number >= 0:  # the first round warms the page cache
                rounds.append({name: one[name] for name in names})
                if sys.stderr.isatty():
                    print("\r%s: round %d of %d " % (given.name, number + 1, given.runs), end="", file=sys.stderr)
    finally:
        quota.remove()
    with open(given.results, "w") as out:
        json.dump({"app": given.name, "cpus": given.cpus, "rounds": rounds}, out)
    return report(given.name, rounds, given.promised)


if __name__ == "__main__":
    sys.exit(0 if main() else 1)
