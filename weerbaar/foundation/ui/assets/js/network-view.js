/* A network on two canvases. The whole is painted when the picture rests, a quarter wider than what shows; while it moves
   that painting is shifted and stretched, which costs nothing, also without a graphics card. What is pointed at is painted
   above it at every frame. */
import { linesOf, paintDots, paintNames } from "./network-paint.js";

const BEYOND = 0.25; // how much is painted beyond each side
const REST = 140; // milliseconds without moving before the whole is painted again
const SPARE = 24; // pixels around the whole
const NAMES = 40;
const MANY = 3000; // with more lines they are fainter

export class View {
  constructor(box, graph, colours, middle, isStill) {
    Object.assign(this, { box, graph, colours, middle, isStill, frames: 0, chosen: null });
    this.camera = { x: 0, y: 0, zoom: 1 };
    this.lines = linesOf(graph);
    this.order = [...graph.nodes].sort((one, other) => other.radius - one.radius);
    this.font = getComputedStyle(box).fontFamily;
    this.base = box.appendChild(document.createElement("canvas"));
    this.over = box.appendChild(document.createElement("canvas"));
    this.watcher = new ResizeObserver(() => this.resize());
    this.watcher.observe(box);
    this.resize();
  }

  end() {
    this.watcher.disconnect();
    clearTimeout(this.rest);
    cancelAnimationFrame(this.asked);
  }

  resize() {
    const { clientWidth: width, clientHeight: height } = this.box;
    if (!width || (width === this.width && height === this.height)) return;
    const sharp = Math.min(devicePixelRatio || 1, 2);
    Object.assign(this, { width, height, sharp });
    this.shape(this.base, width * (1 + 2 * BEYOND), height * (1 + 2 * BEYOND));
    this.shape(this.over, width, height);
    Object.assign(this.base.style, { left: `${-BEYOND * width}px`, top: `${-BEYOND * height}px` });
    this.fit();
    this.paint();
  }

  shape(canvas, width, height) {
    canvas.width = width * this.sharp;
    canvas.height = height * this.sharp;
    Object.assign(canvas.style, { position: "absolute", left: "0", top: "0", width: `${width}px`, height: `${height}px` });
  }

  /** Middle and size of everything, so that zoom 1 shows the whole. */
  fit() {
    const ends = { x: [Infinity, -Infinity], y: [Infinity, -Infinity] };
    for (const node of this.graph.nodes)
      for (const axis of ["x", "y"]) ends[axis] = [Math.min(ends[axis][0], node[axis]), Math.max(ends[axis][1], node[axis])];
    this.whole = { x: (ends.x[0] + ends.x[1]) / 2, y: (ends.y[0] + ends.y[1]) / 2, zoom: 1 };
    const room = (pixels, [low, high]) => (pixels - 2 * SPARE) / Math.max(high - low, 0.4);
    this.unit = Math.min(room(this.width, ends.x), room(this.height, ends.y));
    this.camera = { ...this.whole };
  }

  at = (node) => {
    const scale = this.unit * this.camera.zoom;
    return [(node.x - this.camera.x) * scale + this.width / 2, (node.y - this.camera.y) * scale + this.height / 2];
  };

  /** The nearest organisation within reach of a pixel, or null. */
  nodeAt(x, y, reach = 6) {
    let best = null;
    let least = Infinity;
    for (const node of this.graph.nodes) {
      const [left, top] = this.at(node);
      const far = Math.hypot(left - x, top - y) - node.radius;
      if (far < reach && far < least) [best, least] = [node, far];
    }
    return best;
  }

  choose(node) {
    this.chosen = node;
    this.base.classList.toggle("net__dimmed", node !== null);
    this.ask();
  }

  recolour(colours) {
    this.colours = colours;
    this.paint();
  }

  /** Shifts by pixels. */
  shift(dx, dy) {
    const scale = this.unit * this.camera.zoom;
    this.camera.x -= dx / scale;
    this.camera.y -= dy / scale;
    this.ask();
  }

  /** Nearer or further, around a pixel. */
  zoom(times, x = this.width / 2, y = this.height / 2) {
    const zoom = Math.min(40, Math.max(0.4, this.camera.zoom * times));
    const gain = 1 / (this.unit * this.camera.zoom) - 1 / (this.unit * zoom);
    this.camera = { x: this.camera.x + (x - this.width / 2) * gain, y: this.camera.y + (y - this.height / 2) * gain, zoom };
    this.ask();
  }

  /** To another camera, in a few frames, or at once for who wants no motion. */
  go(to) {
    const from = { ...this.camera };
    const began = performance.now();
    const step = () => {
      const part = this.isStill() ? 1 : Math.min(1, (performance.now() - began) / 150);
      for (const key of ["x", "y", "zoom"]) this.camera[key] = from[key] + (to[key] - from[key]) * part;
      this.ask();
      if (part < 1) requestAnimationFrame(step);
    };
    step();
  }

  ask() {
    this.asked ||= requestAnimationFrame(() => {
      this.asked = 0;
      this.frame();
    });
  }

  /** One frame: the painting moved to where it belongs; painted anew when it no longer covers what shows. */
  frame() {
    this.frames += 1;
    const { painted, camera, unit, width, height } = this;
    const ratio = camera.zoom / painted.zoom;
    const dx = (painted.x - camera.x) * unit * camera.zoom;
    const dy = (painted.y - camera.y) * unit * camera.zoom;
    const isCovered = ratio > 0.7 && ratio < 1.6 && Math.abs(dx) < BEYOND * width && Math.abs(dy) < BEYOND * height;
    clearTimeout(this.rest);
    if (!isCovered) this.paint();
    else if (ratio !== 1 || dx || dy) {
      this.base.style.transform = `translate(${dx}px, ${dy}px) scale(${ratio})`;
      this.rest = setTimeout(() => this.paint(), REST);
    }
    this.paintOver();
  }

  paint() {
    const { base, camera, unit, sharp, colours } = this;
    const context = base.getContext("2d");
    const [width, height] = [base.width / sharp, base.height / sharp];
    const [left, top] = [BEYOND * this.width, BEYOND * this.height];
    const scale = unit * camera.zoom;
    context.setTransform(sharp, 0, 0, sharp, 0, 0);
    context.clearRect(0, 0, width, height);
    context.save();
    context.translate(width / 2, height / 2);
    context.scale(scale, scale);
    context.translate(-camera.x, -camera.y);
    context.strokeStyle = colours.line;
    context.lineWidth = 1 / scale;
    context.globalAlpha = this.graph.edges.length > MANY ? 0.2 : 0.55;
    context.stroke(this.lines);
    context.restore();
    const at = (node) => this.at(node).map((value, axis) => value + (axis ? top : left));
    const isIn = (node) => {
      const [x, y] = at(node);
      return x > -20 && y > -20 && x < width + 20 && y < height + 20;
    };
    const shown = this.order.filter(isIn);
    paintDots(context, [...shown].reverse(), at, colours, this.middle);
    paintNames(context, shown, at, colours, this.font, NAMES, width, height);
    base.style.transform = "none";
    this.painted = { ...camera };
  }

  /** Who is pointed at, with all its neighbours. */
  paintOver() {
    const { over, chosen, colours, sharp, graph } = this;
    const context = over.getContext("2d");
    context.setTransform(sharp, 0, 0, sharp, 0, 0);
    context.clearRect(0, 0, this.width, this.height);
    if (chosen === null) return;
    const near = [...chosen.near].map((place) => graph.nodes[place]);
    context.strokeStyle = colours.strong;
    context.lineWidth = 2;
    context.beginPath();
    for (const node of near) {
      context.moveTo(...this.at(chosen));
      context.lineTo(...this.at(node));
    }
    context.stroke();
    paintDots(context, [...near, chosen], this.at, colours, this.middle);
    context.strokeStyle = colours.ink;
    context.lineWidth = 3;
    context.beginPath();
    context.arc(...this.at(chosen), chosen.radius + 3, 0, 7);
    context.stroke();
    paintNames(context, [chosen, ...near], this.at, colours, this.font, NAMES, this.width, this.height);
  }
}
