// One search over all of the report. What is found is listed, and marked in the drawings.
prebind.search = (() => {
  const { element } = prebind.elements;
  const { facts, words } = prebind;

  const SHOWN = 60;

  function begin() {
    const index = prebind.tables.index.map((entry) => ({ ...entry, plain: `${entry.where} ${entry.text}`.toLowerCase() }));
    const input = document.getElementById("search");
    const box = document.getElementById("found-box");
    const list = document.getElementById("found");
    const count = document.getElementById("found-count");
    let hits = [];
    let active = -1;
    document.querySelector(".search").hidden = false;

    function close() {
      box.hidden = true;
      input.setAttribute("aria-expanded", "false");
      input.removeAttribute("aria-activedescendant");
      active = -1;
    }

    function find() {
      const wanted = input.value.trim().toLowerCase().split(/\s+/).filter((word) => word !== "");
      if (wanted.length === 0) {
        hits = [];
        close();
        facts.events.call("find", null, null);
        return;
      }
      hits = index.filter((entry) => wanted.every((word) => entry.plain.includes(word)));
      facts.events.call("find", null, new Set(hits.filter((hit) => hit.span).map((hit) => hit.span.id)));
      show();
    }

    function show() {
      count.textContent =
        hits.length === 0
          ? "Nothing in this report has these words."
          : hits.length > SHOWN
            ? `${words.count(hits.length)} found; the first ${SHOWN} are shown`
            : words.counted(hits.length, "found", "found");
      list.replaceChildren(
        ...hits.slice(0, SHOWN).map((hit, i) =>
          element(
            "li",
            { role: "option", id: `found-${i}`, "aria-selected": "false", onclick: () => go(i), onpointerdown: (event) => event.preventDefault() },
            element("span", { class: "where", text: hit.where }),
            element("span", { class: "what", text: hit.text }),
            element("span", { class: "note-text", text: hit.note }),
          ),
        ),
      );
      active = -1;
      box.hidden = false;
      input.setAttribute("aria-expanded", "true");
      input.removeAttribute("aria-activedescendant");
    }

    function point(i) {
      const options = list.children;
      if (options.length === 0) return;
      if (active >= 0) options[active].setAttribute("aria-selected", "false");
      active = (i + options.length) % options.length;
      options[active].setAttribute("aria-selected", "true");
      options[active].scrollIntoView({ block: "nearest" });
      input.setAttribute("aria-activedescendant", options[active].id);
    }

    function go(i) {
      const hit = hits[i];
      close();
      if (hit) hit.go();
    }

    input.addEventListener("input", find);
    input.addEventListener("focus", () => {
      if (hits.length > 0) show();
    });
    input.addEventListener("blur", () => setTimeout(close, 100));
    input.addEventListener("keydown", (event) => {
      if (event.key === "ArrowDown") point(active + 1);
      else if (event.key === "ArrowUp") point(active - 1);
      else if (event.key === "Enter") go(Math.max(0, active));
      else if (event.key === "Escape") {
        if (box.hidden) {
          input.value = "";
          find();
        }
        close();
      } else return;
      event.preventDefault();
    });
    document.addEventListener("keydown", (event) => {
      const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement.tagName);
      if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
        event.preventDefault();
        input.focus();
        input.select();
      }
    });
  }

  return { begin };
})();
