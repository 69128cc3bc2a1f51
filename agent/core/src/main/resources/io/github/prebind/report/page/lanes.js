// Gives each span a row below its thread, so that what ran at the same time stands side by side and
// what was called stands below its caller. Pure.
prebind.lanes = (() => {
  /** Rounding of the report's times, in milliseconds. */
  const SAME = 0.002;

  const byStart = (a, b) => a.startMillis - b.startMillis;

  const isFolded = (span) => span.count > 1 || span.sampled;

  /** Puts blocks of rows side by side; each into the first rows that are free from its start on. */
  function pack(spans, block) {
    const ends = [];
    const placed = [];
    for (const span of spans) {
      const inner = block(span);
      let row = 0;
      for (let r = row; r < row + inner.height; r++) {
        if (r < ends.length && ends[r] > span.startMillis + SAME) row = r + 1;
      }
      for (let r = row; r < row + inner.height; r++) ends[r] = Math.max(span.endMillis, ends[r] || 0);
      for (let r = 0; r < ends.length; r++) if (ends[r] === undefined) ends[r] = 0;
      placed.push({ span, row, inner });
    }
    return { placed, height: ends.length };
  }

  /** Single calls first, in their order; below them the folded ones, which reach over the others. */
  function rowsOf(spans, inside) {
    const block = (span) => {
      const inner = rowsOf(inside(span), inside);
      return { height: 1 + inner.height, bands: inner.bands };
    };
    const single = pack(spans.filter((span) => !isFolded(span)).sort(byStart), block);
    const folded = pack(spans.filter(isFolded).sort(byStart), block);
    return {
      height: single.height + folded.height,
      bands: [
        { top: 0, placed: single.placed },
        { top: single.height, placed: folded.placed },
      ],
    };
  }

  function flatten(bands, top, boxes) {
    for (const band of bands) {
      for (const { span, row, inner } of band.placed) {
        boxes.push({ span, row: top + band.top + row });
        flatten(inner.bands, top + band.top + row + 1, boxes);
      }
    }
  }

  /**
   * The rows of these threads: where each thread's begin and how many they are, and for each row its
   * spans in the order of time. The first row of a thread is for its name.
   */
  function layout(threads, roots, inside) {
    const groups = [];
    const boxes = [];
    let top = 0;
    for (const thread of threads) {
      const rows = rowsOf(roots(thread), inside);
      groups.push({ thread, top, height: rows.height + 1 });
      flatten(rows.bands, top + 1, boxes);
      top += rows.height + 1;
    }
    const rows = Array.from({ length: top }, () => []);
    const rowOf = new Map();
    for (const box of boxes) {
      rows[box.row].push(box.span);
      rowOf.set(box.span.id, box.row);
    }
    for (const row of rows) row.sort(byStart);
    return { groups, rows, rowOf };
  }

  return { layout, isFolded };
})();
