/**
 * Builds the front end: `npm ci --ignore-scripts && node build.mjs`.
 *
 * In:  weerbaar/foundation/ui/assets/ (css, js, tokens.json, icons.json)
 * Out: weerbaar/foundation/ui/static/dist/ (never committed): css, js, fonts and the icon sprite under names that
 *      carry a hash of their content (so that a browser may keep them for ever), each with a .br and a .gz beside it,
 *      and manifest.json that says which name stands for what. `{% asset 'app.css' %}` reads it.
 */
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import esbuild from "esbuild";

const ROOT = import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname);
const ASSETS = path.join(ROOT, "weerbaar/foundation/ui/assets");
const DIST = path.join(ROOT, "weerbaar/foundation/ui/static/dist");
const read = (...parts) => readFileSync(path.join(...parts), "utf8");

/** The colours of tokens.json as custom properties: by the reader's system, or as the reader switched it. */
function tokensCss() {
  const { colours } = JSON.parse(read(ASSETS, "tokens.json"));
  const side = (i) => Object.entries(colours).map(([name, pair]) => `--${name}:${pair[i]};`).join("");
  return `:root{color-scheme:light;${side(0)}}
    @media (prefers-color-scheme:dark){:root:not([data-theme=light]){color-scheme:dark;${side(1)}}}
    :root[data-theme=dark]{color-scheme:dark;${side(1)}}
    @media print{:root,:root[data-theme]{color-scheme:light;${side(0)}}}`;
}

/** NL Design System components without the variants that we have no tokens for. */
function withoutUnusedVariants(css) {
  const unused = /:focus-visible|--(pressed|positive|busy)\b|negative[^{]*pressed|(secondary|subtle)[^{]*negative|negative[^{]*(secondary|subtle)/;
  return css.replace(/([^{}]+)\{([^{}@]*)\}/g, (rule, selector) => (unused.test(selector) ? "" : rule));
}

const plugin = {
  name: "house",
  setup(build) {
    build.onResolve({ filter: /^house:tokens$/ }, () => ({ path: "tokens", namespace: "house" }));
    build.onLoad({ filter: /.*/, namespace: "house" }, () => ({ contents: tokensCss(), loader: "css" }));
    build.onLoad({ filter: /@nl-design-system-candidate.*button\.css$/ }, (file) => ({
      contents: withoutUnusedVariants(read(file.path)),
      loader: "css",
    }));
  },
};

/** One SVG with a symbol for each icon of icons.json. */
function sprite() {
  const symbols = Object.entries(JSON.parse(read(ASSETS, "icons.json"))).map(([name, source]) => {
    const shapes = read(ROOT, "node_modules/@tabler/icons/icons/outline", `${source}.svg`)
      .replace(/^[\s\S]*?<svg[\s\S]*?>/, "")
      .replace(/<\/svg>[\s\S]*$/, "")
      .replace(/<path stroke="none"[^>]*>/, "")
      .replace(/\s+/g, " ")
      .trim();
    return `<symbol id="${name}" viewBox="0 0 24 24">${shapes}</symbol>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join("")}</svg>`;
}

/** Writes a file under a name with a hash of its content; returns that name. */
function emit(name, content) {
  const hash = createHash("sha256").update(content).digest("hex").slice(0, 8).toUpperCase();
  const { name: stem, ext } = path.parse(name);
  writeFileSync(path.join(DIST, `${stem}.${hash}${ext}`), content);
  return `${stem}.${hash}${ext}`;
}

function compress() {
  for (const name of readdirSync(DIST)) {
    if (!/\.(css|js|svg|json)$/.test(name)) continue;
    const content = readFileSync(path.join(DIST, name));
    const options = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
    writeFileSync(path.join(DIST, `${name}.br`), brotliCompressSync(content, { params: options }));
    writeFileSync(path.join(DIST, `${name}.gz`), gzipSync(content, { level: 9 }));
  }
}

rmSync(DIST, { recursive: true, force: true });
mkdirSync(DIST, { recursive: true });
const result = await esbuild.build({
  absWorkingDir: ROOT,
  entryPoints: ["css/app.css", "js/app.js", "js/theme.js"].map((name) => path.join(ASSETS, name)),
  outdir: DIST,
  entryNames: "[name].[hash]",
  chunkNames: "[name].[hash]",
  assetNames: "[name].[hash]",
  bundle: true,
  splitting: true,
  format: "esm",
  minify: true,
  target: ["chrome109", "firefox115", "safari16"],
  loader: { ".woff2": "file" },
  metafile: true,
  legalComments: "none",
  logLevel: "warning",
  plugins: [plugin],
});
emit("icons.svg", sprite());
emit("favicon.svg", read(ASSETS, "favicon.svg"));
const manifest = {};
for (const file of readdirSync(DIST)) manifest[file.replace(/\.[0-9A-Z]{8}(?=\.\w+$)/, "")] = file;
writeFileSync(path.join(DIST, "manifest.json"), JSON.stringify(manifest, null, 1));
compress();
const size = (name) => readFileSync(path.join(DIST, `${manifest[name]}.br`)).length;
const kb = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;
const sizes = ["app.css", "app.js", "theme.js", "icons.svg"].map((name) => `${name} ${kb(size(name))}`);
console.log(`front end built: ${sizes.join(", ")} (brotli); ${Object.keys(result.metafile.inputs).length} sources`);
