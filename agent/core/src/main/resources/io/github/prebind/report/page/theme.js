// Light or dark: as the system says until the reader says otherwise.
prebind.theme = (() => {
  const KEY = "prebind.theme";
  const system = matchMedia("(prefers-color-scheme: dark)");
  const root = document.documentElement;
  const colours = new Map();
  const probe = document.createElement("i"); // knows which of light and dark holds

  // Where the page is a file, or its storage is forbidden, the choice lasts as long as the page.
  function stored() {
    try {
      return localStorage.getItem(KEY);
    } catch {
      return null;
    }
  }

  function store(theme) {
    try {
      localStorage.setItem(KEY, theme);
    } catch {
      // then it is asked again next time
    }
  }

  const dark = () => (root.dataset.theme ? root.dataset.theme === "dark" : system.matches);

  function show(button) {
    colours.clear();
    button.textContent = dark() ? "Light" : "Dark";
    button.setAttribute("aria-label", `Switch to ${dark() ? "light" : "dark"} colours`);
    prebind.facts.events.call("theme");
  }

  /** A colour of the style sheet, for what is drawn on a canvas. */
  function colour(name) {
    let value = colours.get(name);
    if (value === undefined) {
      probe.style.color = `var(--${name})`;
      value = getComputedStyle(probe).color;
      colours.set(name, value);
    }
    return value;
  }

  function begin() {
    const button = document.getElementById("theme");
    probe.hidden = true;
    document.body.append(probe);
    if (["light", "dark"].includes(stored())) root.dataset.theme = stored();
    button.hidden = false;
    button.addEventListener("click", () => {
      root.dataset.theme = dark() ? "light" : "dark";
      store(root.dataset.theme);
      show(button);
    });
    system.addEventListener("change", () => show(button));
    show(button);
  }

  return { begin, colour };
})();
