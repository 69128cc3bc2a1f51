// The same start in another place: cores, round-trip time and platform can be set, and the projection
// says when the port would open there. The words are those of io.github.prebind.report.ProjectionSheet.
prebind.place = (() => {
  const { element, section } = prebind.elements;
  const { facts, words } = prebind;
  const { start, page } = facts;

  const CORES = [0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6, 0.75, 1, 1.25, 1.5, 2, 2.5, 3, 4, 6, 8, 12, 16];
  const TIMES = [null, 0.1, 0.2, 0.5, 1, 2, 3, 5, 7.5, 10, 15, 20, 30, 50, 75, 100, 150, 200];
  const SMALL = 0.005;

  const model = page.model;
  const here = facts.coresHere;
  const place = { cpus: here, rttMillis: null, platform: null };

  const project = (at) => prebind.projection.project(start, at, model, facts.blocking);

  const nameOf = (platform) => platform.name + (platform.size === null ? "" : ` ${platform.size}`);

  const idOf = (platform) => platform.id + (platform.size === null ? "" : `:${platform.size}`);

  const times = (count) => `${words.count(count)} times`;

  function hidden(term, whole) {
    const more = term.hereMillis - term.millis;
    return more > 0.05 * term.hereMillis && more > SMALL * whole
      ? ` (${words.duration(term.hereMillis)} in all; the rest passes while the CPU quota is used up)`
      : "";
  }

  function said(term, whole) {
    if (term.part === "CPU") {
      const all = start.cpu.processMillis || 0;
      const undone = all - term.hereMillis;
      const less = undone > 0.02 * all ? ` (${words.duration(undone)} less than here: the JVM's compilers and collector do less there)` : "";
      return `CPU time: ${words.duration(term.hereMillis)} / ${words.cores(place.cpus)}${less}`;
    }
    if (term.part === "SHORT_SLICES") return "more CPU time, since the process is stopped and goes on in short slices";
    if (term.part === "ONE_THREAD") return "work of one thread that more cores do not shorten";
    if (term.part === "WAIT") {
      return facts.kindName(term.kind) + (term.count > 1 ? `, ${times(term.count)}` : "") + hidden(term, whole);
    }
    return `${words.count(term.count)} round trips and connects that take longer there${hidden(term, whole)}`;
  }

  function verdict(projection, deadline) {
    if (deadline === null) return ["open", "No deadline is known there."];
    const spare = deadline - projection.atMillis;
    const allowed = `the deadline of ${words.duration(deadline)}`;
    if (projection.highMillis <= deadline) return ["good", `In time: ${allowed} leaves ${words.duration(spare)}.`];
    if (projection.lowMillis > deadline) return ["bad", `Late: ${allowed} passes ${words.duration(-spare)} earlier.`];
    return spare >= 0
      ? ["open", `In time, but the range reaches over ${allowed}.`]
      : ["bad", `Late: ${allowed} passes ${words.duration(-spare)} earlier, but lies within the range.`];
  }

  /** The fewest cores, to a hundredth, with which the port opens in time; null if none will do. */
  function fewest(deadline) {
    const at = (cpus) => project({ ...place, cpus }).atMillis;
    if (deadline === null || at(CORES[CORES.length - 1]) > deadline) return null;
    let low = 0.01;
    let high = CORES[CORES.length - 1];
    while (high - low > 0.005) {
      const middle = (low + high) / 2;
      if (at(middle) <= deadline) high = middle;
      else low = middle;
    }
    return Math.ceil(high * 100) / 100;
  }

  const nearest = (list, value) =>
    list.reduce((best, one, i) => (Math.abs(one - value) < Math.abs(list[best] - value) ? i : best), 0);

  /** A slider over a list of values, with a field for those between them. */
  function slider(id, label, values, unit, sayValue, onchange) {
    const range = element("input", { type: "range", id, min: "0", max: String(values.length - 1), step: "1" });
    const field = element("input", { type: "number", "aria-label": `${label}, exactly`, min: "0", step: "any", inputmode: "decimal" });
    const output = element("output", { for: id });
    const show = (value) => {
      range.value = String(value === null ? 0 : values[0] === null ? 1 + nearest(values.slice(1), value) : nearest(values, value));
      field.value = value === null ? "" : words.decimals(value);
      output.textContent = sayValue(value);
      range.setAttribute("aria-valuetext", sayValue(value));
    };
    range.addEventListener("input", () => onchange(values[Number(range.value)]));
    field.addEventListener("change", () => {
      const value = Number(field.value);
      if (field.value.trim() === "" && values[0] === null) onchange(null);
      else if (Number.isFinite(value) && value >= (values[0] === null ? 0 : 0.001) && value <= 4096) onchange(value);
      else onchange(undefined);
    });
    const host = element(
      "div",
      { class: "slider" },
      element("label", { for: id, text: label }),
      output,
      range,
      element("span", { class: "exact" }, field, element("span", { text: unit })),
    );
    return { host, show };
  }

  /** How the time to the port falls with more cores, against the deadline. */
  function curve(host, projection, deadline) {
    const width = Math.max(260, host.clientWidth || 520);
    const height = 210;
    const margin = { top: 14, right: 14, bottom: 34, left: 76 };
    const cores = d3.range(0, 61).map((i) => 0.05 * Math.pow(320, i / 60));
    const points = cores.map((cpus) => [cpus, project({ ...place, cpus }).atMillis]);
    const top = Math.max(
      points[0][1] > 6 * (deadline || projection.atMillis) ? 3 * Math.max(deadline || 0, projection.atMillis) : points[0][1],
      projection.highMillis,
    );
    const x = d3.scaleLog([0.05, 16], [margin.left, width - margin.right]).clamp(true);
    const beyond = d3.scaleLinear([0, top * 1.04], [height - margin.bottom, margin.top]);
    const y = beyond.copy().clamp(true);
    const svg = d3.create("svg").attr("width", width).attr("height", height).attr("role", "img");
    svg.attr("aria-label", `Time to the open port by cores: ${[0.1, 0.25, 0.5, 1, 2].map((cpus) => `${words.cores(cpus)} ${words.duration(project({ ...place, cpus }).atMillis)}`).join(", ")}`);
    const ticks = [0.05, 0.1, 0.25, 0.5, 1, 2, 4, 8, 16].filter((tick, i) => width > 420 || i % 2 === 0);
    svg
      .append("g")
      .attr("class", "axis")
      .attr("transform", `translate(0,${height - margin.bottom})`)
      .call(d3.axisBottom(x).tickValues(ticks).tickFormat(words.decimals).tickSizeOuter(0));
    svg
      .append("g")
      .attr("class", "axis")
      .attr("transform", `translate(${margin.left},0)`)
      .call(d3.axisLeft(y).ticks(5).tickFormat((millis) => (millis === 0 ? "0" : words.duration(millis))).tickSizeOuter(0));
    svg.append("text").attr("class", "axis-name").attr("x", width - margin.right).attr("y", height - 2).attr("text-anchor", "end").text("cores");
    if (deadline !== null && deadline <= top) {
      svg.append("line").attr("class", "mark deadline").attr("x1", margin.left).attr("x2", width - margin.right).attr("y1", y(deadline)).attr("y2", y(deadline));
      // On few cores the curve is far above most deadlines; where it is not, the name goes to the right.
      const atLeft = Math.abs(beyond(points[8][1]) - beyond(deadline)) > 24;
      svg
        .append("text")
        .attr("class", "mark deadline")
        .attr("x", atLeft ? margin.left + 6 : width - margin.right)
        .attr("y", y(deadline) - 5)
        .attr("text-anchor", atLeft ? "start" : "end")
        .text(`deadline ${words.duration(deadline)}`);
    }
    const line = d3.line().x((point) => x(point[0])).y((point) => beyond(point[1]));
    const room = svg.append("clipPath").attr("id", "curve-room").append("rect");
    room.attr("x", margin.left).attr("y", 2).attr("width", width - margin.left - margin.right).attr("height", height - margin.bottom);
    svg.append("path").attr("class", "curve").attr("clip-path", "url(#curve-room)").attr("d", line(points));
    svg.append("line").attr("class", "range").attr("x1", x(place.cpus)).attr("x2", x(place.cpus)).attr("y1", y(projection.lowMillis)).attr("y2", y(projection.highMillis));
    svg.append("circle").attr("class", "point").attr("cx", x(place.cpus)).attr("cy", y(projection.atMillis)).attr("r", 5);
    host.replaceChildren(svg.node());
  }

  function begin() {
    const host = section(
      "place",
      "In another place",
      "The same start projected onto other cores, farther databases, another platform.",
    );
    if (model.none !== null) {
      host.append(element("p", { class: "none", text: `No projection from this start: ${model.none}.` }));
      return;
    }
    const result = element("div", { class: "projection", role: "status", id: "projection" });
    const chart = element("div", { class: "curve-box" });
    const terms = element("table", { class: "terms", "aria-label": "The sum, term by term" });
    const open = element("ul", { class: "unknown" });
    const note = element("p", { class: "size-note" });

    const cores = slider("place-cpus", "Cores", CORES, "cores", words.cores, (cpus) => {
      if (cpus !== undefined) place.cpus = cpus;
      show();
    });
    const rtt = slider("place-rtt", "Round-trip time to databases and others", TIMES, "ms", (value) => (value === null ? "as here" : `${words.decimals(value)} ms`), (millis) => {
      if (millis !== undefined) place.rttMillis = millis;
      show();
    });
    const list = prebind.elements.select("Platform", options(), platform, { id: "place-platform" });
    const back = prebind.elements.button("As measured", () => {
      place.rttMillis = null;
      platform("");
    }, { id: "place-back" });

    function options() {
      const groups = [];
      for (const one of page.platforms) {
        const said = one.size === null ? one.name : `${one.name} ${one.size}${one.cpus === null ? "" : `, ${words.cores(one.cpus)}`}`;
        groups.push([idOf(one), said]);
      }
      return [["", `as measured${start.platform === null ? "" : `: ${start.platform.name || start.platform.id}`}`], ["Platforms", groups]];
    }

    function platform(id) {
      place.platform = page.platforms.find((one) => idOf(one) === id) || null;
      list.list.value = id;
      if (place.platform === null) place.cpus = here;
      else if (place.platform.cpus !== null) place.cpus = place.platform.cpus;
      show();
    }

    const deadline = () => (place.platform === null ? start.verdict : place.platform).deadlineMillis;

    function show() {
      cores.show(place.cpus);
      rtt.show(place.rttMillis);
      const projection = project(place);
      const limit = deadline();
      const [state, sentence] = verdict(projection, limit);
      const least = fewest(limit);
      result.className = `projection ${state}`;
      result.dataset.millis = String(projection.atMillis);
      result.replaceChildren(
        element(
          "p",
          { class: "projected" },
          element("strong", { id: "projected-at", text: words.duration(projection.atMillis) }),
          element("span", { id: "projected-range", text: ` (${words.duration(projection.lowMillis)} to ${words.duration(projection.highMillis)}) to the open port` }),
        ),
        element("p", { class: "projected-verdict", id: "projected-verdict", text: sentence }),
        element("p", { class: "fewest", text: enough(limit, least) }),
        element("p", { class: "measured", text: measured() }),
      );
      note.textContent =
        place.platform !== null && place.platform.cpus === null
          ? `The catalogue has no CPU figure for ${nameOf(place.platform)}: set the cores.`
          : "";
      terms.replaceChildren(
        element(
          "tbody",
          {},
          projection.terms
            .filter((term) => Math.abs(term.millis) >= SMALL * projection.atMillis)
            .map((term) =>
              element(
                "tr",
                {},
                element("td", { class: "number", text: words.duration(term.millis) }),
                element("td", { text: said(term, projection.atMillis) }),
              ),
            ),
        ),
      );
      const unknown = (place.platform || model)[place.rttMillis === null ? "unknownAsHere" : "unknownThere"];
      open.replaceChildren(...unknown.map((i) => element("li", { text: page.unknowns[i] })));
      curve(chart, projection, limit);
    }

    function measured() {
      const waited = d3.sum(start.attribution, (part) => (part.kind === "cpu-wait" ? part.millis : 0));
      return (
        `Measured here: ${words.duration(start.bind.atMillis)} on ${words.cores(here)}` +
        (waited > 0.1 * start.bind.atMillis ? `, ${words.duration(waited)} of it waiting for a core.` : ".")
      );
    }

    function enough(limit, least) {
      if (limit === null) return "";
      if (least === null) return "No number of cores brings it in time: the time goes into waiting and work of one thread.";
      return `With these round trips it is in time from ${words.cores(least)} on.`;
    }

    host.append(
      element(
        "div",
        { class: "place" },
        element("div", { class: "controls" }, list.label, note, cores.host, rtt.host, back),
        element("div", { class: "answer" }, result, chart),
      ),
      element("div", { class: "reasoning" }, element("div", {}, element("h3", { text: "The sum" }), terms), element("div", {}, element("h3", { text: "Not in this figure" }), open)),
    );
    platform("");
    new ResizeObserver(show).observe(chart);
  }

  return { begin };
})();
