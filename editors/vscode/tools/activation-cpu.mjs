// Prints the processor time that the extension takes at start, which other programs on the machine do not change much:
// loading dist/extension.js, activating it, and loading dist/client.js afterwards. It runs in plain Node with a
// stand-in for the editor's API that takes everything and does nothing. Not a test; activation.mts asks a real editor.
//
//   npm run build && node tools/activation-cpu.mjs [runs]

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire, Module } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = join(dirname(fileURLToPath(import.meta.url)), "..");
const require = createRequire(import.meta.url);

if (process.argv[2] === "once") {
  measure();
} else {
  const runs = Number(process.argv[2] ?? 7);
  const all = Array.from({ length: runs }, () =>
    JSON.parse(
      execFileSync(process.execPath, [fileURLToPath(import.meta.url), "once"], { encoding: "utf8" }),
    ),
  );
  for (const name of Object.keys(all[0])) {
    const values = all.map((one) => one[name]).sort((a, b) => a - b);
    console.log(
      `${name}: median ${values[Math.floor(runs / 2)].toFixed(1)} ms, least ${values[0].toFixed(1)} ms`,
    );
  }
}

function measure() {
  const api = standIn();
  const load = Module._load;
  Module._load = (request, ...rest) => (request === "vscode" ? api : load(request, ...rest));
  // The editor has loaded these long before.
  for (const name of [
    "child_process",
    "crypto",
    "fs/promises",
    "net",
    "os",
    "path",
    "readline",
    "util",
    "url",
  ]) {
    require(`node:${name}`);
  }
  const times = {};
  const take = (name, work) => {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    times[name] = (user + system) / 1000;
  };
  let extension;
  take("loading", () => {
    extension = require(join(here, "dist", "extension.js"));
  });
  take("activating", () => {
    const context = {
      subscriptions: [],
      extensionPath: here,
      extensionUri: anything(),
      globalStorageUri: { fsPath: here },
    };
    extension.activate({ ...context, globalState: new Map(), workspaceState: new Map() });
  });
  take("loading the language client", () => require(join(here, "dist", "client.js")));
  console.log(JSON.stringify(times));
  process.exit(0); // before a server is looked for
}

/** Every class, enumeration and namespace of the API, by the names in its typings. */
function standIn() {
  const typings = readFileSync(join(here, "node_modules", "@types", "vscode", "index.d.ts"), "utf8");
  const api = {};
  for (const [, kind, name] of typings.matchAll(
    /^\s*export (?:abstract )?(class|enum|namespace|const) (\w+)/gm,
  )) {
    api[name] ??=
      kind === "class"
        ? class {
            static from = () => new api.Disposable();
            dispose() {}
          }
        : anything();
  }
  api.EventEmitter = class {
    event = anything();
    fire() {}
    dispose() {}
  };
  api.Uri = anything();
  api.version = "1.91.0";
  return api;
}

/** Something that can be called, made anew, read and written, and stays what it is. */
function anything() {
  const parts = new Map();
  return new Proxy(() => {}, {
    get: (target, name) => {
      if (name === Symbol.toPrimitive) return () => "";
      if (name === Symbol.iterator) return () => [][Symbol.iterator]();
      if (name === "then") return undefined;
      if (name === "prototype") return target.prototype;
      if (!parts.has(name)) parts.set(name, anything());
      return parts.get(name);
    },
    set: () => true,
    apply: anything,
    construct: anything,
  });
}
