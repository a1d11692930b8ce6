import assert from "node:assert/strict";
import { test } from "node:test";
import { evidenceOf, placesOf } from "../../../src/apply/evidence.ts";
import type { Answer } from "../../../src/wire.ts";
import { notice } from "../notices.ts";

const range = (line: number) => ({ start: { line, character: 0 }, end: { line, character: 3 } });

const answer: Answer = {
  ...notice(),
  confidence: 0.97,
  reason: "model",
  explanation: {
    answer: "python",
    runnerUp: "ruby",
    supporting: [
      { token: "def", weight: 1, ranges: [range(4)] },
      { token: "import", weight: 4, ranges: [range(0), range(1)] },
    ],
    opposing: [{ token: "end", weight: -2 }],
  },
};

test("the strongest token comes first, and is the measure of all others on both sides", () => {
  const evidence = evidenceOf(answer);
  assert.deepEqual(
    evidence?.supporting.map(({ token, share }) => [token, share]),
    [
      ["import", 1],
      ["def", 0.25],
    ],
  );
  assert.deepEqual(
    evidence?.opposing.map(({ weight, share }) => [weight, share]),
    [[2, 0.5]],
  );
});

test("tokens whose places nobody said have none", () => {
  const evidence = evidenceOf(answer);
  assert.equal(placesOf(evidence?.supporting ?? []).length, 3);
  assert.equal(placesOf(evidence?.opposing ?? []).length, 0);
});

test("there is no evidence where no token had a say", () => {
  assert.equal(evidenceOf({ ...notice(), confidence: 1, reason: "shebang" }), undefined);
  const silent = { answer: "python", runnerUp: "ruby", supporting: [], opposing: [] };
  assert.equal(evidenceOf({ ...answer, explanation: silent }), undefined);
});
