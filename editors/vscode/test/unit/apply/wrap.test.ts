import assert from "node:assert/strict";
import { test } from "node:test";
import { wrapped } from "../../../src/apply/wrap.ts";

test("long lines are broken at blanks and go on indented", () => {
  assert.equal(wrapped("one two three four", 9), "one two\n  three\n  four");
});

test("lines that fit stay as they are, blanks and all", () => {
  assert.equal(wrapped("a    b\n\n  c", 9), "a    b\n\n  c");
});

test("a word that is longer than a line stays whole", () => {
  assert.equal(wrapped("abcdefghijkl", 9), "abcdefghijkl");
  assert.equal(wrapped("ab abcdefghijkl", 9), "ab\n  abcdefghijkl");
});
