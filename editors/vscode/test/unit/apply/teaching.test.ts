import assert from "node:assert/strict";
import { test } from "node:test";
import { endingOf, isName, proposedName, teachArguments } from "../../../src/apply/teaching.ts";

test("teach is called with the name, the folder, and what was said besides", () => {
  assert.deepEqual(teachArguments({ name: " flow ", folder: "/f" }), ["teach", "flow", "/f"]);
  assert.deepEqual(teachArguments({ name: "flow", folder: "/f", ending: ".flw", languageId: "ruby" }), [
    ...["teach", "flow", "/f"],
    ...["--extensions", ".flw", "--vscode", "ruby"],
  ]);
});

test("the ending of a file is what stands behind its last dot", () => {
  assert.equal(endingOf("/a/b.c/main.Flow"), ".flow");
  assert.equal(endingOf("C:\\x\\main.flow"), ".flow");
});

test("files whose name is all they have have no ending", () => {
  for (const path of ["/a.b/Makefile", "/a/.gitignore", "/a/odd."]) assert.equal(endingOf(path), undefined);
});

test("names are those that the server takes", () => {
  for (const good of ["flow", "Flow2", "c++", "f#", "a.b-c_d"]) assert.equal(isName(good), true, good);
  for (const bad of ["", " ", "-x", "two words", "été"]) assert.equal(isName(bad), false, bad);
});

test("what is proposed is a name already", () => {
  assert.equal(proposedName(".flow", "/x"), "flow");
  assert.equal(proposedName(undefined, "/x/My Language!/"), "my-language");
});
