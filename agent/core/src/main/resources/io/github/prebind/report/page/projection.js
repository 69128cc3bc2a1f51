// When the port would open in another place. The formulas are those of
// io.github.prebind.analyse.ProjectionModel, whose Javadoc has their reasons; its constants come with
// the page. A test compares the two. Change both or neither.
prebind.projection = (() => {
  const PERIOD_MILLIS = 100;
  const EMPTY = () => ({ millis: 0, cpuMillis: 0, roundTrips: 0, connects: 0 });

  const surcharge = (cpus, model) => (cpus < 2 ? 1 + model.shortSlices / cpus : 1);

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

  /** One slice: its way, of which main runs, the work beside, and how often the way waits. */
  function sliceMillis(cpus, way, main, beside, waits) {
    if (way <= 0) return beside / cpus;
    const duty = main / way;
    const threads = Math.max(1, beside / way);
    const spare = Math.max(0, cpus * way - main - beside);
    const together = (beside - Math.min(beside, spare)) / threads;
    const first = together * Math.max(1, (threads + duty) / cpus);
    const rest = way - together;
    let hidden = 0;
    if (first > together) {
      const stopped = ((first - together) / first) * PERIOD_MILLIS;
      const left = Math.min((way - main) / (2 * waits + 1), stopped);
      const stops = (first / PERIOD_MILLIS) * (1 - duty);
      hidden = Math.min(stops * left, rest * Math.max(0, 1 - duty / cpus));
    }
    return first + rest * Math.max(1, duty / cpus) - hidden;
  }

  /** The sum over the slices, with so much more for each round trip and connect. */
  function sum(start, place, model, perRoundTrip, perConnect) {
    const cpus = place.cpus;
    const all = EMPTY();
    const there = surcharge(cpus, model);
    const work = collectorWork(start, place, model) / surchargeHere(start, model);
    const processors = Math.ceil(cpus);
    let backlog = 0;
    for (const slice of start.slices) {
      const further = slice.roundTrips * perRoundTrip + slice.connects * perConnect;
      const way = Math.max(0, slice.millis - slice.waitedMillis + further);
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
      const main = Math.min(own * there, way);
      const waits = slice.roundTrips + slice.connects;
      all.millis += sliceMillis(cpus, way, main, cpu * there - main, waits);
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
      if (blocking(share.kind) && share.kind !== "cpu-wait" && share.millis > 0) {
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
   * The projection of a start that has slices, and cores: of another the model says why there is none.
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
