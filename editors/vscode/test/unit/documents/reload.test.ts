import assert from "node:assert/strict";
import { test } from "node:test";
import { ReloadMemory } from "../../../src/documents/reload.ts";
import type { Remembered } from "../../../src/wire.ts";

const remembered = (uri: string, languageId: string): Remembered => ({
  uri,
  languageId,
  state: "accepted",
  why: "sure",
});
const [python, ruby] = [
  remembered("untitled:Untitled-1", "python"),
  remembered("untitled:Untitled-2", "ruby"),
];

class Window {
  standing: readonly Remembered[] = [];
  #listener = () => {};
  readonly memory: ReloadMemory;

  constructor(kept: Map<string, unknown>) {
    const place = {
      get: (key: string) => kept.get(key),
      update: async (key: string, value: unknown) => void kept.set(key, value),
    };
    this.memory = new ReloadMemory(place, {
      restorable: () => this.standing,
      onChange: (listener) => {
        this.#listener = listener;
        return { dispose: () => {} };
      },
    });
  }

  async becomes(...standing: Remembered[]): Promise<void> {
    this.standing = standing;
    this.#listener();
    await new Promise(setImmediate);
    await new Promise(setImmediate);
  }
}

test("the server of a window that was reloaded is told where its documents stood", async () => {
  const kept = new Map();
  await new Window(kept).becomes(python, ruby);
  assert.deepEqual(new Window(kept).memory.restorable(), [python, ruby]);
});

test("what the documents stand at now goes before what they stood at then", async () => {
  const kept = new Map();
  await new Window(kept).becomes(python, ruby);
  const reloaded = new Window(kept);
  const chosen = { ...python, languageId: "go" };
  reloaded.standing = [chosen];
  assert.deepEqual(reloaded.memory.restorable(), [ruby, chosen]);
});

test("a second server of the same window hears nothing of documents that never came back", async () => {
  const kept = new Map();
  await new Window(kept).becomes(python);
  const reloaded = new Window(kept);
  reloaded.memory.restorable();
  assert.deepEqual(reloaded.memory.restorable(), []);
});

test("closed documents are not kept", async () => {
  const kept = new Map();
  const window = new Window(kept);
  await window.becomes(python);
  await window.becomes();
  assert.deepEqual(new Window(kept).memory.restorable(), []);
});

test("a window without a past, or with a broken one, begins with nothing", () => {
  assert.deepEqual(new Window(new Map()).memory.restorable(), []);
  assert.deepEqual(new Window(new Map([["langid.documents", "?"]])).memory.restorable(), []);
});
