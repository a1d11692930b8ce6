import assert from "node:assert/strict";
import { test } from "node:test";
import { faceOf, type Scene } from "../../../src/ui/face.ts";
import { nim, nothing, notice, say } from "../notices.ts";

const scene: Scene = {
  server: "running",
  visibility: "always",
  document: { untitled: true, languageName: "Python" },
  notice: notice(),
  paused: undefined,
  missingWord: false,
  standsBack: false,
};

function shown(about: Partial<Scene>): string | undefined {
  const face = faceOf({ ...scene, ...about }, say);
  return face && `${face.icon} ${face.text}`;
}

test("a language shows its name, how sure it is, and that it may change", () => {
  assert.equal(shown({}), "wand Python 97%");
});

test("an accepted language shows a check mark", () => {
  assert.equal(shown({ notice: notice({ state: "accepted", why: "sure" }) }), "check Python 97%");
});

test("a locked document shows the language it is in, whatever the text looks like", () => {
  const locked = notice({ ...nothing, state: "locked", why: "changed" });
  assert.equal(shown({ notice: locked, document: { untitled: true, languageName: "Lua" } }), "lock Lua");
});

test("silence says why", () => {
  const silent = (reason: "too_short" | "unsure" | "not_code") =>
    shown({ notice: notice({ ...nothing, change: false, why: "undecided", reason }) });
  assert.deepEqual(
    [silent("too_short"), silent("unsure"), silent("not_code")],
    ["circle-outline Too short", "circle-outline Unsure", "circle-outline No code"],
  );
});

test("a pause shows as a pause", () => {
  assert.equal(shown({ notice: notice({ state: "paused", why: "paused_here" }) }), "debug-pause Paused");
});

test("a pause shows although a new server has no word on the document yet", () => {
  const fresh = { notice: undefined, paused: "paused_all" } as const;
  assert.equal(shown(fresh), "debug-pause Paused");
  assert.equal(shown({ ...fresh, document: undefined }), undefined);
});

test("a language that the editor does not know is named", () => {
  assert.equal(shown({ notice: notice({ ...nim, change: false }), missingWord: true }), "extensions Nim 97%");
});

test("a chosen language that the editor does not know is named, too", () => {
  const chosen = notice({ ...nim, state: "locked", why: "chosen", confidence: null });
  assert.equal(shown({ notice: chosen, missingWord: true }), "extensions Nim");
});

test("what was not set because the built-in detection is on is crossed out", () => {
  assert.equal(shown({ standsBack: true }), "circle-slash Python 97%");
});

test("there is nothing to show for documents that nobody looks at", () => {
  assert.equal(shown({ notice: undefined }), undefined);
  assert.equal(shown({ document: undefined, notice: undefined }), undefined);
});

test("a server that starts shows in untitled editors only", () => {
  const starting = { server: "starting", notice: undefined } as const;
  assert.equal(shown(starting), "loading~spin Language…");
  assert.equal(shown({ ...starting, document: { untitled: false, languageName: "Go" } }), undefined);
});

test("a server that is missing or failed shows without any document", () => {
  const bare = { document: undefined, notice: undefined };
  assert.equal(shown({ ...bare, server: "missing" }), "warning No language server");
  assert.equal(shown({ ...bare, server: "failed" }), "error Language server failed");
});

test("who wants it for untitled editors only sees nothing in files", () => {
  const file = { document: { untitled: false, languageName: "Python" }, visibility: "untitled" } as const;
  assert.equal(shown(file), undefined);
  assert.equal(shown({ ...file, server: "missing" }), undefined);
});

test("who wants it off sees nothing, and a stopped server has nothing to say", () => {
  assert.equal(shown({ visibility: "off", server: "failed" }), undefined);
  assert.equal(shown({ server: "stopped" }), undefined);
});

test("screen readers hear a whole sentence", () => {
  assert.equal(faceOf(scene, say)?.sentence, "Python 97%. Automatic: it may still change as you type");
});
