// Puts the page together, in the order in which it is read.
(() => {
  const { element } = prebind.elements;

  /** Links to the sections, in the order of the page. */
  function contents() {
    const nav = document.getElementById("contents");
    const links = [...document.querySelectorAll("#sections > section")].map((section) =>
      element(
        "li",
        {},
        element("a", { href: `#${section.id}`, text: section.querySelector("h2").textContent }),
      ),
    );
    nav.append(element("ul", {}, links));
    nav.hidden = false;
  }

  function saving() {
    const button = document.getElementById("save");
    button.hidden = false;
    button.addEventListener("click", () => {
      const text = document.getElementById("start-json").textContent;
      const url = URL.createObjectURL(new Blob([text], { type: "application/json" }));
      const link = element("a", { href: url, download: "start.json" });
      link.click();
      setTimeout(() => URL.revokeObjectURL(url), 10000);
    });
  }

  prebind.theme.begin();
  prebind.overview.begin();
  prebind.tables.findings();
  prebind.place.begin();
  prebind.runs.begin();
  prebind.timeline.begin();
  prebind.flame.begin();
  prebind.tables.begin();
  contents();
  prebind.search.begin();
  saving();
  document.documentElement.dataset.drawn = "true";
})();
