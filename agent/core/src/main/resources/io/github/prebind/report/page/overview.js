// The top of the page: the start as one bar against its deadline, and bars beside the causes.
prebind.overview = (() => {
  const { facts, words } = prebind;
  const { page, start } = facts;

  const WIDTH = 1000;
  const BAR = 34;

  /** The deadline is shown even where it is far off, as long as the start stays wide enough to read. */
  const FARTHEST = 3;

  function marks() {
    const all = [];
    if (start.bind) all.push({ at: start.bind.atMillis, name: "port open", type: "bind" });
    else all.push({ at: facts.endMillis, name: start.outcome === "not bound" ? "end" : start.outcome, type: "end" });
    if (start.ready && start.ready.atMillis - facts.endMillis > 0.02 * facts.endMillis) {
      all.push({ at: start.ready.atMillis, name: "ready", type: "ready" });
    }
    if (facts.deadlineAt !== null) all.push({ at: facts.deadlineAt, name: "deadline", type: "deadline" });
    return all;
  }

  /** What keeps the port shut is coloured, the rest is quiet. */
  function segments() {
    const all = [{ from: 0, to: facts.endMillis, family: "rest", name: "" }];
    if (page.jvmMillis > 0) {
      all.push({ from: page.jvmFromMillis, to: page.jvmFromMillis + page.jvmMillis, family: "code", name: "JVM" });
    }
    for (const part of page.parts) {
      all.push({ from: part.startMillis, to: part.endMillis, family: facts.family(part.kind), name: part.title, part });
    }
    return all;
  }

  function draw(figure) {
    const all = marks().sort((a, b) => a.at - b.at);
    const far = all.filter((mark) => mark.at > FARTHEST * facts.endMillis);
    const near = all.filter((mark) => !far.includes(mark));
    const end = Math.max(facts.endMillis, ...near.map((mark) => mark.at), far.length ? 1.35 * facts.endMillis : 0);
    const width = Math.max(280, figure.clientWidth || WIDTH);
    const x = d3.scaleLinear([0, end], [0, width - 2]);
    const height = BAR + 24 + 18 * Math.max(1, all.filter((mark) => mark.type !== "deadline").length);

    const svg = d3
      .create("svg")
      .attr("viewBox", [0, 0, width, height])
      .attr("width", width)
      .attr("height", height)
      .attr("role", "img")
      .attr("aria-label", label(all));
    const bar = svg.append("g");
    for (const segment of segments()) {
      const length = x(segment.to) - x(segment.from);
      if (length < 0.4) continue;
      bar
        .append("rect")
        .attr("class", `segment ${segment.family}`)
        .attr("x", x(segment.from))
        .attr("y", 20)
        .attr("width", length)
        .attr("height", BAR);
      const room = Math.floor((length - 12) / 7);
      if (segment.name !== "" && room >= Math.min(4, segment.name.length)) {
        bar
          .append("text")
          .attr("class", "name")
          .attr("x", x(segment.from) + 6)
          .attr("y", 20 + BAR / 2)
          .text(segment.name.length > room ? `${segment.name.slice(0, room - 1)}\u2026` : segment.name);
      }
    }
    if (far.length > 0) {
      svg.append("line").attr("class", "beyond").attr("x1", x(facts.endMillis)).attr("x2", width).attr("y1", 20 + BAR).attr("y2", 20 + BAR);
    }
    names(svg, all, far, x, width);
    figure.replaceChildren(svg.node());
    figure.hidden = false;
  }

  function names(svg, all, far, x, width) {
    const taken = { above: -Infinity, below: -Infinity };
    for (const mark of all) {
      const beyond = far.includes(mark);
      const at = beyond ? width - 2 : x(mark.at);
      const said = `${mark.name} ${words.duration(mark.at)}${beyond ? " \u2192" : ""}`;
      const length = 7.2 * said.length;
      const left = Math.max(0, Math.min(at > width / 2 ? at - length - 6 : at + 6, width - length));
      const side = mark.type === "deadline" ? "above" : left > taken.below ? "below" : "second";
      const y = side === "above" ? 12 : side === "below" ? 20 + BAR + 16 : 20 + BAR + 34;
      if (!beyond) {
        svg
          .append("line")
          .attr("class", `mark ${mark.type}`)
          .attr("x1", at)
          .attr("x2", at)
          .attr("y1", side === "above" ? 2 : 16)
          .attr("y2", side === "above" ? 20 + BAR + 4 : y + 3);
      }
      svg.append("text").attr("class", `mark ${mark.type}`).attr("x", left).attr("y", y).text(said);
      if (side === "below") taken.below = left + length + 8;
    }
  }

  function label(all) {
    const parts = page.rows.slice(0, 3).map((row) => `${row.title} ${words.duration(row.millis)}`);
    return `The start as a bar: ${all.map((mark) => `${mark.name} after ${words.duration(mark.at)}`).join(", ")}. Longest: ${parts.join("; ")}.`;
  }

  /** A bar beside each cause, and its place in the timeline. */
  function causes() {
    const table = document.getElementById("causes-table");
    for (const row of table.querySelectorAll("tbody tr")) {
      const cause = page.rows[Number(row.dataset.row)];
      const cell = row.lastElementChild;
      if (!cause) continue;
      const bar = d3
        .create("svg")
        .attr("class", "bar")
        .attr("aria-hidden", "true")
        .attr("width", "100%")
        .attr("height", 4);
      const share = page.endMillis > 0 ? (100 * cause.millis) / page.endMillis : 0;
      bar.append("rect").attr("class", facts.family(cause.kind)).attr("height", 4).attr("width", `${Math.max(0.3, share)}%`);
      const span = cause.span === null ? null : facts.spans.get(cause.span);
      if (span) {
        const title = cell.textContent;
        cell.replaceChildren(
          prebind.elements.button(
            title,
            () => {
              facts.events.call("select", null, span, "overview");
              prebind.elements.scrollTo(document.getElementById("timeline"));
              document.getElementById("timeline-stage").focus({ preventScroll: true });
            },
            { class: "quiet", title: "Show in the timeline" },
          ),
        );
      }
      cell.append(bar.node());
    }
  }

  function begin() {
    const figure = document.getElementById("way");
    if (facts.endMillis > 0) {
      let width = -1;
      figure.hidden = false;
      new ResizeObserver(() => {
        if (figure.clientWidth !== width) {
          width = figure.clientWidth;
          draw(figure);
        }
      }).observe(figure.parentElement);
      draw(figure);
    }
    causes();
  }

  return { begin };
})();
