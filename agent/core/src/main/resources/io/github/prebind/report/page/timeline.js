// The timeline: the threads' spans over time, how much of the processor was in use, and the bind,
// ready and the deadline. Zoomed by buttons, keys, pinching, or a stretch of the strip above it.
prebind.timeline = (() => {
  const { element, button, select, section } = prebind.elements;
  const { facts, words, canvas, details } = prebind;
  const { start } = facts;
  const colour = prebind.theme.colour;

  const ROW = 20;
  const HEAD = 74;
  const STRIP = 40;
  const CLOSEST_MILLIS = 0.05;

  const events = [];
  if (start.bind) events.push({ at: start.bind.atMillis, name: `port ${start.bind.port} open`, colour: "ink" });
  if (start.ready) events.push({ at: start.ready.atMillis, name: "ready", colour: "good" });
  if (facts.deadlineAt !== null) events.push({ at: facts.deadlineAt, name: "deadline", colour: "bad" });
  events.sort((a, b) => a.at - b.at);

  /** Up to where the axis goes: what came after the end is shown where it came soon. */
  const whole = Math.max(
    facts.endMillis,
    ...events.map((event) => event.at).filter((at) => at < 1.25 * facts.endMillis),
  ) * 1.01 || 1;

  function begin() {
    const onTheWay = facts.threads.filter(
      (thread) => thread === "main" || (start.bind && thread === start.bind.thread),
    );
    const host = section(
      "timeline",
      "Timeline",
      "Every timed call, thread by thread, from the start of the process to the open port.",
    );
    if (facts.threads.length === 0) {
      host.append(element("p", { class: "none", text: "No call was timed." }));
      return;
    }
    let layout = prebind.lanes.layout(onTheWay.length ? onTheWay : facts.threads, facts.roots, facts.inside);
    let view = d3.scaleLinear([0, whole], [0, 1]);
    let base = view;
    let chosen = null;
    let found = null;
    let brushing = false;

    const scroller = element("div", { class: "scroller" });
    const spacer = element("div", { class: "spacer" });
    const head = canvas.surface({ id: "timeline-head", class: "timeline-head" }, drawHead);
    const body = canvas.surface({ id: "timeline-body", class: "timeline-body" }, drawBody);
    const strip = d3.create("svg").attr("class", "strip").attr("aria-hidden", "true").attr("height", STRIP);
    const panel = element("div", { class: "details", "aria-live": "polite" });
    panel.append(element("p", { class: "none", text: "Choose a call to see its facts." }));
    const stage = element("div", {
      id: "timeline-stage",
      class: "stage",
      tabindex: "0",
      role: "application",
      "aria-label": "Timeline of the start",
      "aria-describedby": "timeline-keys",
    });
    const tools = element("div", { class: "toolbar" });
    if (facts.threads.length > onTheWay.length && onTheWay.length > 0) {
      tools.append(
        select(
          "Threads",
          [
            ["way", "on the way to the bind"],
            ["all", `all ${facts.threads.length}`],
          ],
          (which) => show(which === "all" ? facts.threads : onTheWay),
          { id: "timeline-threads" },
        ).label,
      );
    }
    tools.append(
      element(
        "div",
        { class: "group" },
        button("Zoom in", () => zoomBy(2)),
        button("Zoom out", () => zoomBy(0.5)),
        button("Whole start", () => zoomTo(0, whole)),
      ),
    );
    spacer.append(body.canvas);
    scroller.append(spacer);
    stage.append(strip.node(), head.canvas, scroller);
    host.append(tools, legend(), stage);
    host.append(
      element("p", {
        id: "timeline-keys",
        class: "keys",
        text:
          "Keys: arrows go from call to call, Enter zooms to one, + and \u2212 zoom, Shift with an arrow moves," +
          " Home shows all. With a pointer: drag, or turn the wheel with Ctrl held.",
      }),
      panel,
    );
    const note = canvas.note(stage);

    const zoom = d3
      .zoom()
      .filter((event) => !event.button && (event.type !== "wheel" || event.ctrlKey || event.metaKey))
      .on("zoom", (event) => {
        view = event.transform.rescaleX(base);
        refresh();
      });
    const brush = d3.brushX().on("brush end", (event) => {
      if (!event.sourceEvent) return;
      brushing = event.type !== "end";
      if (event.selection === null) zoomTo(0, whole);
      else zoomTo(...event.selection.map((x) => base.invert(x)));
    });
    const target = d3.select(body.canvas);
    target.call(zoom).on("dblclick.zoom", null);

    function legend() {
      const families = [
        ["database", "database"],
        ["network", "network"],
        ["waiting", "waiting"],
        ["framework", "framework"],
        ["own", "own methods"],
        ["code", "code and JVM"],
      ].filter(([family]) => start.spans.some((span) => facts.family(span.kind) === family));
      return element(
        "ul",
        { class: "legend" },
        families.map(([family, name]) =>
          element("li", {}, element("i", { class: `swatch ${family}` }), element("span", { text: name })),
        ),
        prebind.processors.title === ""
          ? null
          : ["code", "JIT", "GC"].map((name) =>
              element("li", {}, element("i", { class: `swatch cpu-${name.toLowerCase()}` }), element("span", { text: `${name} on a processor` })),
            ),
        element("li", {}, element("i", { class: "swatch blocking" }), element("span", { text: "blocking" })),
        element("li", {}, element("i", { class: "swatch folded" }), element("span", { text: "several calls, from the first to the last, filled by their share of it" })),
      );
    }

    function show(threads) {
      layout = prebind.lanes.layout(threads, facts.roots, facts.inside);
      fit();
    }

    /** Takes the size of the page. */
    function fit() {
      const height = layout.rows.length * ROW + 4;
      const most = Math.max(220, Math.min(620, window.innerHeight - 220));
      spacer.style.height = `${height}px`;
      scroller.style.height = `${Math.min(height, most)}px`;
      body.canvas.style.height = `${Math.min(height, most)}px`;
      const width = scroller.clientWidth;
      if (width === 0) return;
      head.canvas.style.width = `${width}px`;
      strip.attr("width", width);
      const [from, to] = view.domain();
      base = d3.scaleLinear([0, whole], [0, width]);
      zoom
        .scaleExtent([1, Math.max(1, whole / CLOSEST_MILLIS)])
        .extent([[0, 0], [width, height]])
        .translateExtent([[0, 0], [width, height]]);
      brush.extent([[0, 0], [width, STRIP]]);
      drawStrip();
      zoomTo(from, to);
    }

    function refresh() {
      head.redraw();
      body.redraw();
      if (brushing) return;
      const [from, to] = view.domain();
      const all = from <= 0 && to >= whole * 0.9999;
      strip.select(".brush").call(brush.move, all ? null : [base(from), base(to)]);
    }

    function zoomTo(from, to) {
      const length = Math.max(CLOSEST_MILLIS, Math.min(to, whole) - Math.max(0, from));
      const k = whole / length;
      target.call(zoom.transform, d3.zoomIdentity.scale(k).translate(-base(Math.max(0, from)), 0));
    }

    function zoomBy(factor) {
      const [from, to] = view.domain();
      const at = chosen ? Math.max(from, Math.min(to, chosen.startMillis)) : (from + to) / 2;
      zoomTo(at - (at - from) / factor, at + (to - at) / factor);
    }

    function moveBy(share) {
      const [from, to] = view.domain();
      const step = Math.max(-from, Math.min(whole - to, share * (to - from)));
      zoomTo(from + step, to + step);
    }

    function choose(span) {
      chosen = span;
      panel.replaceChildren(...details.of(span).filter((part) => part !== null));
      if (!layout.rowOf.has(span.id)) {
        const list = document.getElementById("timeline-threads");
        if (list) list.value = "all";
        show(facts.threads);
      }
      const [from, to] = view.domain();
      const margin = Math.max(span.endMillis - span.startMillis, (to - from) * 0.02);
      if (span.endMillis < from || span.startMillis > to || margin < (to - from) / 400) {
        const around = Math.max(margin * 3, whole / 200);
        zoomTo(Math.max(0, span.startMillis - around), Math.min(whole, span.endMillis + around));
      }
      const top = layout.rowOf.get(span.id) * ROW;
      if (top < scroller.scrollTop + ROW || top > scroller.scrollTop + scroller.clientHeight - 2 * ROW) {
        scroller.scrollTop = top - scroller.clientHeight / 3;
      }
      refresh();
    }

    function drawStrip() {
      strip.selectAll("*").remove();
      let drawnTo = -1;
      for (const part of facts.page.parts) {
        const x = base(part.startMillis);
        const right = Math.max(x + 0.5, base(part.endMillis));
        if (right < drawnTo + 0.5) continue;
        drawnTo = right;
        strip
          .append("rect")
          .attr("class", `part-${facts.family(part.kind)}`)
          .attr("x", x)
          .attr("y", 8)
          .attr("width", right - x)
          .attr("height", STRIP - 16);
      }
      strip.append("line").attr("class", "ground").attr("x1", 0).attr("x2", base(facts.endMillis));
      strip.select(".ground").attr("y1", STRIP - 8).attr("y2", STRIP - 8);
      for (const event of events) {
        strip
          .append("line")
          .attr("class", `mark-${event.colour}`)
          .attr("x1", base(event.at))
          .attr("x2", base(event.at))
          .attr("y1", 2)
          .attr("y2", STRIP - 2);
      }
      strip.append("g").attr("class", "brush").call(brush);
    }

    /** Axis, names of the instants, and the processors in use. */
    function drawHead(context, width) {
      view = view.copy().range([0, width]);
      const ticks = view.ticks(Math.max(2, Math.floor(width / 110)));
      const step = ticks.length > 1 ? ticks[1] - ticks[0] : 1;
      context.fillStyle = colour("ink-2");
      context.strokeStyle = colour("line");
      context.lineWidth = 1;
      for (const tick of ticks) {
        const x = view(tick);
        context.beginPath();
        context.moveTo(x, HEAD - 14);
        context.lineTo(x, HEAD);
        context.stroke();
        if (x < width - 40) context.fillText(words.instant(tick, step), x + 3, HEAD - 8);
      }
      prebind.processors.draw(context, view, width, 18, HEAD - 34);
      const head = context.measureText(prebind.processors.title).width + 12;
      const free = !events.some((event) => view(event.at) >= 0 && view(event.at) < head);
      context.fillStyle = colour("ink-3");
      if (free) context.fillText(prebind.processors.title, 4, 8);
      let taken = free ? head : -Infinity;
      for (const event of events) {
        const x = view(event.at);
        if (x < 0 || x > width) continue;
        const length = context.measureText(event.name).width + 10;
        context.fillStyle = colour(event.colour);
        context.fillRect(x - 0.5, 0, 1, HEAD);
        const left = x + length > width ? x - length : x;
        if (left > taken) {
          context.fillText(event.name, left + 5, 8);
          taken = left + length;
        }
      }
    }

    function drawBody(context, width, height) {
      const top = scroller.scrollTop;
      const scale = view.copy().range([0, width]);
      const [from, to] = scale.domain();
      const first = Math.max(0, Math.floor(top / ROW));
      const last = Math.min(layout.rows.length - 1, Math.ceil((top + height) / ROW));
      for (const group of layout.groups) {
        const y = group.top * ROW - top;
        if (y > height || y + group.height * ROW < 0) continue;
        context.fillStyle = colour("line-2");
        context.fillRect(0, y, width, 1);
        context.fillStyle = colour("ink-2");
        context.fillText(canvas.fitted(context, group.thread, width - 10), 5, y + ROW / 2 + 2);
      }
      for (let row = first; row <= last; row++) {
        let drawnTo = -1;
        for (const span of layout.rows[row]) {
          if (span.endMillis < from) continue;
          if (span.startMillis > to) break;
          const x = scale(span.startMillis);
          const right = scale(span.endMillis);
          if (right - x < 0.5 && right < drawnTo + 0.5 && span !== chosen) continue;
          drawnTo = right;
          const y = row * ROW - top + 1;
          canvas.box(context, x, y, right - x, ROW - 2, look(span, width));
          if (span === chosen) canvas.outline(context, x, y, right - x, ROW - 2);
        }
      }
      for (const event of events) {
        const x = scale(event.at);
        if (x < 0 || x > width) continue;
        context.fillStyle = colour(event.colour);
        context.fillRect(x - 0.5, 0, 1, height);
      }
    }

    function look(span, room) {
      return {
        family: facts.family(span.kind),
        blocking: facts.blocking(span.kind),
        folded: prebind.lanes.isFolded(span),
        filled: Math.min(1, span.millis / Math.max(1e-6, span.endMillis - span.startMillis)),
        failed: span.error !== null || span.open,
        dimmed: found !== null && !found.has(span.id),
        name: (span.count > 1 ? `${words.count(span.count)} \u00d7 ` : "") + details.title(span),
        room,
      };
    }

    function at(event) {
      const place = body.canvas.getBoundingClientRect();
      const row = layout.rows[Math.floor((event.clientY - place.top + scroller.scrollTop) / ROW)];
      const millis = view.invert(event.clientX - place.left);
      const near = Math.abs(view.invert(3) - view.invert(0));
      let best = null;
      let distance = near;
      for (const span of row || []) {
        const far = Math.max(span.startMillis - millis, millis - span.endMillis, 0);
        if (far <= distance) {
          best = span;
          distance = far;
        }
      }
      return best;
    }

    function neighbour(step) {
      const row = layout.rows[layout.rowOf.get(chosen.id)];
      return row[row.indexOf(chosen) + step];
    }

    function inner() {
      const calls = facts.inside(chosen);
      return calls.reduce((best, one) => (best && best.startMillis <= one.startMillis ? best : one), null);
    }

    function next(key) {
      if (chosen === null) return layout.rows.find((row) => row.length > 0)[0];
      if (key === "ArrowLeft") return neighbour(-1);
      if (key === "ArrowRight") return neighbour(1);
      if (key === "ArrowDown") return inner();
      return chosen.above;
    }

    body.canvas.addEventListener("pointermove", (event) => {
      const span = event.buttons === 0 ? at(event) : null;
      if (span) note.show([details.title(span), details.summary(span)], event);
      else note.hide();
      body.canvas.classList.toggle("over", span !== null);
    });
    body.canvas.addEventListener("pointerleave", note.hide);
    body.canvas.addEventListener("click", (event) => {
      const span = at(event);
      if (span) facts.events.call("select", null, span, "timeline");
    });
    body.canvas.addEventListener("dblclick", (event) => {
      const span = at(event);
      if (span) zoomTo(span.startMillis, span.endMillis);
    });
    stage.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === "+" || event.key === "=") zoomBy(2);
      else if (event.key === "-" || event.key === "\u2212") zoomBy(0.5);
      else if (event.key === "Home") zoomTo(0, whole);
      else if (event.key === "Enter" && chosen) zoomTo(chosen.startMillis, chosen.endMillis);
      else if (event.shiftKey && event.key === "ArrowLeft") moveBy(-0.25);
      else if (event.shiftKey && event.key === "ArrowRight") moveBy(0.25);
      else if (event.key.startsWith("Arrow")) {
        const span = next(event.key);
        if (span) facts.events.call("select", null, span, "timeline");
      } else return;
      event.preventDefault();
    });
    scroller.addEventListener("scroll", body.redraw);
    facts.events.on("select.timeline", choose);
    facts.events.on("find.timeline", (ids) => {
      found = ids;
      body.redraw();
    });
    new ResizeObserver(fit).observe(host);
    fit();
  }

  return { begin };
})();
