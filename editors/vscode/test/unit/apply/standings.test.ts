import assert from "node:assert/strict";
import { test } from "node:test";
import { Standings } from "../../../src/apply/standings.ts";
import { nothing, notice, URI } from "../notices.ts";

function standing(...notices: Parameters<typeof notice>[0][]): Standings {
  const standings = new Standings();
  for (const about of notices) standings.remember(notice(about));
  return standings;
}

test("the last notice of a document counts", () => {
  const standings = standing({}, { name: "Ruby", language: "ruby" });
  assert.equal(standings.of(URI)?.name, "Ruby");
});

test("a document that was closed for good is forgotten", () => {
  const standings = standing({});
  standings.forget(URI);
  assert.equal(standings.of(URI), undefined);
  assert.deepEqual(standings.restorable(), []);
});

test("whoever listens hears of news and of closings, until they stop listening", () => {
  const standings = new Standings();
  const heard: string[] = [];
  const listener = standings.onChange((uri) => heard.push(uri));
  standings.remember(notice());
  standings.forget(URI);
  standings.forget(URI);
  listener.dispose();
  standings.remember(notice());
  assert.deepEqual(heard, [URI, URI]);
});

test("the next server is told which language we set and in what state", () => {
  assert.deepEqual(standing({ state: "accepted", why: "sure" }).restorable(), [
    { uri: URI, languageId: "python", state: "accepted", why: "sure" },
  ]);
});

test("the next server is not told of documents in which we set nothing", () => {
  assert.deepEqual(standing({ ...nothing, change: false, why: "undecided" }).restorable(), []);
});

test("plain text that the user chose stays plain text with the next server", () => {
  const chosen = { ...nothing, change: false, state: "locked", why: "plain" } as const;
  assert.deepEqual(standing(chosen).restorable(), [
    { uri: URI, languageId: "plaintext", state: "locked", why: "plain" },
  ]);
});

test("a pause is not restored as a state, but what was set before it is", () => {
  assert.deepEqual(standing({ state: "paused", why: "paused_all", change: false }).restorable(), [
    { uri: URI, languageId: "python", state: "automatic", why: "tentative" },
  ]);
});
