// How durations, counts and shares are written. The same as io.github.prebind.Durations and
// io.github.prebind.report.Columns; a test compares them.
prebind.words = (() => {
  const two = (large, largeUnit, small, smallUnit) =>
    small === 0 ? large + largeUnit : `${large}${largeUnit} ${small}${smallUnit}`;

  const rounded = (millis, unit) => Math.floor(millis / unit) + (millis % unit >= unit / 2 ? 1 : 0);

  /** 850 ms, 4.2 s, 1 min 12 s, 2 h 5 min. */
  function duration(exact) {
    const millis = Math.floor(exact + 0.5);
    if (millis < 0) return "-" + duration(-millis);
    if (millis < 1000) return millis + " ms";
    const tenths = Math.floor((millis + 50) / 100);
    if (millis < 60000 && tenths < 600) {
      return tenths % 10 === 0 ? tenths / 10 + " s" : `${Math.floor(tenths / 10)}.${tenths % 10} s`;
    }
    const seconds = rounded(millis, 1000);
    if (seconds < 3600) return two(Math.floor(seconds / 60), " min", seconds % 60, " s");
    const minutes = rounded(millis, 60000);
    return two(Math.floor(minutes / 60), " h", minutes % 60, " min");
  }

  /** The same, but with what is below a millisecond. */
  function precise(millis) {
    if (millis === 0 || Math.abs(millis) >= 10) return duration(millis);
    if (Math.abs(millis) >= 0.01) return `${Number(millis.toFixed(millis < 1 ? 2 : 1))} ms`;
    return "under 0.01 ms";
  }

  /** An instant on the time axis, with as many decimals as a step between ticks needs. */
  function instant(millis, step) {
    if (step >= 1000 && millis >= 60000) return duration(millis);
    if (millis === 0) return "0";
    const decimals = step >= 1000 ? 0 : step >= 100 ? 1 : step >= 10 ? 2 : step >= 1 ? 3 : 4;
    return `${(millis / 1000).toFixed(decimals)} s`;
  }

  /** 40,012 */
  const count = (number) => String(Math.round(number)).replace(/\B(?=(\d{3})+$)/g, ",");

  const counted = (number, one, many) => `${count(number)} ${number === 1 ? one : many}`;

  function share(part, whole) {
    const percent = whole > 0 ? Math.round((100 * part) / whole) : 0;
    return percent === 0 ? "<1 %" : `${percent} %`;
  }

  /** Up to three decimals, none that are zero. */
  const decimals = (number) => String(Number(number.toFixed(3)));

  const cores = (cpus) => decimals(cpus) + (cpus === 1 ? " core" : " cores");

  return { duration, precise, instant, count, counted, share, decimals, cores };
})();
