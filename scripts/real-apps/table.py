"""Prints what scripts/real-apps.sh measured: one row for each app, medians of its pairs.

Reads starts.txt (pair, "plain", "empty" or "agent", and the line of the corpus's run.sh), NAME-PAIR-PID.json (reports) and
NAME-PAIR-agent.log. Exit code 1 if an app behaved differently with the agent, or if its port is wrong or off by more
than 5 ms.
"""

import datetime
import glob
import json
import statistics
import sys

MOST_OFF_MS = 5
POLL_MS = 5  # the client asks this often, so it may be later by as much
LEAST_ATTRIBUTED = 95
MOST_RATIO = 1.05
# CPU time comes in tenths of a second: below this one tenth is more than a tenth of it, and the multiple is marked.
ROUGH_CPU_S = 1.0


def starts(folder):
    """By app: a list of pairs, each {"plain": values, "empty": values, "agent": values}."""
    apps = {}
    for line in open(f"{folder}/starts.txt"):
        pair, how, name, *words = line.split()
        values = dict(word.split("=", 1) for word in words if "=" in word)
        apps.setdefault(name, {}).setdefault(int(pair), {})[how] = values
    return apps


def bound_millis(start):
    """The instant of the bind since the epoch."""
    stamp = start["origin"]["process"].rstrip("Z")
    whole, _, fraction = stamp.partition(".")
    second = datetime.datetime.fromisoformat(whole + "+00:00").timestamp()
    return (second + float("0." + (fraction or "0"))) * 1000 + start["bind"]["atMillis"]


def report(folder, name, pair, port):
    """Of several JVMs the one that opened the port, else the one that opened any, else the last."""
    found = []
    for path in glob.glob(f"{folder}/{name}-{pair}-*.json"):
        try:
            found.append(json.load(open(path)))
        except ValueError:
            return None, "report is no JSON"
    if not found:
        return None, "no report"
    found.sort(key=lambda one: (one["bind"] is not None and one["bind"]["port"] == port, one["bind"] is not None))
    return found[-1], None


def median(values):
    return statistics.median(values) if values else None


def times(one, other, what):
    """How many times the other's it is. CPU time is 0 where it is less than half a tenth of a second."""
    return float(one[what]) / max(float(other[what]), 0.05)


def said(value, form):
    return "-" if value is None else form.format(value)


def row(folder, name, pairs, port):
    wrong = []  # what makes the script fail
    short = []  # goals that are missed
    off, other, plain_cpu = [], [], []
    cpu, wall, empty_cpu, empty_wall = [], [], [], []  # multiples of the plain start's
    facts = {}
    for pair, both in sorted(pairs.items()):
        plain, agent = both.get("plain"), both.get("agent")
        if plain is None or agent is None:
            wrong.append(next(iter(both.values())).get("exit", "not started"))
            continue
        if plain["exit"] != agent["exit"]:
            wrong.append(f"{agent['exit']} instead of {plain['exit']}")
        if plain["exit"] != "ok" or agent["exit"] != "ok":
            continue
        wall.append(times(agent, plain, "bind_ms"))
        cpu.append(times(agent, plain, "app_cpu_s"))
        plain_cpu.append(float(plain["app_cpu_s"]))
        if both.get("empty", {}).get("exit") == "ok":
            empty_wall.append(times(both["empty"], plain, "bind_ms"))
            empty_cpu.append(times(both["empty"], plain, "app_cpu_s"))
        start, problem = report(folder, name, pair, port)
        if start is None or start["bind"] is None:
            wrong.append(problem or f"not bound but {start['outcome']}")
            continue
        if start["bind"]["port"] != port:
            wrong.append(f"port {start['bind']['port']} instead of {port}")
            continue
        off.append(bound_millis(start) - float(agent["open_at"]) * 1000)
        total = sum(part["millis"] for part in start["attribution"])
        other.append(100 * sum(part["millis"] for part in start["attribution"] if part["kind"] == "other") / max(total, 1e-9))
        done = [one for one in start["migrations"] if one["outcome"] == "done"]
        tools = sorted({one["tool"] for one in done})
        facts["migrations"] = ", ".join(f"{tool} {sum(one['tool'] == tool for one in done)}" for tool in tools) or "-"
        facts["databases"] = ", ".join(sorted({one["product"] for one in start["databases"]})) or "-"
        facts["said"] = start["prebind"]["warnings"]
    if off and not -MOST_OFF_MS - POLL_MS <= median(off) <= MOST_OFF_MS:
        wrong.append(f"off by {median(off):.1f} ms")
    attributed = 100 - median(other) if other else None
    if attributed is not None and attributed < LEAST_ATTRIBUTED:
        short.append("attributed")
    if cpu and median(cpu) > MOST_RATIO:
        short.append("CPU")
    if wall and median(wall) > MOST_RATIO:
        short.append("time")
    rough = "~" if plain_cpu and median(plain_cpu) < ROUGH_CPU_S else ""
    cells = [
        name,
        "yes" if off else "no",
        said(median(off), "{:+.1f} ms"),
        said(attributed, "{:.1f} %"),
        said(median(plain_cpu), "{:.1f} s"),
        said(median(cpu), rough + "{:.2f}"),
        said(median(wall), "{:.2f}"),
        said(median(empty_cpu), rough + "{:.2f}"),
        said(median(empty_wall), "{:.2f}"),
        facts.get("migrations", "-"),
        facts.get("databases", "-"),
        str(len(facts.get("said", []))),
        "; ".join(dict.fromkeys(wrong)) or ("short of: " + ", ".join(short) if short else "ok"),
    ]
    return cells, bool(wrong), facts.get("said", [])


def main(folder):
    ports = dict(line.split() for line in open(f"{folder}/ports.txt"))
    head = ["app", "port found", "bind - client", "attributed", "CPU plain", "CPU x", "time x", "empty: CPU x",
            "time x", "migrations", "databases", "lines", "verdict"]
    rows, failed, lines = [head], 0, []
    for name, pairs in starts(folder).items():
        cells, wrong, said_lines = row(folder, name, pairs, int(ports.get(name, 0)))
        rows.append(cells)
        failed += wrong
        lines += [f"{name}: {line}" for line in said_lines]
    widths = [max(len(cells[i]) for cells in rows) for i in range(len(head))]
    for cells in rows:
        print("  ".join(cell.ljust(width) for cell, width in zip(cells, widths)).rstrip())
    for line in lines:
        print(line)
    print(f"\n{len(rows) - 1} apps, {failed} not as they should be; lines, logs and reports: {folder}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
