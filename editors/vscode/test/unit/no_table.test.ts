// The server knows languages; this extension knows none of them.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

const root = join(import.meta.dirname, "../..");
const table = readFileSync(join(root, "../../lsp_langid/languages.toml"), "utf8");
const ids = [...table.matchAll(/^\[([\w.+#-]+)\]$/gm)].map(([, id]) => id);

// Words that are ids of languages by accident: a program, a way of `spawn`, and the one id that LSP itself names.
const others = new Set(["plaintext", "python", "ignore"]);

test("the table of the server was read", () => {
  assert.ok(ids.length > 200);
});

test("no source names a language", () => {
  const named: string[] = [];
  for (const file of readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" })) {
    if (!file.endsWith(".ts")) continue;
    const source = readFileSync(join(root, "src", file), "utf8");
    for (const id of ids) {
      if (id && !others.has(id) && source.includes(`"${id}"`)) named.push(`${file}: ${id}`);
    }
  }
  assert.deepEqual(named, []);
});
