// Elements of the page. Text from the report becomes text content and nothing else: there is no other
// way from a string into the document here.
prebind.elements = (() => {
  /**
   * An element: its attributes ("text" is its text, "on..." listeners, true and false for those that
   * are there or not), then its children; null children are left out.
   */
  function element(name, attributes, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes || {})) {
      if (key === "text") {
        made.textContent = value;
      } else if (key.startsWith("on")) {
        made.addEventListener(key.slice(2), value);
      } else if (value === true) {
        made.setAttribute(key, "");
      } else if (value !== false && value !== null && value !== undefined) {
        made.setAttribute(key, value);
      }
    }
    for (const child of children.flat()) {
      if (child !== null && child !== undefined) made.append(child);
    }
    return made;
  }

  let sections = 0;

  /** A section of the page with its heading and, if wanted, one sentence below it. */
  function section(id, title, sentence) {
    const heading = element("h2", { id: `${id}-title`, text: title });
    const made = element(
      "section",
      { id, "aria-labelledby": `${id}-title`, class: "part" },
      heading,
      sentence ? element("p", { class: "lead", text: sentence }) : null,
    );
    document.getElementById("sections").append(made);
    sections++;
    return made;
  }

  /** A button that shows words. */
  const button = (text, onclick, attributes) =>
    element("button", { type: "button", text, onclick, ...attributes });

  /** A labelled select; options are [value, text], or [group, [options]]. */
  function select(label, options, onchange, attributes) {
    const option = ([value, text]) =>
      Array.isArray(text)
        ? element("optgroup", { label: value }, text.map(option))
        : element("option", { value, text });
    const list = element("select", { ...attributes }, options.map(option));
    list.addEventListener("change", () => onchange(list.value));
    return { label: element("label", { class: "field" }, element("span", { text: label }), list), list };
  }

  const reducedMotion = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

  function scrollTo(target) {
    target.scrollIntoView({ behavior: reducedMotion() ? "auto" : "smooth", block: "start" });
  }

  return { element, section, button, select, scrollTo, reducedMotion };
})();
