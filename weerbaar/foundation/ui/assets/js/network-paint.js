/* Drawing a network on a canvas: lines, dots, names. `at(node)` gives pixels; `scale` is pixels per unit. */

/** All lines as one path in the units of the server, made once. */
export function linesOf({ nodes, edges }) {
  const path = new Path2D();
  for (const [one, other] of edges) {
    path.moveTo(nodes[one].x, nodes[one].y);
    path.lineTo(nodes[other].x, nodes[other].y);
  }
  return path;
}

function looks(node, colours, middle) {
  if (node.place === middle) return colours.middle;
  return node.isFound ? colours.shades[node.shade] : colours.around;
}

/** Dots, those of one colour at a time. */
export function paintDots(context, nodes, at, colours, middle) {
  const byColour = new Map();
  for (const node of nodes) {
    const colour = looks(node, colours, middle);
    if (!byColour.has(colour)) byColour.set(colour, []);
    byColour.get(colour).push(node);
  }
  context.strokeStyle = colours.surface;
  context.lineWidth = 1.5;
  for (const [colour, group] of byColour) {
    context.fillStyle = colour;
    context.beginPath();
    for (const node of group) {
      const [x, y] = at(node);
      context.moveTo(x + node.radius, y);
      context.arc(x, y, node.radius, 0, 7);
    }
    context.fill();
    context.stroke();
  }
  rings(context, nodes.filter((node) => node.isCut), at, colours.wrong, 4);
  rings(context, nodes.filter((node) => !node.isFound), at, colours.edge, 0);
  rings(context, nodes.filter((node) => node.place === middle), at, colours.ink, 0);
}

/** Broken rings: who cannot be missed, and who is not in the selection. */
function rings(context, nodes, at, colour, wider) {
  context.save();
  context.strokeStyle = colour;
  context.lineWidth = wider ? 2 : 1.2;
  context.setLineDash([4, 3]);
  for (const node of nodes) {
    context.beginPath();
    context.arc(...at(node), node.radius + wider, 0, 7);
    context.stroke();
  }
  context.restore();
}

/** Names beside their dots with a halo, largest first, only where no other name stands; at most `most`. */
export function paintNames(context, nodes, at, colours, font, most, width, height) {
  context.font = `14px ${font}`;
  context.lineWidth = 4;
  context.lineJoin = "round";
  context.strokeStyle = colours.surface;
  context.fillStyle = colours.ink;
  const taken = [];
  for (const node of nodes) {
    if (taken.length >= most) break;
    const [x, y] = at(node);
    if (x < 0 || y < 0 || x > width || y > height) continue;
    const left = x + node.radius + 3;
    const box = [left, y - 9, left + node.name.length * 7.2, y + 9];
    if (taken.some((other) => box[0] < other[2] && other[0] < box[2] && box[1] < other[3] && other[1] < box[3])) continue;
    taken.push(box);
    context.strokeText(node.name, left, y + 5);
    context.fillText(node.name, left, y + 5);
  }
}
