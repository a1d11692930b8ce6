import assert from "node:assert/strict";
import { test } from "node:test";
import { shellOf } from "../../../src/ui/why/html.ts";
import { pageOf } from "../../../src/ui/why/page.ts";
import { requestFrom } from "../../../src/ui/why/request.ts";
import type { Answer } from "../../../src/wire.ts";
import { nothing, notice, say } from "../notices.ts";

const here = { start: { line: 0, character: 0 }, end: { line: 0, character: 3 } };
const answer: Answer = {
  ...notice(),
  confidence: 0.97,
  reason: "model",
  explanation: {
    answer: "python",
    runnerUp: "ruby",
    supporting: [{ token: "<b>def</b>", weight: 3, ranges: [here] }],
    opposing: [{ token: "⏎", weight: -1, ranges: [] }],
  },
};
const page = (about: Partial<Answer>) => pageOf({ ...answer, ...about }, "Untitled-1", (id) => id, say);

test("the page names the answer and both sides by the names for people", () => {
  const { heading, sides } = page({});
  assert.equal(heading, "Python 97%");
  assert.deepEqual(
    sides.map(({ kind, title }) => [kind, title]),
    [
      ["for", "For Python"],
      ["against", "For Ruby instead"],
    ],
  );
});

test("tokens reach the page as they are: it is the page that never reads them as markup", () => {
  assert.equal(page({}).sides[0]?.rows[0]?.token, "<b>def</b>");
});

test("a token that stands somewhere offers to go there, one that stands nowhere does not", () => {
  const [supporting, opposing] = page({}).sides;
  assert.equal(supporting?.rows[0]?.found, true);
  assert.match(supporting?.rows[0]?.spoken ?? "", /places: 1/);
  assert.equal(opposing?.rows[0]?.found, false);
});

test("silence is said, with the best guesses", () => {
  const { heading, others, reason } = page({ ...nothing, reason: "unsure" });
  assert.deepEqual([heading, reason], ["No language", "No language stands out"]);
  assert.match(others, /^Best guesses: Python 97%/);
});

test("the language that is spoken for is the one chosen in the list", () => {
  const explanation = { answer: "ruby", runnerUp: "python", supporting: [], opposing: [] };
  const { languages, sides } = page({ explanation });
  assert.deepEqual(
    languages.filter(({ chosen }) => chosen).map(({ id }) => id),
    ["ruby"],
  );
  assert.deepEqual(sides, []);
});

test("the shell runs one script, by its nonce, and loads nothing from elsewhere", () => {
  const html = shellOf({
    nonce: "abc",
    cspSource: "https://here",
    script: "https://here/why.js",
    style: "https://here/why.css",
    language: "en",
    title: `"><script>alert(1)</script>`,
  });
  assert.match(html, /default-src 'none'; script-src 'nonce-abc'; style-src https:\/\/here"/);
  assert.equal(html.match(/<script/g)?.length, 1);
});

test("messages of the page that are none of its own are dropped", () => {
  const strange = [undefined, null, 5, "refresh", {}, { kind: "run" }, { kind: "compare" }];
  const wrong = [
    { kind: "reveal", side: "for", at: "0" },
    { kind: "reveal", side: "x", at: 0 },
  ];
  for (const message of [...strange, ...wrong]) assert.equal(requestFrom(message), undefined);
});

test("messages of the page are understood", () => {
  assert.deepEqual(requestFrom({ kind: "refresh", more: 1 }), { kind: "refresh" });
  assert.deepEqual(requestFrom({ kind: "compare", language: "ruby" }), { kind: "compare", language: "ruby" });
  const reveal = { kind: "reveal", side: "against", at: 2 };
  assert.deepEqual(requestFrom(reveal), reveal);
});
