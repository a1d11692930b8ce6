// Bundles the extension into dist/: extension.js, which the editor loads when it starts, and client.js with the
// library of the language client, four times as big, which is loaded when the editor is up. With --watch, again
// after every change.

import { readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, context } from "esbuild";

/** The language client stays outside of extension.js. */
const clientApart = {
  name: "client apart",
  setup({ onResolve }) {
    onResolve({ filter: /\/client\.ts$/ }, ({ kind }) =>
      kind === "dynamic-import" ? { path: "./client.js", external: true } : undefined,
    );
  },
};

/**
 * The API of the editor is one object, and used as such. The bundler would copy its hundreds of properties for each
 * module that imports it, which takes longer than everything else that the extension does at start.
 */
const editorApi = {
  name: "editor API",
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]src[\\/].*\.ts$/ }, async ({ path }) => {
      const source = await readFile(path, "utf8");
      const contents = source.replace(
        /^import \* as vscode from "vscode";$/m,
        'const vscode = require("vscode");',
      );
      return { contents, loader: "ts" };
    });
  },
};

/** What is in the bundles by others, with their licences. */
const notices = {
  name: "notices",
  setup({ onEnd }) {
    onEnd(async ({ metafile }) => {
      const folders = new Set();
      for (const path of Object.keys(metafile?.inputs ?? {})) {
        const folder = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1];
        if (folder !== undefined) folders.add(folder);
      }
      const texts = await Promise.all([...folders].sort().map(noticeOf));
      await writeFile(join("dist", "THIRD_PARTY_NOTICES.txt"), texts.join(`\n${"-".repeat(78)}\n\n`));
    });
  },
};

async function noticeOf(folder) {
  const { name, version, license } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  const names = [
    "LICENSE",
    "License.txt",
    "LICENSE.md",
    "LICENSE.txt",
    "license.txt",
    "thirdpartynotices.txt",
  ];
  const texts = await Promise.all(
    names.map((file) => readFile(join(folder, file), "utf8").catch(() => undefined)),
  );
  return `${name} ${version} (${license})\n\n${texts.find((text) => text !== undefined) ?? ""}`;
}

process.chdir(join(dirname(fileURLToPath(import.meta.url)), ".."));

const options = {
  entryPoints: { extension: "src/extension.ts", client: "src/server/client.ts" },
  outdir: "dist",
  bundle: true,
  platform: "node",
  format: "cjs",
  // Node of the oldest VS Code that `engines` allows.
  target: "node20",
  external: ["vscode"],
  minify: true,
  legalComments: "none",
  metafile: true,
  logLevel: "info",
  plugins: [clientApart, editorApi, notices],
};

if (process.argv.includes("--watch")) await (await context(options)).watch();
else await build(options);
