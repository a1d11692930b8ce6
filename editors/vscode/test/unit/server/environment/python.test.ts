import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import {
  choosePython,
  type Python,
  pythonNames,
  QUESTION,
  readAnswer,
} from "../../../../src/server/environment/python.ts";

const python = (command: string, version: string, venv = true): Python => ({
  command,
  args: [],
  version: version.split(".").map(Number),
  venv,
});

test("the first that is new enough and complete is taken", () => {
  const pythons = [
    python("old", "3.9.18"),
    python("bare", "3.12.1", false),
    python("good", "3.10.0"),
    python("best", "3.13.0"),
  ];
  assert.deepEqual(choosePython(pythons), { python: pythons[2] });
});

test("without one the nearest miss is named", () => {
  assert.deepEqual(choosePython([]), { problem: { kind: "noPython" } });
  assert.deepEqual(choosePython([python("old", "3.9.18"), python("older", "2.7.18")]), {
    problem: { kind: "oldPython", python: "old", version: "3.9.18" },
  });
  assert.deepEqual(choosePython([python("old", "3.9.18"), python("bare", "3.11.2", false)]), {
    problem: { kind: "noVenv", python: "bare", version: "3.11.2" },
  });
});

test("4.0 would be newer than 3.10", () => {
  assert.ok("python" in choosePython([python("future", "4.0.0")]));
});

test("a real Python answers the question", () => {
  const stdout = execFileSync("python3", QUESTION, { encoding: "utf8" });
  const answer = readAnswer({ command: "python3", args: [] }, stdout);
  assert.equal(answer?.version[0], 3);
  assert.equal(answer?.version.length, 3);
});

test("what greets before it answers is understood, what only greets is not", () => {
  const command = { command: "python", args: [] };
  assert.deepEqual(readAnswer(command, "Welcome!\n[[3, 11, 7], true]\n")?.version, [3, 11, 7]);
  for (const stdout of ["", "Python was not found; run without arguments to install", "[3, 11]", "{}"]) {
    assert.equal(readAnswer(command, stdout), undefined);
  }
});

test("Windows has a launcher, and it is asked for a Python 3", () => {
  assert.deepEqual(pythonNames("win32")[0], { command: "py", args: ["-3"] });
  assert.ok(pythonNames("linux").every(({ command }) => command !== "py"));
});
