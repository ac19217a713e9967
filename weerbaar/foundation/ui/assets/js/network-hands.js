/* Mouse, fingers, wheel and keys on the network. */
const CLICK = 5; // pixels that a hand may tremble
const TURNS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** Dragging shifts, two fingers zoom, pointing chooses; a click on who is chosen goes there. */
export function pointable({ canvas, view, choose, go }) {
  const down = new Map();
  let moved = 0;
  let wasChosen = null;
  const spot = (event) => {
    const box = canvas.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  };
  const apart = () => {
    const [one, other] = [...down.values()];
    return Math.hypot(one[0] - other[0], one[1] - other[1]);
  };
  canvas.addEventListener("pointerdown", (event) => {
    if (event.button) return;
    canvas.setPointerCapture(event.pointerId);
    down.set(event.pointerId, spot(event));
    moved = 0;
    wasChosen = view.chosen;
  });
  canvas.addEventListener("pointermove", (event) => {
    const [x, y] = spot(event);
    const before = down.get(event.pointerId);
    if (!before) {
      if (event.pointerType === "mouse") choose(view.nodeAt(x, y));
      return;
    }
    const far = down.size === 2 ? apart() : 0;
    down.set(event.pointerId, [x, y]);
    moved += Math.hypot(x - before[0], y - before[1]);
    if (far) view.zoom(apart() / far, x, y);
    else view.shift(x - before[0], y - before[1]);
  });
  const up = (event) => {
    const isClick = down.delete(event.pointerId) && event.type === "pointerup" && moved < CLICK && !down.size;
    if (!isClick) return;
    const node = view.nodeAt(...spot(event), event.pointerType === "mouse" ? 6 : 16);
    if (node !== null && node === wasChosen) go(node);
    else choose(node);
  };
  canvas.addEventListener("pointerup", up);
  canvas.addEventListener("pointercancel", up);
  canvas.addEventListener("pointerleave", (event) => event.pointerType === "mouse" && document.activeElement !== canvas && choose(null));
  /* The wheel zooms only once somebody is in the picture, so that the page scrolls. */
  canvas.addEventListener(
    "wheel",
    (event) => {
      if (document.activeElement !== canvas) return;
      event.preventDefault();
      view.zoom(Math.exp(-event.deltaY / 400), ...spot(event));
    },
    { passive: false },
  );
}

/** The neighbour that lies best in this direction, within 80 degrees of it; null when there is none. */
export function onward(nodes, from, [dx, dy]) {
  let best = null;
  let most = 0.17;
  for (const place of from.near) {
    const node = nodes[place];
    const far = Math.hypot(node.x - from.x, node.y - from.y) || 1;
    const straight = ((node.x - from.x) * dx + (node.y - from.y) * dy) / far;
    if (straight > most) [best, most] = [node, straight];
  }
  return best;
}

/** Arrows walk along connections, Home goes to the best connected, Enter goes there, + - 0 zoom, Escape lets go. */
export function walkable({ canvas, view, choose, go, acts, say }) {
  const { nodes } = view.graph;
  const first = () => nodes[view.middle ?? 0];
  canvas.addEventListener("keydown", (event) => {
    const { key } = event;
    if (event.ctrlKey || event.altKey || event.metaKey || !nodes.length) return;
    const zoom = { "+": acts.in, "=": acts.in, "-": acts.out, 0: acts.all }[key];
    if (key in TURNS || key === "Home") {
      const node = key === "Home" || view.chosen === null ? first() : onward(nodes, view.chosen, TURNS[key]);
      if (node === null) say("Geen verbinding in die richting.");
      else {
        choose(node);
        view.go({ x: node.x, y: node.y, zoom: Math.max(view.camera.zoom, 1) });
      }
    } else if (zoom) zoom();
    else if (key === "Enter" && view.chosen !== null) go(view.chosen);
    else if (key === "Escape") choose(null);
    else return;
    event.preventDefault();
  });
}
