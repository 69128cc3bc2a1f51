// A table that sorts by its columns and shows ten rows until more are wanted; of very many rows only
// those in view are in the document.
prebind.table = (() => {
  const { element, button } = prebind.elements;
  const { words } = prebind;

  const FEW = 10;
  const MOST_AT_ONCE = 200;
  const PRINTED = 200;

  const compare = (a, b) =>
    typeof a === "number" && typeof b === "number" ? a - b : String(a).localeCompare(String(b));

  /**
   * The table.
   *
   * @param name what it is a table of, for those who do not see it
   * @param columns each { title, value: row to what it is sorted by, cell: row to a text or an
   *     element, number: whether it is one, wide: whether it takes what room is left }
   * @param rows in the order in which they stand at first
   */
  function table(name, columns, rows) {
    let order = rows;
    let sorted = null;
    let descending = false;
    let all = rows.length <= FEW;
    let rowHeight = 36;

    const body = element("tbody", {});
    const heads = columns.map((column, i) =>
      element(
        "th",
        { scope: "col", role: "columnheader", class: kind(column) },
        button(column.title, () => sort(i)),
      ),
    );
    const view = element(
      "table",
      { role: "table", "aria-label": name, "aria-rowcount": String(rows.length + 1) },
      element("thead", { role: "rowgroup" }, element("tr", { role: "row", "aria-rowindex": "1" }, heads)),
      body,
    );
    body.setAttribute("role", "rowgroup");
    const scroller = element("div", { class: "rows" }, view);
    const more = button("", () => {
      all = !all;
      if (!all) scroller.scrollTop = 0;
      fill();
    }, { class: "more" });
    const host = element("div", { class: "table" }, scroller, rows.length > FEW ? more : null);

    function kind(column) {
      return column.number ? "number" : column.wide ? "wide" : "";
    }

    function sort(i) {
      descending = sorted === i ? !descending : Boolean(columns[i].number);
      sorted = i;
      const value = columns[i].value;
      order = [...rows].sort((a, b) => (descending ? -1 : 1) * compare(value(a), value(b)));
      heads.forEach((head, h) => {
        if (h === i) head.setAttribute("aria-sort", descending ? "descending" : "ascending");
        else head.removeAttribute("aria-sort");
      });
      scroller.scrollTop = 0;
      fill();
    }

    function rowOf(row, index) {
      return element(
        "tr",
        { role: "row", "aria-rowindex": String(index + 2) },
        columns.map((column) => {
          const content = column.cell(row);
          const cell = element("td", { role: "cell", class: kind(column), "data-title": column.title });
          cell.append(content);
          return cell;
        }),
      );
    }

    const spacer = (rowsHidden) =>
      element(
        "tr",
        { "aria-hidden": "true", class: "gap" },
        element("td", { colspan: String(columns.length), height: String(Math.round(rowsHidden * rowHeight)) }),
      );

    let drawnFirst = -1;
    let drawnCount = -1;

    /** Puts the rows in view into the document. */
    function fill() {
      const shown = all ? order.length : Math.min(FEW, order.length);
      const virtual = shown > MOST_AT_ONCE;
      scroller.classList.toggle("long", virtual);
      host.classList.toggle("open", all);
      drawnFirst = -1;
      if (virtual) {
        draw(true);
      } else {
        body.replaceChildren(...order.slice(0, shown).map(rowOf));
      }
      more.textContent = all ? `Show the first ${FEW} only` : `Show all ${words.count(order.length)}`;
      more.setAttribute("aria-expanded", String(all));
    }

    function draw(anew) {
      if (!scroller.classList.contains("long")) return;
      const count = Math.ceil(scroller.clientHeight / rowHeight) + 20;
      const first = Math.max(0, Math.min(order.length - count, Math.floor(scroller.scrollTop / rowHeight) - 10));
      if (!anew && Math.abs(first - drawnFirst) < 5 && count === drawnCount) return;
      drawnFirst = first;
      drawnCount = count;
      const part = order.slice(first, first + count);
      body.replaceChildren(
        spacer(first),
        ...part.map((row, i) => rowOf(row, first + i)),
        spacer(order.length - first - part.length),
      );
      const real = body.children[1];
      if (anew && real && real.offsetHeight > 0 && Math.abs(real.offsetHeight - rowHeight) > 1) {
        rowHeight = real.offsetHeight;
        draw(true);
      }
    }

    scroller.addEventListener("scroll", () => draw(false));
    new ResizeObserver(() => draw(false)).observe(scroller);
    window.addEventListener("beforeprint", () => {
      if (all || order.length <= FEW) return;
      scroller.classList.remove("long");
      body.replaceChildren(...order.slice(0, PRINTED).map(rowOf));
    });
    window.addEventListener("afterprint", fill);

    /** Shows a row that may be out of view, and points at it. */
    function reveal(row) {
      all = true;
      fill();
      const index = order.indexOf(row);
      if (scroller.classList.contains("long")) {
        scroller.scrollTop = Math.max(0, (index - 3) * rowHeight);
        draw(true);
      }
      const shown = body.querySelector(`[aria-rowindex="${index + 2}"]`);
      if (shown) {
        shown.classList.add("pointed");
        setTimeout(() => shown.classList.remove("pointed"), 2500);
        shown.scrollIntoView({ block: "center", behavior: prebind.elements.reducedMotion() ? "auto" : "smooth" });
        (shown.querySelector("button") || more).focus({ preventScroll: true });
      }
    }

    /** Other rows in the same columns. */
    function replace(others) {
      rows = others;
      order = others;
      sorted = null;
      heads.forEach((head) => head.removeAttribute("aria-sort"));
      view.setAttribute("aria-rowcount", String(rows.length + 1));
      all = all && rows.length > 0;
      more.hidden = rows.length <= FEW;
      scroller.scrollTop = 0;
      fill();
    }

    fill();
    return { host, reveal, replace };
  }

  return { table };
})();
