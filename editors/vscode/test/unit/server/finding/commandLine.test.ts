import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import {
  expandPath,
  isBareName,
  readSetting,
  splitServe,
} from "../../../../src/server/finding/commandLine.ts";

test("`serve` is added to a command that does not say it", () => {
  assert.deepEqual(splitServe(["lsp-langid"]), {
    base: { command: "lsp-langid", args: [] },
    serve: ["serve"],
  });
});

test("`serve` and what follows it is told from the command that runs other things as well", () => {
  assert.deepEqual(splitServe(["python", "-m", "lsp_langid", "serve", "--model", "here"]), {
    base: { command: "python", args: ["-m", "lsp_langid"] },
    serve: ["serve", "--model", "here"],
  });
});

test("a program called serve is a program", () => {
  assert.deepEqual(splitServe(["serve"]), { base: { command: "serve", args: [] }, serve: ["serve"] });
});

test("no words are no command", () => {
  assert.equal(splitServe([]), undefined);
  assert.equal(splitServe([""]), undefined);
});

test("a setting that nobody made is an empty list", () => {
  assert.deepEqual(readSetting(undefined), []);
  assert.deepEqual(readSetting(null), []);
});

for (const value of ["lsp-langid serve", 5, [1], [""], {}]) {
  test(`${JSON.stringify(value)} is no list of words`, () => assert.equal(readSetting(value), undefined));
}

test("~ is the home folder, and relative paths count from there, not from a workspace", () => {
  assert.equal(expandPath("~/bin/server", "/home/ada"), join("/home/ada", "bin/server"));
  assert.equal(expandPath("bin/server", "/home/ada"), join("/home/ada", "bin/server"));
  assert.equal(expandPath("/opt/server", "/home/ada"), "/opt/server");
});

test("only a name without a folder is looked up on the PATH", () => {
  assert.ok(isBareName("lsp-langid"));
  for (const path of ["./lsp-langid", "bin/lsp-langid", "C:\\lsp-langid.exe", "~"])
    assert.ok(!isBareName(path));
});
