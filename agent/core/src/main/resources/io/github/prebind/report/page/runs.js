// What several starts of the same app had, and what was projected while this one was under way; each
// only where there is something to show.
prebind.runs = (() => {
  const { element, section } = prebind.elements;
  const { facts, words } = prebind;
  const { start } = facts;

  /** One dot for each start on one line, the median marked. */
  function dots(host, values) {
    const width = Math.max(260, host.clientWidth || 700);
    const x = d3.scaleLinear([0, d3.max(values) * 1.05], [8, width - 8]).nice();
    const svg = d3.create("svg").attr("width", width).attr("height", 64).attr("role", "img");
    svg.attr("aria-label", `Time to the open port of each start: ${values.map((value) => words.duration(value)).join(", ")}`);
    svg
      .append("g")
      .attr("class", "axis")
      .attr("transform", "translate(0,40)")
      .call(d3.axisBottom(x).ticks(Math.floor(width / 110)).tickFormat((millis) => words.duration(millis)).tickSizeOuter(0));
    const middle = d3.median(values);
    svg.append("line").attr("class", "mark bind").attr("x1", x(middle)).attr("x2", x(middle)).attr("y1", 6).attr("y2", 40);
    for (const value of values) {
      svg.append("circle").attr("class", "point").attr("cx", x(value)).attr("cy", 24).attr("r", 5);
    }
    host.replaceChildren(svg.node());
  }

  function several() {
    if (!start.runs) return;
    const host = section("runs", "Several starts", `Measured ${words.counted(start.runs.count, "time", "times")}; this page shows the median start.`);
    const chart = element("div", { class: "dots" });
    host.append(chart);
    if (start.runs.bindMillis.length > 0) {
      new ResizeObserver(() => dots(chart, start.runs.bindMillis)).observe(chart);
    }
    const median = (values) => d3.median(values) || 0;
    const number = (title, value) => ({ title, value, cell: (row) => words.precise(value(row)), number: true });
    const rows = [...start.runs.causes].sort((a, b) => median(b.millis) - median(a.millis));
    if (rows.length > 0) {
      const name = (row) => (row.label ? `${facts.kindName(row.kind)} ${row.label}` : facts.kindName(row.kind));
      host.append(
        prebind.table.table(
          "Causes over all starts",
          [
            { title: "Cause", value: name, cell: name, wide: true },
            number("Median", (row) => median(row.millis)),
            number("Least", (row) => d3.min(row.millis) || 0),
            number("Most", (row) => d3.max(row.millis) || 0),
          ],
          rows,
        ).host,
      );
    }
  }

  function projections() {
    const points = start.projections || [];
    if (points.length === 0) return;
    const host = section("projections", "Projected while it started", "When the port was expected to open, and how far that was off.");
    const bind = start.bind ? start.bind.atMillis : null;
    // Migrations tell when they end; the port opens some time after that.
    const notBefore = (row) => row.basis === "migrations";
    const off = (row) => (bind === null || notBefore(row) ? null : Math.abs(row.atMillis - bind));
    const column = (title, value) => ({ title, value, cell: (row) => words.duration(value(row)), number: true });
    host.append(
      prebind.table.table(
        "Projections while it started",
        [
          column("After", (row) => row.elapsedMillis),
          {
            title: "Expected",
            value: (row) => row.atMillis,
            cell: (row) => (notBefore(row) ? "not before " : "") + words.duration(row.atMillis),
            number: true,
          },
          {
            title: "Range",
            value: (row) => row.highMillis - row.lowMillis,
            cell: (row) => `${words.duration(row.lowMillis)} to ${words.duration(row.highMillis)}`,
            number: true,
          },
          {
            title: "Off by",
            value: (row) => off(row) || 0,
            cell: (row) => (off(row) === null ? "" : words.duration(off(row))),
            number: true,
          },
          { title: "From", value: (row) => row.basis, cell: (row) => row.basis, wide: true },
        ],
        points,
      ).host,
    );
  }

  function begin() {
    several();
    projections();
  }

  return { begin };
})();
