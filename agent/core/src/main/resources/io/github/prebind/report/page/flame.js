// The flame chart: the same calls as the timeline, by how long they took in all, and below them what
// the sampler saw running by package. The widest come first; a click makes one as wide as the chart.
prebind.flame = (() => {
  const { element, button, select, section } = prebind.elements;
  const { facts, words, canvas, details } = prebind;

  const ROW = 20;
  const NARROWEST = 0.4;

  /** The calls of a thread as a tree of { name, kind, self, span, children }. */
  function tree(thread) {
    const leaf = (sample) => ({
      name: sample.kind === "cpu" ? sample.label : facts.kindName(sample.kind),
      kind: sample.kind,
      self: sample.millis,
      sample,
    });

    /** Samples cannot be more than what the span had of its own; they are estimates. */
    function seen(key, room) {
      const samples = facts.samples.get(key) || [];
      const sum = d3.sum(samples, (sample) => sample.millis);
      const scale = sum > room ? room / sum : 1;
      return samples.map((sample) => ({ ...leaf(sample), self: sample.millis * scale }));
    }

    function node(span) {
      const calls = facts.inside(span);
      const own = Math.max(0, span.millis - d3.sum(calls, (call) => call.millis));
      const samples = seen(span.id, own);
      const rest = own - d3.sum(samples, (sample) => sample.self);
      return {
        name: details.title(span),
        kind: span.kind,
        self: Math.max(0, rest),
        span,
        children: [...calls.map(node), ...samples],
      };
    }

    const roots = facts.roots(thread).map(node);
    const inSpans = d3.sum(facts.roots(thread), (span) => span.millis);
    const outside = Math.max(0, facts.endMillis - inSpans);
    const samples = thread === facts.threads[0] ? seen(thread, outside) : [];
    const whole = thread === facts.threads[0] ? outside - d3.sum(samples, (one) => one.self) : 0;
    return { name: thread, kind: "other", self: whole, children: [...roots, ...samples] };
  }

  function partition(thread) {
    const root = d3.hierarchy(tree(thread)).sum((node) => node.self);
    root.sort((a, b) => b.value - a.value);
    return d3.partition()(root);
  }

  function begin() {
    const host = section(
      "flame",
      "Flame chart",
      "How long each call took in all, with what it called below it, and below that the code that the sampler saw running, by package.",
    );
    if (facts.threads.length === 0) {
      host.append(element("p", { class: "none", text: "No call was timed." }));
      return;
    }
    let root = partition(facts.threads[0]);
    let focus = root;
    let chosen = root;
    let found = null;

    const body = canvas.surface({ id: "flame-body", class: "flame-body" }, draw);
    const scroller = element("div", { class: "scroller" });
    const spacer = element("div", { class: "spacer" }, body.canvas);
    scroller.append(spacer);
    const stage = element(
      "div",
      {
        id: "flame-stage",
        class: "stage",
        tabindex: "0",
        role: "application",
        "aria-label": "Flame chart of the start",
        "aria-describedby": "flame-keys",
      },
      scroller,
    );
    const panel = element("div", { class: "details", "aria-live": "polite" });
    const tools = element("div", { class: "toolbar" });
    if (facts.threads.length > 1) {
      const threads = facts.threads.map((thread, i) => [String(i), thread]);
      tools.append(select("Thread", threads, (i) => show(facts.threads[Number(i)])).label);
    }
    tools.append(
      element("div", { class: "group" }, button("Whole thread", () => zoom(root), { id: "flame-whole" })),
    );
    host.append(
      tools,
      stage,
      element("p", {
        id: "flame-keys",
        class: "keys",
        text: "Keys: arrows go from call to call, Enter makes one as wide as the chart, Backspace goes back.",
      }),
      panel,
    );
    const note = canvas.note(stage);

    function show(thread) {
      root = partition(thread);
      focus = root;
      chosen = root;
      panel.replaceChildren();
      fit();
    }

    function fit() {
      const height = (root.height + 1) * ROW + 2;
      const most = Math.max(220, Math.min(560, window.innerHeight - 220));
      spacer.style.height = `${height}px`;
      scroller.style.height = `${Math.min(height, most)}px`;
      body.canvas.style.height = `${Math.min(height, most)}px`;
      body.redraw();
    }

    const left = (node, width) => ((node.x0 - focus.x0) / (focus.x1 - focus.x0)) * width;
    const right = (node, width) => ((node.x1 - focus.x0) / (focus.x1 - focus.x0)) * width;

    /** Goes into what is wide enough to be seen, and no further. */
    function visit(width, visitor) {
      const open = [root];
      while (open.length > 0) {
        const node = open.pop();
        const x = left(node, width);
        const end = right(node, width);
        if (end - x < NARROWEST || end <= 0 || x >= width) continue;
        visitor(node, x, end);
        if (node.children) open.push(...node.children);
      }
    }

    function draw(context, width, height) {
      const top = scroller.scrollTop;
      visit(width, (node, x, end) => {
        const y = node.depth * ROW - top;
        if (y > height || y < -ROW) return;
        const from = Math.max(0, x);
        const to = Math.min(width, end);
        canvas.box(context, from, y + 1, Math.max(to - from - 0.5, 0.5), ROW - 2, look(node, width));
        if (node === chosen) canvas.outline(context, from, y + 1, to - from, ROW - 2);
      });
    }

    function look(node, room) {
      const { span, sample, name, kind } = node.data;
      const family = facts.family(kind);
      return {
        family: node === root ? "code" : family,
        blocking: span ? facts.blocking(kind) : false,
        folded: false,
        failed: Boolean(span && (span.error !== null || span.open)),
        dimmed: found !== null && !(span && found.has(span.id)),
        name: sample && sample.kind === "cpu" ? `code of ${name}` : name,
        room,
      };
    }

    function zoom(node) {
      focus = node;
      body.redraw();
    }

    function choose(node) {
      chosen = node;
      const width = body.canvas.clientWidth;
      if (right(node, width) - left(node, width) < 2 || left(node, width) >= width || right(node, width) <= 0) {
        focus = node.parent || node;
      }
      const y = node.depth * ROW;
      if (y < scroller.scrollTop || y > scroller.scrollTop + scroller.clientHeight - ROW) {
        scroller.scrollTop = y - scroller.clientHeight / 2;
      }
      const { span, sample } = node.data;
      const share = `${words.precise(node.value)}, ${words.share(node.value, root.value)} of ${root.data.name}`;
      const parts = span
        ? [
            ...details.of(span),
            button("Show in the timeline", () => {
              facts.events.call("select", null, span, "flame");
              prebind.elements.scrollTo(document.getElementById("timeline"));
              document.getElementById("timeline-stage").focus({ preventScroll: true });
            }),
          ]
        : [
            element("h3", { class: "label", text: look(node, 0).name }),
            element("p", {
              text: sample ? `${share}; seen by the sampler ${words.counted(sample.count, "time", "times")}.` : `${share}.`,
            }),
          ];
      panel.replaceChildren(...parts.filter((part) => part !== null));
      body.redraw();
    }

    function at(event) {
      const place = body.canvas.getBoundingClientRect();
      const x = event.clientX - place.left;
      const depth = Math.floor((event.clientY - place.top + scroller.scrollTop) / ROW);
      let hit = null;
      visit(place.width, (node, from, to) => {
        if (node.depth === depth && x >= from && x <= to) hit = node;
      });
      return hit;
    }

    function next(key) {
      if (key === "ArrowUp") return chosen.parent;
      if (key === "ArrowDown") return chosen.children ? chosen.children[0] : null;
      const row = chosen.parent ? chosen.parent.children : [chosen];
      return row[row.indexOf(chosen) + (key === "ArrowRight" ? 1 : -1)];
    }

    body.canvas.addEventListener("pointermove", (event) => {
      const node = at(event);
      if (node) {
        note.show(
          [look(node, 0).name, `${words.precise(node.value)}, ${words.share(node.value, root.value)}`],
          event,
        );
      } else note.hide();
      body.canvas.classList.toggle("over", node !== null);
    });
    body.canvas.addEventListener("pointerleave", note.hide);
    body.canvas.addEventListener("click", (event) => {
      const node = at(event);
      if (!node) return;
      choose(node);
      zoom(node);
    });
    stage.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === "Enter") zoom(chosen);
      else if (event.key === "Backspace" || event.key === "Escape") zoom(focus.parent || root);
      else if (event.key === "Home") zoom(root);
      else if (event.key.startsWith("Arrow")) {
        const node = next(event.key);
        if (node) choose(node);
      } else return;
      event.preventDefault();
    });
    scroller.addEventListener("scroll", body.redraw);
    facts.events.on("find.flame", (ids) => {
      found = ids;
      body.redraw();
    });
    new ResizeObserver(fit).observe(host);
    fit();
  }

  return { begin };
})();
