// The report's data, and what the sections ask of it: spans by their id, who called whom, threads in
// the order in which a reader wants them.
prebind.facts = (() => {
  // Marks that turn the direction of text would let a name change the words beside it.
  const TURNS = /[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]/g;
  const parse = (id) => JSON.parse(document.getElementById(id).textContent.replace(TURNS, "\ufffd"));
  const start = parse("start-json");
  const page = parse("page-json");

  const spans = new Map();
  const children = new Map();
  const roots = new Map();
  for (const span of start.spans) {
    if (spans.has(span.id)) continue;
    // Parents come first; what has none of its own thread stands by itself.
    const parent = span.parent === null ? undefined : spans.get(span.parent);
    spans.set(span.id, span);
    const own = parent && parent.thread === span.thread ? parent : null;
    const list = own ? children : roots;
    const key = own ? own.id : span.thread;
    if (!list.has(key)) list.set(key, []);
    list.get(key).push(span);
    span.above = own;
  }

  const samples = new Map();
  for (const sample of start.samples || []) {
    const key = sample.span === null || !spans.has(sample.span) ? sample.thread : sample.span;
    if (!samples.has(key)) samples.set(key, []);
    samples.get(key).push(sample);
  }

  /** The threads on the way to the bind first, then the others by when they are first seen. */
  function orderThreads() {
    const first = (thread) => Math.min(...roots.get(thread).map((span) => span.startMillis));
    const onTheWay = ["main", start.bind ? start.bind.thread : null];
    const known = [...roots.keys()];
    const begins = new Map(known.map((thread) => [thread, first(thread)]));
    const rank = (thread) => (onTheWay.includes(thread) ? onTheWay.indexOf(thread) : 2);
    return known.sort((a, b) => rank(a) - rank(b) || begins.get(a) - begins.get(b));
  }

  const kindOf = (kind) => page.kinds[kind] || { name: kind, blocking: false };

  /** Six families of kinds, which share a colour. */
  const FAMILIES = {
    database: ["migration", "schema", "sql", "pool"],
    network: ["connect", "dns", "tls", "http"],
    waiting: ["lock", "sleep", "wait", "process", "io", "cpu-wait"],
    framework: ["framework", "bean"],
    own: ["custom"],
  };
  const families = new Map();
  for (const [family, kinds] of Object.entries(FAMILIES)) {
    for (const kind of kinds) families.set(kind, family);
  }

  /** When the deadline passes on the process's clock; null if none is known. */
  const deadline = start.verdict.deadlineMillis;
  const deadlineAt = deadline === null ? null : deadline - page.containerMillis;

  /** How many cores the start had: rehearsed, by its quota, or those of the machine. */
  const coresHere = start.rehearsal
    ? start.rehearsal.cpus
    : start.jvm.cpuQuota === null
      ? start.jvm.processors
      : start.jvm.cpuQuota;

  return {
    start,
    page,
    spans,
    samples,
    threads: orderThreads(),
    roots: (thread) => roots.get(thread) || [],
    inside: (span) => children.get(span.id) || [],
    kindName: (kind) => kindOf(kind).name,
    blocking: (kind) => kindOf(kind).blocking,
    family: (kind) => families.get(kind) || "code",
    endMillis: page.endMillis,
    deadlineAt,
    coresHere,
    /** What of the page a reader looks at: spans and searches tell each other here. */
    events: d3.dispatch("select", "find", "theme"),
  };
})();
