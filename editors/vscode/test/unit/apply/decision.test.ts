import assert from "node:assert/strict";
import { test } from "node:test";
import { type DocumentNow, decide, type EditorNow } from "../../../src/apply/decision.ts";
import { nim, nothing, notice } from "../notices.ts";

const plain: DocumentNow = { version: 3, languageId: "plaintext", untitled: true };
const editor: EditorNow = {
  languages: new Set(["plaintext", "python", "ruby"]),
  standsBack: false,
  paused: false,
};

test("a notice that says so sets its language", () => {
  assert.deepEqual(decide(notice(), plain, editor), { kind: "set", languageId: "python" });
});

test("a notice that is only to be shown sets nothing", () => {
  assert.deepEqual(decide(notice({ change: false }), plain, editor), { kind: "show", because: "no_change" });
});

test("an answer about an older text sets nothing", () => {
  const edited = { ...plain, version: 4 };
  assert.deepEqual(decide(notice(), edited, editor), { kind: "show", because: "overtaken" });
});

test("an answer about a text that the editor has not shown yet sets nothing", () => {
  const behind = { ...plain, version: 2 };
  assert.deepEqual(decide(notice(), behind, editor), { kind: "show", because: "overtaken" });
});

test("a document that was closed meanwhile is left alone", () => {
  assert.deepEqual(decide(notice(), undefined, editor), { kind: "show", because: "closed" });
});

test("a language is not set a second time", () => {
  const done = { ...plain, languageId: "python" };
  assert.deepEqual(decide(notice(), done, editor), { kind: "show", because: "set_already" });
});

test("an emptied document becomes plain text again", () => {
  const emptied = notice({ ...nothing, languageId: "plaintext", why: "emptied" });
  const python = { ...plain, languageId: "python" };
  assert.deepEqual(decide(emptied, python, editor), { kind: "set", languageId: "plaintext" });
});

test("a language that the editor has no word for is missing, not set", () => {
  assert.deepEqual(decide(notice({ ...nim, change: false }), plain, editor), {
    kind: "missing",
    name: "Nim",
    languageId: null,
  });
});

test("an id that the editor has forgotten since is missing, not set", () => {
  const swift = notice({ language: "swift", name: "Swift", languageId: "swift" });
  assert.deepEqual(decide(swift, plain, editor), { kind: "missing", name: "Swift", languageId: "swift" });
});

test("a missing language is nobody's business in a document that others locked", () => {
  const locked = notice({ ...nim, change: false, state: "locked", why: "changed" });
  assert.deepEqual(decide(locked, plain, editor), { kind: "show", because: "no_change" });
});

test("a missing language that the user chose is said", () => {
  const chosen = notice({ ...nim, change: false, state: "locked", why: "chosen" });
  assert.equal(decide(chosen, plain, editor).kind, "missing");
});

test("untitled editors are left to the built-in detection when the user switched it on", () => {
  const behind = { ...editor, standsBack: true };
  assert.deepEqual(decide(notice(), plain, behind), { kind: "show", because: "stands_back" });
});

test("files are none of the built-in detection's business", () => {
  const file = { ...plain, untitled: false };
  assert.equal(decide(notice(), file, { ...editor, standsBack: true }).kind, "set");
});

for (const why of ["asked", "chosen", "plain"] as const) {
  test(`what the user asked for (${why}) is set although we stand back, and although all is paused`, () => {
    const held = { ...editor, standsBack: true, paused: true };
    assert.equal(decide(notice({ why }), plain, held).kind, "set");
  });
}

test("nothing is set unasked in a paused document, even when the server does not know of the pause", () => {
  const paused = { ...editor, paused: true };
  assert.deepEqual(decide(notice(), plain, paused), { kind: "show", because: "paused" });
});
