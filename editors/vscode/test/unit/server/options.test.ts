import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { serverOptions } from "../../../src/server/options.ts";

test("the server gets its own options, with the languages of the editor", () => {
  const section = { mode: "careful", quietMs: 50, never: ["sql"] };
  assert.deepEqual(serverOptions(section, ["go", "rust"]), {
    ...section,
    notify: true,
    clientLanguages: ["go", "rust"],
  });
});

test("it does not get what only the extension understands, nor what is not set", () => {
  const section = { enabled: true, server: { command: [] }, trace: {}, statusBar: "off", mode: null };
  assert.deepEqual(serverOptions(section, []), { notify: true, clientLanguages: [] });
});

test("nobody can switch off that we are told", () => {
  assert.equal(serverOptions({ notify: false }, [])["notify"], true);
});

test("without any settings there are still options", () => {
  assert.deepEqual(serverOptions(undefined, []), { notify: true, clientLanguages: [] });
});

test("every setting that package.json offers is the server's or kept from it", () => {
  const here = new URL("../../../package.json", import.meta.url);
  const { configuration } = JSON.parse(readFileSync(here, "utf8")).contributes;
  const groups: { properties: object }[] = Array.isArray(configuration) ? configuration : [configuration];
  const names = groups.flatMap((group) => Object.keys(group.properties));
  const section: Record<string, unknown> = {};
  for (const name of names) section[name.split(".")[1] ?? ""] = "set";
  const { clientLanguages: _, notify: __, ...sent } = serverOptions(section, []);
  const known = readFileSync(new URL("../../../../../docs/protocol.md", import.meta.url), "utf8");
  for (const name of Object.keys(sent))
    assert.ok(known.includes(`| \`${name}\` |`), `the server has no option ${name}`);
});
