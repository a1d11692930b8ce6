import assert from "node:assert/strict";
import { test } from "node:test";
import { hasNoExtension, Membership, type Traits } from "../../../src/documents/membership.ts";

const PLAIN_FILES = { plainFiles: true };
const document = (traits: Partial<Traits>): Traits => {
  const path = traits.path ?? "/home/ada/greet";
  return { uri: `file://${path}`, scheme: "file", languageId: "plaintext", writable: true, path, ...traits };
};
const takes = (traits: Partial<Traits>, options = PLAIN_FILES) =>
  new Membership().takes(document(traits), options);

test("every untitled document is sent, whatever its language", () => {
  assert.ok(takes({ scheme: "untitled", languageId: "plaintext" }));
  assert.ok(takes({ scheme: "untitled", languageId: "ruby", writable: false }));
});

test("a plain file without an extension is sent, if that is wanted", () => {
  assert.ok(takes({ path: "/home/ada/greet" }));
  assert.ok(!takes({ path: "/home/ada/greet" }, { plainFiles: false }));
});

test("a file with an extension, or in a language, is not", () => {
  assert.ok(!takes({ path: "/home/ada/notes.txt" }));
  assert.ok(!takes({ languageId: "ruby" }));
});

test("Markdown is sent for its fences", () => {
  assert.ok(takes({ path: "/home/ada/notes.md", languageId: "markdown" }, { plainFiles: false }));
});

test("what is no file, such as the output of a tool or the past of a file, is not", () => {
  assert.ok(!takes({ scheme: "output", writable: false }));
  assert.ok(!takes({ scheme: "git", languageId: "markdown", writable: false }));
});

test("a plain file stays when its language is set", () => {
  const membership = new Membership();
  assert.ok(membership.takes(document({}), PLAIN_FILES));
  assert.ok(membership.takes(document({ languageId: "python" }), PLAIN_FILES));
});

test("a file that was closed for good is judged anew", () => {
  const membership = new Membership();
  membership.takes(document({}), PLAIN_FILES);
  membership.forget(document({}).uri);
  assert.ok(!membership.takes(document({ languageId: "python" }), PLAIN_FILES));
});

test("a document that a command is run on is sent, whatever it is", () => {
  const membership = new Membership();
  const file = document({ path: "/home/ada/main.go", languageId: "go" });
  membership.ask(file.uri);
  assert.ok(membership.takes(file, PLAIN_FILES));
});

test("plain files are let go when they are not wanted any more, others stay", () => {
  const membership = new Membership();
  const plain = document({ languageId: "python" });
  const untitled = document({ uri: "untitled:Untitled-1", path: "Untitled-1", scheme: "untitled" });
  const asked = document({ path: "/home/ada/main.go", languageId: "go" });
  for (const one of [plain, untitled, asked]) membership.ask(one.uri);
  membership.reconsider([plain, untitled, asked], { plainFiles: false });
  const left = [plain, untitled, asked].map((one) => membership.takes(one, { plainFiles: false }));
  assert.deepEqual(left, [false, true, true]);
});

test("a dot in front makes no extension, one in a folder's name neither", () => {
  for (const path of ["/a/notes", "/a/.profile", "/a.b/notes", "Untitled-1"])
    assert.ok(hasNoExtension(path), path);
  for (const path of ["/a/notes.txt", "/a/.config.json", "/a/trailing."])
    assert.ok(!hasNoExtension(path), path);
});
