import assert from "node:assert/strict";
import { test } from "node:test";
import { Backoff, WINDOW_MS } from "../../../src/server/backoff.ts";

test("a server that crashes again and again is started ever later, and at last no more", () => {
  const backoff = new Backoff();
  const delays = [0, 1, 2, 3, 4, 5].map((second) => backoff.crashed(second * 1000));
  assert.deepEqual(delays, [500, 1000, 2000, 4000, 8000, undefined]);
  assert.equal(backoff.count, 6);
});

test("crashes that are long ago do not count", () => {
  const backoff = new Backoff();
  for (let crash = 0; crash < 20; crash++) {
    assert.equal(backoff.crashed(crash * WINDOW_MS), 500);
  }
});

test("a start that the user asked for makes a new beginning", () => {
  const backoff = new Backoff();
  backoff.crashed(0);
  backoff.crashed(1);
  backoff.reset();
  assert.equal(backoff.crashed(2), 500);
});
