/* The answer of the server as organisations with their neighbours. */
const SMALLEST = 3;
const LARGEST = 13;

/** `nodes` with place, radius in pixels, `bonds` ([other, kind, side]) and `near`; `edges` as pairs, each once. */
export function graphOf({ organisaties, verbanden }, room) {
  const nodes = organisaties.map(([ref, name, x, y, size, shade, value, isFound, isCut], place) => ({
    place,
    ref,
    name,
    x,
    y,
    shade,
    value,
    isFound,
    isCut,
    radius: (SMALLEST + (size / 100) * (LARGEST - SMALLEST)) * room,
    bonds: [],
    near: new Set(),
  }));
  const edges = [];
  for (const [one, other, kind] of verbanden) {
    nodes[one].bonds.push([other, kind, 0]);
    nodes[other].bonds.push([one, kind, 1]);
    if (!nodes[one].near.has(other)) edges.push([one, other]);
    nodes[one].near.add(other);
    nodes[other].near.add(one);
  }
  return { nodes, edges };
}

/** One organisation and its connections in a sentence or two. */
export function tell({ nodes }, node, { soorten, maat }) {
  const lines = node.bonds.slice(0, 6).map(([other, kind, side]) => `${soorten[kind][side]} ${nodes[other].name}`);
  const rest = node.bonds.length > 6 ? ` en nog ${node.bonds.length - 6}` : "";
  const where = node.isFound ? "" : " Buiten uw selectie.";
  return `${node.name}. ${maat}: ${node.value}.${where} ${lines.length ? `${lines.join("; ")}${rest}.` : "Geen verbinding die u mag zien."}`;
}
