// When the port would open in another place. The formulas are those of
// io.github.prebind.analyse.ProjectionModel, whose Javadoc has their reasons; its constants come with
// the page. A test compares the two. Change both or neither.
prebind.projection = (() => {
  const EMPTY = () => ({ millis: 0, cpuMillis: 0, roundTrips: 0, connects: 0 });

  const surcharge = (cpus, model) => (cpus < 2 ? 1 + model.shortSlices / cpus : 1);

  function coresHere(start) {
    if (start.rehearsal) return start.rehearsal.cpus;
    return start.jvm.cpuQuota === null ? Math.max(1, start.jvm.processors) : start.jvm.cpuQuota;
  }

  function surchargeHere(start, model) {
    if (start.rehearsal) return surcharge(start.rehearsal.cpus, model);
    return start.jvm.cpuQuota === null ? 1 : surcharge(start.jvm.cpuQuota, model);
  }

  /** CPU time with the collector that the JVM chooses there, in parts of that with the one here. */
  function collectorWork(start, place, model) {
    const memory = place.platform ? place.platform.memoryBytes : null;
    const server =
      Math.ceil(place.cpus) >= 2 &&
      (memory === null || memory === undefined || memory >= model.serverBytes);
    const here = start.jvm.collector;
    if (parseInt(start.jvm.version, 10) >= model.g1Everywhere) return 1;
    if (here === "G1" && !server) return model.serialWork;
    return here === "Serial" && server ? 1 / model.serialWork : 1;
  }

  /** The sum over the slices, with so much more for each round trip and connect. */
  function sum(start, place, model, perRoundTrip, perConnect) {
    const cpus = place.cpus;
    const all = EMPTY();
    const there = surcharge(cpus, model);
    const work = collectorWork(start, place, model) / surchargeHere(start, model);
    const processors = Math.ceil(cpus);
    const fewer = Math.max(0, 1 - cpus / coresHere(start));
    let backlog = 0;
    for (const slice of start.slices) {
      const way =
        Math.max(0, slice.millis - slice.waitedMillis) +
        slice.roundTrips * perRoundTrip +
        slice.connects * perConnect;
      const collectors = slice.gcMillis * work;
      let compilers = slice.jitMillis * work;
      const own = Math.max(0, slice.cpuMillis * work - compilers - collectors);
      if (processors === 1) {
        backlog += compilers;
        const room = Math.max(model.compilersShare * own, (cpus * way) / there - own - collectors);
        compilers = Math.min(backlog, room);
        backlog -= compilers;
      }
      const cpu = own + collectors + compilers;
      all.cpuMillis += cpu;
      const rationed = (cpu * there) / cpus;
      const slower = Math.max(rationed, way);
      const a = rationed * rationed;
      const b = way * way;
      const mixed = Math.sqrt(Math.sqrt(a * a + b * b));
      all.millis += slower + (mixed - slower) * fewer;
      all.roundTrips += slice.roundTrips;
      all.connects += slice.connects;
    }
    return all;
  }

  /** What a round trip or connect of the way takes longer there, on the average of them all. */
  function extraMillis(start, count, rttMillis) {
    let extra = 0;
    let made = 0;
    for (const endpoint of start.endpoints) {
      if (typeof endpoint[count] === "number") {
        made += endpoint[count];
        if (rttMillis !== null) extra += endpoint[count] * (rttMillis - (endpoint.rttMillis || 0));
      }
    }
    return made === 0 ? 0 : extra / made;
  }

  function waits(start, millis, blocking) {
    const kinds = new Map();
    let here = 0;
    for (const share of start.attribution) {
      if (blocking(share.kind) && share.kind !== "cpu-wait") {
        const one = kinds.get(share.kind) || { millis: 0, count: 0 };
        one.millis += share.millis;
        one.count += share.count;
        kinds.set(share.kind, one);
        here += share.millis;
      }
    }
    const shown = Math.min(millis, here);
    const terms = [];
    for (const [kind, one] of kinds) {
      terms.push({
        part: "WAIT",
        kind,
        millis: (one.millis * shown) / here,
        hereMillis: one.millis,
        count: one.count,
      });
    }
    if (millis > shown) {
      terms.push({ part: "ONE_THREAD", kind: "", millis: millis - shown, hereMillis: 0, count: 0 });
    }
    return terms;
  }

  /**
   * The projection of a start that has slices.
   *
   * @param place { cpus, rttMillis: one round-trip time for all addresses, or null for as here }
   * @param blocking whether a thread of this kind waits for something else than a processor
   */
  function project(start, place, model, blocking) {
    const cpus = place.cpus;
    const perRoundTrip = extraMillis(start, "wayRoundTrips", place.rttMillis);
    const perConnect = extraMillis(start, "wayConnects", place.rttMillis);
    const near = sum(start, place, model, 0, 0);
    const all = sum(start, place, model, perRoundTrip, perConnect);
    const more = surcharge(cpus, model);
    const cpu = { kind: "", hereMillis: near.cpuMillis, count: 0 };
    const terms = [{ ...cpu, part: "CPU", millis: near.cpuMillis / cpus }];
    const extra = (near.cpuMillis * (more - 1)) / cpus;
    if (extra > 0) terms.push({ ...cpu, part: "SHORT_SLICES", millis: extra });
    terms.push(...waits(start, near.millis - (near.cpuMillis * more) / cpus, blocking));
    if (all.millis !== near.millis) {
      terms.push({
        part: "ROUND_TRIPS",
        kind: "",
        millis: all.millis - near.millis,
        hereMillis: near.roundTrips * perRoundTrip + near.connects * perConnect,
        count: near.roundTrips + near.connects,
      });
    }
    return {
      atMillis: all.millis,
      lowMillis: all.millis * (1 - model.range),
      highMillis: all.millis * (1 + model.range),
      terms,
    };
  }

  return { project };
})();
