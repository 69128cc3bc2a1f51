// How many processors were in use, slice by slice: code, compilers and collectors, one on the other.
prebind.processors = (() => {
  const { facts, theme, words } = prebind;
  const slices = facts.start.slices || [];
  const LAYERS = [
    ["code", (slice) => Math.max(0, slice.cpuMillis - slice.jitMillis - slice.gcMillis)],
    ["jit", (slice) => slice.jitMillis],
    ["gc", (slice) => slice.gcMillis],
  ];

  const inUse = (slice) => slice.cpuMillis / Math.max(1, slice.millis);
  const allowed = facts.coresHere;
  const most = Math.max(allowed, ...slices.map(inUse));
  const title = slices.length === 0 ? "" : `processors in use, of ${words.decimals(allowed)}`;

  function draw(context, view, width, top, height) {
    if (slices.length === 0) return;
    const y = d3.scaleLinear([0, most], [top + height, top]).clamp(true);
    for (const slice of slices) {
      const x = view(slice.startMillis);
      const right = view(slice.startMillis + slice.millis);
      if (right < 0 || x > width) continue;
      let below = 0;
      for (const [name, millis] of LAYERS) {
        const above = below + millis(slice) / Math.max(1, slice.millis);
        context.fillStyle = theme.colour(`cpu-${name}`);
        context.fillRect(x, y(above), Math.max(0.5, right - x), y(below) - y(above));
        below = above;
      }
    }
  }

  return { draw, title };
})();
