// What the timeline and the flame chart draw with: a sharp canvas of the size of its place, boxes
// with a name in them, and a note beside the pointer.
prebind.canvas = (() => {
  const { element } = prebind.elements;
  const colour = prebind.theme.colour;

  const FONT = "12px system-ui, -apple-system, 'Segoe UI', Roboto, 'Liberation Sans', sans-serif";
  const PADDING = 5;
  const NARROWEST_NAME = 24;

  /** A canvas that draws itself once a frame at most, however often it is asked to. */
  function surface(attributes, draw) {
    const canvas = element("canvas", attributes);
    const context = canvas.getContext("2d");
    let asked = false;

    function paint() {
      asked = false;
      const width = canvas.clientWidth;
      const height = canvas.clientHeight;
      if (width === 0 || height === 0) return;
      const ratio = window.devicePixelRatio || 1;
      if (canvas.width !== Math.round(width * ratio) || canvas.height !== Math.round(height * ratio)) {
        canvas.width = Math.round(width * ratio);
        canvas.height = Math.round(height * ratio);
      }
      context.setTransform(ratio, 0, 0, ratio, 0, 0);
      context.clearRect(0, 0, width, height);
      context.font = FONT;
      context.textBaseline = "middle";
      draw(context, width, height);
    }

    function redraw() {
      if (!asked) {
        asked = true;
        requestAnimationFrame(paint);
      }
    }

    prebind.facts.events.on(`theme.${attributes.id}`, redraw);
    return { canvas, redraw };
  }

  let letterWidth = 0;

  /** As much of a text as there is room for. */
  function fitted(context, text, width) {
    if (letterWidth === 0) letterWidth = context.measureText("the quick brown fox (1)").width / 23;
    let room = Math.floor(width / letterWidth);
    for (let tries = 0; tries < 3; tries++) {
      if (room < 3 && text.length > room) return "";
      const cut = text.length <= room ? text : `${text.slice(0, room - 1)}\u2026`;
      const real = context.measureText(cut).width;
      if (real <= width) return cut;
      room = Math.floor((Math.min(room, cut.length) * width) / real);
    }
    return "";
  }

  /**
   * A box. Its look, besides the colour of its family: a line below what a thread waited in; around
   * calls that were folded a broken outline, which is filled by as much as they took of it; a stroke
   * at the end of what failed or never ended.
   */
  function box(context, x, y, width, height, look) {
    context.globalAlpha = look.dimmed ? 0.25 : 1;
    context.fillStyle = colour(`${look.family}-fill`);
    const drawn = Math.max(width, 0.6);
    if (look.folded) {
      context.globalAlpha *= 0.35;
      context.fillRect(x, y, drawn, height);
      context.globalAlpha = look.dimmed ? 0.25 : 1;
    }
    context.fillRect(x, y, look.folded ? drawn * look.filled : drawn, height);
    if (width > 2) {
      if (look.blocking) {
        context.fillStyle = colour(`${look.family}-edge`);
        context.fillRect(x, y + height - 2, width, 2);
      }
      if (look.folded && width > 6) {
        context.strokeStyle = colour(`${look.family}-edge`);
        context.lineWidth = 1;
        context.setLineDash([3, 3]);
        context.strokeRect(x + 0.5, y + 0.5, width - 1, height - 1);
        context.setLineDash([]);
      }
      if (look.failed) {
        context.fillStyle = colour("bad");
        context.fillRect(x + width - 3, y, 3, height);
      }
    }
    if (width > NARROWEST_NAME) {
      const left = Math.max(x, 0);
      const name = fitted(context, look.name, Math.min(width - (left - x), look.room) - 2 * PADDING);
      if (name !== "") {
        context.fillStyle = colour("box-ink");
        context.fillText(name, left + PADDING, y + height / 2);
      }
    }
    context.globalAlpha = 1;
  }

  function outline(context, x, y, width, height) {
    context.strokeStyle = colour("ink");
    context.lineWidth = 2;
    context.strokeRect(x + 1, y + 1, Math.max(width, 4) - 2, height - 2);
  }

  /** A small note that follows the pointer; for eyes only, the details below say the same. */
  function note(parent) {
    const made = element("div", { class: "note", "aria-hidden": "true", hidden: true });
    parent.append(made);
    return {
      show(lines, event) {
        made.replaceChildren(...lines.map((line) => element("div", { text: line })));
        made.hidden = false;
        const place = parent.getBoundingClientRect();
        const x = Math.min(event.clientX - place.left + 14, place.width - made.offsetWidth - 4);
        const below = event.clientY - place.top + 18;
        const fits = event.clientY + 24 + made.offsetHeight < window.innerHeight;
        made.style.left = `${Math.max(0, x)}px`;
        made.style.top = `${fits ? below : below - made.offsetHeight - 32}px`;
      },
      hide() {
        made.hidden = true;
      },
    };
  }

  return { surface, box, outline, note, fitted, FONT };
})();
