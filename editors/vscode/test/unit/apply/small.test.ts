import assert from "node:assert/strict";
import { test } from "node:test";
import { isWanted } from "../../../src/apply/announce.ts";
import { percent } from "../../../src/apply/confidence.ts";
import { withLanguage, withoutLanguage } from "../../../src/apply/lists.ts";
import { Offers } from "../../../src/apply/offers.ts";
import { Pauses } from "../../../src/apply/pauses.ts";

test("percent rounds, but claims neither certainty nor impossibility", () => {
  assert.deepEqual([0, 0.004, 0.126, 0.974, 0.996, 1].map(percent), [
    "0%",
    "<1%",
    "13%",
    "97%",
    ">99%",
    "100%",
  ]);
});

test("a language is added to the list once", () => {
  assert.deepEqual(withLanguage(["ini"], "ruby"), ["ini", "ruby"]);
  assert.deepEqual(withLanguage(["INI"], "ini"), ["INI"]);
  assert.deepEqual(withoutLanguage(["INI", "ruby"], "ini"), ["ruby"]);
});

test("each thing is offered once", () => {
  const offers = new Offers();
  assert.deepEqual([offers.first("nim"), offers.first("nim"), offers.first("zig")], [true, false, true]);
});

test("a pause of all covers every document until it ends", () => {
  const pauses = new Pauses();
  pauses.pause();
  assert.equal(pauses.covers("untitled:a"), true);
  pauses.resume();
  assert.equal(pauses.covers("untitled:a"), false);
});

test("a pause of one document covers that one", () => {
  const pauses = new Pauses();
  pauses.pause("untitled:a");
  assert.deepEqual([pauses.covers("untitled:a"), pauses.covers("untitled:b")], [true, false]);
  pauses.resume("untitled:a");
  assert.deepEqual(pauses.documents, []);
});

test("the end of the pause of all ends those of single documents, too", () => {
  const pauses = new Pauses();
  pauses.pause("untitled:a");
  pauses.pause();
  pauses.resume();
  assert.equal(pauses.covers("untitled:a"), false);
});

test("a change is announced when somebody wants it, and only then", () => {
  assert.equal(isWanted("on", "auto"), true);
  assert.equal(isWanted("auto", "on"), true);
  assert.equal(isWanted("auto", "auto"), false);
  assert.equal(isWanted("auto", "off"), false);
  assert.equal(isWanted("off", "on"), false);
});
