// Every sentence of the extension in every language it speaks.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

const root = join(import.meta.dirname, "../..");
const json = (path: string): Record<string, string> => JSON.parse(readFileSync(join(root, path), "utf8"));

const literal = /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'/;
const literals = new RegExp(`^(?:${literal.source})(?:\\s*\\+\\s*(?:${literal.source}))*`);

/** The texts of all calls of `l10n.t` and `say` in the sources; only literals can be translated. */
function sentences(): Set<string> {
  const found = new Set<string>();
  for (const file of readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" })) {
    if (!file.endsWith(".ts")) continue;
    const source = readFileSync(join(root, "src", file), "utf8");
    for (const call of source.matchAll(/\b(?:l10n\.t|say)\(\s*/g)) {
      const [text] = source.slice(call.index + call[0].length).match(literals) ?? [];
      assert.ok(text, `${file}: a text that is not a literal cannot be translated`);
      found.add([...text.matchAll(new RegExp(literal, "g"))].map(([one]) => unquoted(one)).join(""));
    }
  }
  return found;
}

function unquoted(text: string): string {
  if (text.startsWith('"')) return JSON.parse(text);
  return JSON.parse(`"${text.slice(1, -1).replaceAll('"', '\\"').replaceAll("\\'", "'")}"`);
}

const placeholders = (text: string) => [...text.matchAll(/\{\d+\}/g)].map(([one]) => one).sort();

const sources = sentences();
const bundle = json("l10n/bundle.l10n.zh-cn.json");

test("the sources have sentences", () => {
  assert.ok(sources.size > 50);
});

test("every sentence has its Chinese translation", () => {
  assert.deepEqual(
    [...sources].filter((text) => !bundle[text]),
    [],
  );
});

test("no translation is left over from a sentence that is gone", () => {
  assert.deepEqual(
    Object.keys(bundle).filter((text) => !sources.has(text)),
    [],
  );
});

test("translations keep the placeholders", () => {
  const broken = Object.entries(bundle).filter(([en, zh]) => `${placeholders(en)}` !== `${placeholders(zh)}`);
  assert.deepEqual(broken, []);
});

const english = json("package.nls.json");
const chinese = json("package.nls.zh-cn.json");

test("every key of package.json has a text in English and in Chinese", () => {
  const keys = [...readFileSync(join(root, "package.json"), "utf8").matchAll(/"%([^%"]+)%"/g)].map(
    ([, key]) => key,
  );
  assert.ok(keys.length > 50);
  for (const key of keys) {
    assert.ok(key && english[key], `${key}: no English`);
    assert.ok(key && chinese[key], `${key}: no Chinese`);
  }
  assert.deepEqual(
    Object.keys(english).filter((key) => !keys.includes(key)),
    [],
  );
  assert.deepEqual(Object.keys(chinese).sort(), Object.keys(english).sort());
});

test("what can be clicked or is a code is the same in both languages", () => {
  const codes = (text: string | undefined) => (text?.match(/\(command:[^)]*\)|`[^`]*`/g) ?? []).sort();
  for (const key of Object.keys(english)) assert.deepEqual(codes(chinese[key]), codes(english[key]), key);
});

test("Chinese texts are Chinese", () => {
  const names = new Set(["Undo"]);
  const latin = [...Object.entries(bundle), ...Object.entries(chinese)].filter(
    ([key, text]) => /[a-z]{3}/i.test(key) && !/\p{Script=Han}/u.test(text) && !names.has(key),
  );
  assert.deepEqual(latin, []);
});
