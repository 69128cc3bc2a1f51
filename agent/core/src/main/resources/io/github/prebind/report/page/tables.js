// The sections that list: findings, calls, migrations, SQL, beans, addresses, and where it all ran.
// Each tells the search what it holds.
prebind.tables = (() => {
  const { element, button, select, section, scrollTo } = prebind.elements;
  const { facts, words, details } = prebind;
  const { start, page } = facts;

  /** What can be found: { where, text, note, go }. */
  const index = [];

  /** Makes the rows of a table findable. */
  function findable(where, rows, text, note, table) {
    for (const row of rows) {
      index.push({ where, text: text(row), note: note(row), go: () => table.reveal(row) });
    }
  }

  function choose(span) {
    facts.events.call("select", null, span, "table");
    scrollTo(document.getElementById("timeline"));
    document.getElementById("timeline-stage").focus({ preventScroll: true });
  }

  const mark = (kind) => element("i", { class: `swatch ${facts.family(kind)}`, "aria-hidden": "true" });

  const number = (title, value, said) => ({ title, value, cell: (row) => said(value(row)), number: true });

  const millis = (title, value) => number(title, value, words.precise);

  const text = (title, value, wide) => ({ title, value, cell: value, wide });

  /** A name that leads to its span in the timeline. */
  const call = (title, spanOf) => ({
    title,
    value: (row) => details.title(spanOf(row)),
    cell: (row) => {
      const span = spanOf(row);
      const name = button(details.title(span), () => choose(span), {
        class: "quiet",
        title: "Show in the timeline",
      });
      const failed = span.error === null ? null : element("span", { class: "failed", text: `failed: ${span.error}` });
      const open = span.open ? element("span", { class: "failed", text: "had not ended" }) : null;
      return element("span", { class: "call" }, mark(span.kind), name, failed, open);
    },
    wide: true,
  });

  function none(host, sentence) {
    host.append(element("p", { class: "none", text: sentence }));
  }

  function findings() {
    const host = section("findings", "Findings");
    if (start.findings.length === 0) {
      none(host, "None: no rule found anything wrong with this start.");
      return;
    }
    const list = element("ol", { class: "findings" });
    for (const finding of start.findings) {
      const item = element(
        "li",
        { class: `finding ${finding.level}`, tabindex: "-1" },
        element("p", { class: "level", text: finding.level }),
        element("h3", { text: finding.title }),
        finding.costMillis === null ? null : element("p", { class: "cost", text: words.duration(finding.costMillis) }),
        element("p", { text: finding.evidence }),
        element("p", { class: "fix", text: finding.fix }),
        element("p", { class: "rule", text: finding.id }),
      );
      list.append(item);
      index.push({
        where: "Finding",
        text: `${finding.title}: ${finding.evidence}`,
        note: finding.level,
        go: () => {
          scrollTo(item);
          item.focus({ preventScroll: true });
        },
      });
    }
    host.append(list);
  }

  function calls() {
    const host = section("calls", "Blocking calls", "What threads waited in instead of working. Time of its own leaves out the calls inside.");
    const kinds = [...new Set(start.spans.map((span) => span.kind))].sort();
    const of = (which) =>
      start.spans
        .filter((span) => (which === "blocking" ? facts.blocking(span.kind) : which === "all" || span.kind === which))
        .sort((a, b) => b.selfMillis - a.selfMillis);
    const columns = [
      call("Call", (span) => span),
      text("Kind", (span) => facts.kindName(span.kind)),
      text("Thread", (span) => span.thread),
      { ...millis("Began after", (span) => span.startMillis), cell: (span) => words.duration(span.startMillis) },
      millis("Time", (span) => span.millis),
      millis("Of its own", (span) => span.selfMillis),
      number("Times", (span) => span.count, words.count),
      number("Round trips", (span) => span.roundTrips, words.count),
    ];
    const table = prebind.table.table("Calls", columns, of("blocking"));
    const which = select(
      "Show",
      [
        ["blocking", "blocking calls"],
        ["all", `all ${words.count(start.spans.length)} timed calls`],
        ["One kind", kinds.map((kind) => [kind, facts.kindName(kind)])],
      ],
      (kind) => {
        table.replace(of(kind));
        document.getElementById("calls-title").textContent =
          kind === "blocking" ? "Blocking calls" : kind === "all" ? "All timed calls" : `Calls: ${facts.kindName(kind)}`;
      },
      { id: "calls-which" },
    );
    host.append(element("div", { class: "toolbar" }, which.label), table.host);
    for (const span of start.spans) {
      index.push({
        where: facts.kindName(span.kind),
        text: details.title(span) + (span.error === null ? "" : ` \u2013 ${span.error}`),
        note: `${details.summary(span)}, ${span.thread}`,
        span,
        go: () => choose(span),
      });
    }
  }

  function migrations() {
    if (start.migrations.length === 0) return;
    const host = section("migrations", "Migrations");
    const rows = start.migrations.map((one, i) => ({ ...one, place: i + 1 }));
    const name = (one) => `${one.id} ${one.description}`.trim();
    const table = prebind.table.table(
      "Migrations",
      [
        number("Order", (one) => one.place, String),
        text("Tool", (one) => one.tool),
        text("Migration", name, true),
        millis("Time", (one) => one.millis),
        number("Statements", (one) => (one.statements === null ? -1 : one.statements), (n) => (n < 0 ? "not known" : words.count(n))),
        text("Outcome", (one) => one.outcome),
      ],
      rows,
    );
    host.append(table.host);
    findable("Migration", rows, (one) => `${one.tool} ${name(one)}`, (one) => words.precise(one.millis), table);
  }

  function statements() {
    const rows = page.statements;
    if (rows.length === 0) return;
    const host = section("sql", "SQL", "Statements without their values; equal ones are added up over all threads.");
    const table = prebind.table.table(
      "SQL",
      [
        { ...text("Statement", (one) => one.sql, true), cell: (one) => element("code", { text: one.sql }) },
        millis("Time", (one) => one.millis),
        number("Times", (one) => one.count, words.count),
        millis("Each", (one) => one.millis / Math.max(1, one.count)),
        number("Round trips", (one) => one.roundTrips, words.count),
      ],
      rows,
    );
    host.append(table.host);
    findable("SQL", rows, (one) => one.sql, (one) => `${words.precise(one.millis)}, ${words.counted(one.count, "time", "times")}`, table);
  }

  function beans() {
    const rows = start.spans.filter((span) => span.kind === "bean").sort((a, b) => b.selfMillis - a.selfMillis);
    if (rows.length === 0) return;
    const host = section("beans", "Beans", "Time of its own leaves out the beans and calls that a bean needed for its creation.");
    const table = prebind.table.table(
      "Beans",
      [
        call("Bean", (span) => span),
        millis("Of its own", (span) => span.selfMillis),
        millis("Time", (span) => span.millis),
        number("Times", (span) => span.count, words.count),
      ],
      rows,
    );
    host.append(table.host);
  }

  function listeners() {
    const host = section("listeners", "Listeners");
    if (start.listeners.length === 0) {
      none(host, start.reasons.bind || "No port was opened.");
      return;
    }
    const table = prebind.table.table(
      "Listeners",
      [
        number("Port", (one) => one.port, String),
        text("Address", (one) => one.address, true),
        { ...millis("Open after", (one) => one.atMillis), cell: (one) => words.duration(one.atMillis) },
        text("Thread", (one) => one.thread),
        text("Transport", (one) => one.transport),
        text("Role", (one) => (one.target ? "the target" : one.loopback ? "this machine only" : "another port")),
      ],
      start.listeners,
    );
    host.append(table.host);
    findable("Listener", start.listeners, (one) => `port ${one.port} on ${one.address}`, (one) => words.duration(one.atMillis), table);
  }

  function addresses() {
    if (start.endpoints.length === 0 && start.databases.length === 0) return;
    const host = section("addresses", "Remote addresses and databases");
    if (start.endpoints.length > 0) {
      const known = (title, value, said) => number(title, (one) => (value(one) === null ? -1 : value(one)), (n) => (n < 0 ? "not known" : said(n)));
      const table = prebind.table.table(
        "Remote addresses",
        [
          text("Address", (one) => `${one.host}:${one.port}`, true),
          number("Connects", (one) => one.connects, words.count),
          known("Round trips", (one) => one.roundTrips, words.count),
          known("On the way", (one) => (one.wayRoundTrips === undefined ? null : one.wayRoundTrips), words.count),
          known("Round-trip time", (one) => (one.rttMillis === undefined ? null : one.rttMillis), words.precise),
          millis("Waited", (one) => one.waitMillis),
        ],
        start.endpoints,
      );
      host.append(table.host);
      findable("Address", start.endpoints, (one) => `${one.host}:${one.port}`, (one) => `waited ${words.precise(one.waitMillis)}`, table);
    }
    if (start.databases.length > 0) {
      const table = prebind.table.table(
        "Databases",
        [
          text("Database", (one) => one.product),
          text("Version", (one) => one.version),
          text("URL", (one) => one.url, true),
          text("Pool", (one) => one.pool || ""),
        ],
        start.databases,
      );
      host.append(table.host);
      findable("Database", start.databases, (one) => `${one.product} ${one.version} ${one.url}`, (one) => one.pool || "", table);
    }
  }

  function attribution() {
    const rows = start.attribution;
    if (rows.length === 0) return;
    const host = section(
      "attribution",
      "Every millisecond",
      "The way to the bind, each millisecond counted once, for the innermost call that it went into. What is marked as an estimate is one.",
    );
    const sum = d3.sum(rows, (row) => row.millis);
    const table = prebind.table.table(
      "Every millisecond of the way to the bind",
      [
        {
          ...text("What", (row) => row.label || facts.kindName(row.kind), true),
          cell: (row) => element("span", { class: "call" }, mark(row.kind), element("span", { text: row.label || facts.kindName(row.kind) })),
        },
        text("Kind", (row) => facts.kindName(row.kind)),
        millis("Time", (row) => row.millis),
        number("Share", (row) => row.millis / sum, (part) => words.share(part, 1)),
        number("Times", (row) => row.count, (n) => (n === 0 ? "" : words.count(n))),
      ],
      rows,
    );
    host.append(table.host);
  }

  function pairs(list, where) {
    return element(
      "dl",
      { class: "pairs" },
      list.map(([name, value]) => {
        const entry = element("div", { tabindex: "-1" }, element("dt", { text: name }), element("dd", { text: value }));
        index.push({
          where,
          text: `${name}: ${value}`,
          note: "",
          go: () => {
            scrollTo(entry);
            entry.focus({ preventScroll: true });
          },
        });
        return entry;
      }),
    );
  }

  function environment() {
    const host = section("environment", "Environment");
    host.append(pairs(page.environment, "Environment"));
    if (start.prebind.warnings.length > 0) {
      host.append(
        element("h3", { text: "Warnings of this start" }),
        element("ul", { class: "warnings" }, start.prebind.warnings.map((one) => element("li", { text: one }))),
      );
      for (const warning of start.prebind.warnings) {
        index.push({ where: "Warning", text: warning, note: "", go: () => scrollTo(host) });
      }
    }
    const reasons = Object.entries(start.reasons);
    if (reasons.length > 0) {
      host.append(element("h3", { text: "What this report does not know, and why" }), pairs(reasons, "Not known"));
    }
  }

  function begin() {
    calls();
    migrations();
    statements();
    beans();
    listeners();
    addresses();
    attribution();
    environment();
  }

  return { begin, findings, index };
})();
