// What package.json promises is there.

import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

const root = join(import.meta.dirname, "../..");
const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const { contributes } = manifest;
const sources = readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts"))
  .map((file) => readFileSync(join(root, "src", file), "utf8"))
  .join("\n");
const offered: string[] = contributes.commands.map(({ command }: { command: string }) => command);

test("every command that is offered is one that is registered, and the other way round", () => {
  const named = new Set([...sources.matchAll(/"(langid\.editor\.\w+)"/g)].map(([, id]) => id));
  assert.deepEqual([...offered].sort(), [...named].sort());
});

test("no command takes a name of the server's: the client registers those by itself", () => {
  for (const id of offered) assert.match(id, /^langid\.editor\.\w+$/);
});

test("menus and walkthroughs name commands that are there", () => {
  const text = JSON.stringify([contributes.menus, contributes.walkthroughs]);
  const nls = readFileSync(join(root, "package.nls.json"), "utf8");
  for (const [id] of `${text}${nls}`.matchAll(/langid\.editor\.\w+/g)) assert.ok(offered.includes(id), id);
});

test("every picture that is shown is in the package", () => {
  const shown = [manifest.icon];
  for (const { steps } of contributes.walkthroughs) for (const { media } of steps) shown.push(media.image);
  const readme = readFileSync(join(root, "README.md"), "utf8");
  for (const [, path] of readme.matchAll(/!\[[^\]]*\]\(([^)]+)\)/g)) shown.push(path);
  for (const path of shown) assert.ok(existsSync(join(root, path)), path);
});

test("every setting says what it is for, where it may stand, and what it is without anybody's doing", () => {
  for (const [name, setting] of Object.entries<Record<string, unknown>>(
    contributes.configuration.properties,
  )) {
    assert.match(name, /^langid\./);
    for (const field of ["markdownDescription", "scope", "default", "type"])
      assert.ok(field in setting, `${name}: ${field}`);
  }
});

test("the command of the server is this machine's business, and no workspace's", () => {
  assert.equal(contributes.configuration.properties["langid.server.command"].scope, "machine");
  assert.ok(
    manifest.capabilities.untrustedWorkspaces.restrictedConfigurations.includes("langid.server.command"),
  );
});

test("the built-in detection is off by default and can be switched on by hand", () => {
  assert.deepEqual(contributes.configurationDefaults, { "workbench.editor.languageDetection": false });
});

test("the colors of tokens are those of the manifest", () => {
  const used = new Set([...sources.matchAll(/ThemeColor\("(langid\.\w+)"\)/g)].map(([, id]) => id));
  assert.deepEqual([...used].sort(), contributes.colors.map(({ id }: { id: string }) => id).sort());
});
