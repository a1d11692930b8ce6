import assert from "node:assert/strict";
import { test } from "node:test";
import { tagOf } from "../../../src/apply/tag.ts";
import { nim, nothing, notice } from "../notices.ts";

test("the tag is the shortest plain word of the language", () => {
  assert.equal(tagOf(notice()), "python");
  const shell = {
    language: "shellscript",
    name: "Shell",
    vscode: "shellscript",
    neovim: "sh",
    linguist: "Shell",
  };
  assert.equal(tagOf(shell), "sh");
  const cpp = { language: "cpp", name: "C++", vscode: "cpp", neovim: "cpp", linguist: "C++" };
  assert.equal(tagOf(cpp), "cpp");
});

test("names of several words are no tags", () => {
  const vb = {
    language: "vb",
    name: "Visual Basic .NET",
    vscode: "vb",
    neovim: "vb",
    linguist: "Visual Basic .NET",
  };
  assert.equal(tagOf(vb), "vb");
});

test("a language that the editor does not know has a tag all the same", () => {
  assert.equal(tagOf(nim), "nim");
});

test("silence has no tag", () => {
  assert.equal(tagOf(nothing), "");
});
