import assert from "node:assert/strict";
import { test } from "node:test";
import {
  bestOf,
  type Environment,
  folderName,
  readFolderName,
  superfluous,
  wheelVersion,
} from "../../../../src/server/environment/layout.ts";

const DAY = 24 * 60 * 60_000;
const environment = (version: string, stamp: number, used?: number): Environment => ({
  folder: folderName(version, stamp),
  version,
  stamp,
  used,
});

test("a wheel says its version", () => {
  assert.equal(wheelVersion("lsp_langid-0.1.0-py3-none-any.whl"), "0.1.0");
  assert.equal(wheelVersion("lsp_langid-1.2.0rc1-py3-none-any.whl"), "1.2.0rc1");
  assert.equal(wheelVersion("numpy-2.0.0-cp311-linux.whl"), undefined);
});

test("a folder's name is read as it was written", () => {
  assert.deepEqual(readFolderName(folderName("1.0.0-beta", 17)), { version: "1.0.0-beta", stamp: 17 });
  assert.equal(readFolderName("notes"), undefined);
});

test("a half made environment is never run", () => {
  assert.equal(bestOf([environment("0.1.0", 5)], "0.1.0"), undefined);
});

test("the version of the wheel is preferred to a newer folder", () => {
  const [right, newer] = [environment("0.1.0", 1, 1), environment("0.2.0", 2, 2)];
  assert.equal(bestOf([newer, right], "0.1.0"), right);
});

test("until it is there, the newest that works does", () => {
  const [older, newer] = [environment("0.1.0", 1, 9), environment("0.2.0", 2, 2)];
  assert.equal(bestOf([older, newer], "0.3.0"), newer);
});

test("others go when nobody has used or begun them for a day", () => {
  const now = 10 * DAY;
  const kept = environment("0.2.0", 5 * DAY, now);
  const inUse = environment("0.1.0", 1, now - DAY / 2);
  const forgotten = environment("0.0.9", 1, now - 2 * DAY);
  const beingMade = environment("0.3.0", now - 1000);
  const abandoned = environment("0.3.0", now - 2 * DAY);
  assert.deepEqual(superfluous([kept, inUse, forgotten, beingMade, abandoned], kept, now), [
    forgotten,
    abandoned,
  ]);
});
