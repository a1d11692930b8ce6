import assert from "node:assert/strict";
import { chmod, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { findOnPath, placesOf, standingOf } from "../../../../src/server/finding/executables.ts";

let folder = "";
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "executables-"));
  for (const name of ["first", "second", "third"]) await mkdir(join(folder, name));
  await writeFile(join(folder, "first", "tool"), "no program");
  await writeFile(join(folder, "second", "tool"), "#!/bin/sh\n");
  await chmod(join(folder, "first", "tool"), 0o644);
  await chmod(join(folder, "second", "tool"), 0o755);
});
after(() => rm(folder, { recursive: true }));

const pathOf = (...names: string[]) => ({ PATH: names.map((name) => join(folder, name)).join(":") });

test("what stands at a path is told apart", async () => {
  assert.equal(await standingOf(join(folder, "second", "tool")), "executable");
  assert.equal(await standingOf(join(folder, "first", "tool")), "notExecutable");
  assert.equal(await standingOf(join(folder, "first")), "notExecutable");
  assert.equal(await standingOf(join(folder, "third", "tool")), "absent");
});

test("the first program that can be run is taken, files that cannot are passed over", async () => {
  assert.equal(await findOnPath("tool", pathOf("first", "second")), join(folder, "second", "tool"));
});

test("a name that is nowhere is not found", async () => {
  assert.equal(await findOnPath("other", pathOf("first", "second", "third")), undefined);
  assert.equal(await findOnPath("tool", {}), undefined);
});

test("the open folder is not searched, even when the PATH says so", () => {
  assert.deepEqual(placesOf("tool", { PATH: ".::bin:/usr/bin" }, "linux"), ["/usr/bin/tool"]);
});

test("on Windows a program ends with .exe and the variable may be called Path", () => {
  const places = placesOf("tool", { Path: "C:\\Tools;D:\\More" }, "win32");
  assert.deepEqual(
    places.map((place) => place.replace("/", "\\")),
    ["C:\\Tools\\tool.exe", "D:\\More\\tool.exe"],
  );
});
