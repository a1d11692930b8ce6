import assert from "node:assert/strict";
import { test } from "node:test";
import { ownSetting, standsBack } from "../../../src/apply/builtin.ts";

test("defaults are nobody's wish", () => {
  assert.equal(standsBack({}), false);
  assert.equal(standsBack(undefined), false);
});

test("who switched the built-in detection on has it", () => {
  assert.equal(standsBack({ globalValue: true }), true);
  assert.equal(standsBack({ workspaceValue: true }), true);
});

test("who switched it off does not", () => {
  assert.equal(standsBack({ globalValue: false }), false);
});

test("the workspace's word goes before the user's", () => {
  assert.equal(standsBack({ globalValue: true, workspaceValue: false }), false);
  assert.deepEqual(ownSetting({ globalValue: false, workspaceValue: true }), {
    value: true,
    level: "workspace",
    perLanguage: false,
  });
});

test("a value for the language goes before one for all", () => {
  assert.deepEqual(ownSetting({ globalValue: true, globalLanguageValue: false }), {
    value: false,
    level: "global",
    perLanguage: true,
  });
});
