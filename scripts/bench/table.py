"""The README's table of what scripts/bench.sh measured: a row for each agent, from the result files of its apps.

table.py README.md RESULT.json...   puts it between the marks; without a README it is printed.
"""
import datetime
import json
import statistics
import sys

BEGIN = "<!-- bench: made by scripts/bench.sh -->\n"
END = "<!-- end of bench -->\n"


def median_ratio(rounds, name, i):
    return statistics.median(r[name][i] / r["none"][i] for r in rounds)


def cell(rounds, name):
    if name not in rounds[0]:
        return "-"
    cpu, wall, memory = (statistics.median(r[name][i] for r in rounds) for i in (0, 1, 2))
    if name == "none":
        unit = "%.0f ms, %.0f ms, %.0f MiB" if cpu < 1000 else "%.1f s, %.1f s, %.0f MiB"
        scale = 1 if cpu < 1000 else 1000
        return unit % (cpu / scale, wall / scale, memory)
    return "%.2f, %.2f, %.2f" % tuple(median_ratio(rounds, name, i) for i in (0, 1, 2))


def table(results, about):
    names = list(dict.fromkeys(name for result in results for name in result["rounds"][0]))
    rounds = list(dict.fromkeys(len(result["rounds"]) for result in results))
    lines = [
        "CPU time, wall time and memory up to the open port, on %s; without an agent as they are, with one as multiples, medians of" % about,
        "pairs from %s interleaved rounds%s (%s)." % (
            " and ".join(map(str, rounds)), " each" if len(rounds) < len(results) else "", datetime.date.today().isoformat()),
        "",
        "| | " + " | ".join(result["app"] for result in results) + " |",
        "| --- |" + " --- |" * len(results),
    ]
    titles = {"none": "no agent", "empty": "an empty agent", "prebind": "**Prebind**"}
    for name in names:
        lines.append("| %s | %s |" % (
            titles.get(name, name), " | ".join(cell(result["rounds"], name) for result in results)))
    return "\n".join(lines) + "\n"


def main(readme, about, files):
    text = table([json.load(open(file)) for file in files], about)
    if not readme:
        print("\n" + text, end="")
        return
    page = open(readme).read()
    if BEGIN not in page or END not in page:
        sys.exit("bench: %s has no mark %s" % (readme, BEGIN.strip()))
    head, rest = page.split(BEGIN, 1)
    with open(readme, "w") as out:
        out.write(head + BEGIN + text + END + rest.split(END, 1)[1])


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3:])
