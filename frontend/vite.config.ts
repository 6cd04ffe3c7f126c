/// <reference types="node" />
// Two entries: the application, and the service worker, which has to stand alone. Names carry a digest of what is in them,
// so files are cached for ever; beside each lies its brotli and gzip form, made once here and never at run time.
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { defineConfig, type Plugin } from "vite";

const OUT = join(import.meta.dirname, "../src/lavh/web/dist");

const BASE = /\/src\/lib\/(navigation|look|worker)\.ts$|preload-helper|rolldown\/runtime/; // what pages and the reader share, in one file that the head of a page asks for at once

export default defineConfig({
  root: "src",
  base: "./",
  publicDir: "../public",
  plugins: [lean(), compressed()],
  build: {
    outDir: OUT,
    emptyOutDir: true,
    manifest: "manifest.json",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: ["chrome107", "safari16", "firefox104"],
    rolldownOptions: {
      output: { codeSplitting: { groups: [{ name: "base", test: BASE }] } },
      input: ["src/application.ts", "src/worker/worker.ts", "src/styles/listen.css", "src/reader/reader.ts", "src/styles/plain.css"],
    },
  },
  test: { dir: "src", environment: "node" },
} as Parameters<typeof defineConfig>[0]);

/** Turbo brings along what changes one page into another element by element. No page of ours asks for it (`turbo-refresh-method`), so nobody loads it. */
function lean(): Plugin {
  const [start, end] = ["var Idiomorph = (function () {", "\n})();\n"];
  return {
    name: "lean",
    apply: "build",
    transform(code, id) {
      if (!id.includes("/@hotwired/turbo/")) return;
      const first = code.indexOf(start);
      const last = code.indexOf(end, first);
      if (first < 0 || last < 0) this.error("Turbo is no longer made up as vite.config.ts thinks: look for Idiomorph in it.");
      const without = 'var Idiomorph = { morph() { throw new Error("pages are replaced, not changed"); } };\n';
      return { code: code.slice(0, first) + without + code.slice(last + end.length), map: null };
    },
  };
}

function compressed(): Plugin {
  return {
    name: "compressed",
    apply: "build",
    closeBundle() {
      for (const file of readdirSync(OUT, { recursive: true, encoding: "utf8" })) {
        const path = join(OUT, file);
        if (!/\.(js|css|svg|json)$/.test(file) || statSync(path).size < 600) continue;
        const bytes = readFileSync(path);
        writeFileSync(`${path}.br`, brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }));
        writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
      }
    },
  };
}
