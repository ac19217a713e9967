/* Walking through the network by keyboard: an arrow goes to the neighbour that lies most in that direction. */
const TURNS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };

/** The neighbour of `from` that lies best in this direction, within 80 degrees of it; null when there is none. */
export function onward(graph, from, [dx, dy]) {
  const here = graph.getNodeAttributes(from);
  let best = null;
  let most = 0.17;
  for (const node of graph.neighbors(from)) {
    const there = graph.getNodeAttributes(node);
    const far = Math.hypot(there.x - here.x, there.y - here.y) || 1;
    const straight = ((there.x - here.x) * dx + (there.y - here.y) * dy) / far;
    if (straight > most) [best, most] = [node, straight];
  }
  return best;
}

export function walkable({ canvas, graph, renderer, state, choose, go, acts, now, isStill }) {
  const first = () => (state.middle === null ? graph.nodes()[0] : String(state.middle));
  function follow(node) {
    const { x, y } = renderer.getNodeDisplayData(node);
    const camera = renderer.getCamera();
    camera.animate({ x, y, ratio: Math.min(camera.ratio, 1) }, { duration: isStill() ? 0 : 150 });
  }
  function step(key) {
    if (state.chosen === null) return first();
    const node = onward(graph, state.chosen, TURNS[key]);
    if (node === null) now.textContent = `Geen verbinding in die richting. ${now.textContent.replace(/^Geen verbinding in die richting\. /, "")}`;
    return node;
  }
  canvas.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || !graph.order) return;
    const { key } = event;
    const zoom = { "+": acts.in, "=": acts.in, "-": acts.out, 0: acts.all }[key];
    if (key in TURNS || key === "Home") {
      const node = key === "Home" ? first() : step(key);
      if (node !== null && node !== undefined) {
        choose(node);
        follow(node);
      }
    } else if (zoom) zoom();
    else if (key === "Enter" && state.chosen !== null) go(state.chosen);
    else if (key === "Escape") choose(null);
    else return;
    event.preventDefault();
  });
}
