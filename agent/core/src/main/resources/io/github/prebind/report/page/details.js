// The facts of one span, below the drawing in which it was chosen.
prebind.details = (() => {
  const { element, button } = prebind.elements;
  const { facts, words } = prebind;

  const title = (span) => span.label || facts.kindName(span.kind);

  /** One line on a span: for notes and search results. */
  function summary(span) {
    const parts = [words.precise(span.millis)];
    if (span.count > 1) parts.push(`${words.count(span.count)} times`);
    if (span.sampled) parts.push("seen by the sampler");
    if (span.open) parts.push("had not ended");
    if (span.error !== null) parts.push("failed");
    return parts.join(", ");
  }

  function rows(span) {
    const all = [
      ["Kind", facts.kindName(span.kind) + (facts.blocking(span.kind) ? ", blocking" : "")],
      ["Thread", span.thread],
      ["Time", words.precise(span.millis) + (span.count > 1 ? ", all calls together" : "")],
      ["Of its own", words.precise(span.selfMillis)],
      [span.count > 1 ? "First began" : "Began", `after ${words.duration(span.startMillis)}`],
      [span.count > 1 ? "Last ended" : "Ended", span.open ? "not before the end of the start" : `after ${words.duration(span.endMillis)}`],
    ];
    if (span.count > 1) {
      all.push(["Calls", `${words.count(span.count)}, each ${words.precise(span.millis / span.count)} on average`]);
    }
    if (span.roundTrips > 0) all.push(["Round trips", words.count(span.roundTrips)]);
    if (span.sampled) all.push(["Seen by", "the sampler, so to within its interval"]);
    if (span.error !== null) all.push(["Failed with", span.error]);
    return all;
  }

  /** Who called it, outermost first; each can be chosen. */
  function callers(span) {
    const above = [];
    for (let at = span.above; at; at = at.above) above.unshift(at);
    if (above.length === 0) return null;
    const shown = above.length > 6 ? [...above.slice(0, 2), null, ...above.slice(-3)] : above;
    return element(
      "p",
      { class: "callers" },
      element("span", { text: "In " }),
      shown.flatMap((one, i) => [
        i > 0 ? element("span", { class: "arrow", text: " \u203a ", "aria-hidden": "true" }) : null,
        one === null
          ? element("span", { text: "\u2026" })
          : button(title(one), () => facts.events.call("select", null, one), { class: "quiet" }),
      ]),
    );
  }

  /** What ran in it by itself, as far as the sampler saw. */
  function code(samples) {
    if (!samples || samples.length === 0) return null;
    const shown = [...samples].sort((a, b) => b.millis - a.millis).slice(0, 6);
    return element(
      "div",
      {},
      element("h4", { text: "What the sampler saw in it" }),
      element(
        "ul",
        { class: "samples" },
        shown.map((one) =>
          element(
            "li",
            {},
            element("span", { class: "number", text: words.precise(one.millis) }),
            element("span", {
              text: one.kind === "cpu" ? `code of ${one.label}` : one.label,
            }),
          ),
        ),
      ),
    );
  }

  function of(span) {
    return [
      callers(span),
      element("h3", { class: "label", text: title(span) }),
      element(
        "dl",
        { class: "facts-grid" },
        rows(span).map(([name, value]) =>
          element("div", {}, element("dt", { text: name }), element("dd", { text: value })),
        ),
      ),
      code(facts.samples.get(span.id)),
    ];
  }

  return { of, summary, title };
})();
