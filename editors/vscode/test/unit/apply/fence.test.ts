import assert from "node:assert/strict";
import { test } from "node:test";
import { fenceAt, fenceLines } from "../../../src/apply/fence.ts";

test("a text is put between backticks with its tag", () => {
  assert.equal(fenceAt({ before: "", after: "" }, "puts 1\n", "ruby"), "```ruby\nputs 1\n```");
});

test("an answer that is silence leaves the fence without a tag", () => {
  assert.equal(fenceAt({ before: "", after: "" }, "hm", ""), "```\nhm\n```");
});

test("a text with fences in it gets a longer one", () => {
  assert.deepEqual(fenceLines("```sh\nls\n```", "markdown"), ["````markdown", "```sh", "ls", "```", "````"]);
});

test("the longest run of backticks counts, wherever it stands", () => {
  assert.equal(fenceLines("a `````` b", "")[0], "```````");
});

test("every line is as deep as the cursor's line", () => {
  assert.equal(
    fenceAt({ before: "    ", after: "" }, "if x:\n    y\n", "python"),
    "```python\n    if x:\n        y\n    ```",
  );
});

test("blank lines get no blanks from the indentation", () => {
  assert.equal(fenceAt({ before: "  ", after: "" }, "a\n\nb", "c"), "```c\n  a\n\n  b\n  ```");
});

test("in a list item the block stands below the text of the item", () => {
  assert.equal(fenceAt({ before: "- ", after: "" }, "ls", "sh"), "```sh\n  ls\n  ```");
  assert.equal(fenceAt({ before: " 12. ", after: "" }, "ls", "sh"), "```sh\n     ls\n     ```");
});

test("in a quote every line carries the quote's mark", () => {
  assert.equal(fenceAt({ before: "> ", after: "" }, "a\n\nb", "c"), "```c\n> a\n> \n> b\n> ```");
});

test("behind text the block begins on a line of its own, as deep as that text", () => {
  assert.equal(fenceAt({ before: "  Run:", after: "" }, "ls", "sh"), "\n  ```sh\n  ls\n  ```");
});

test("text behind the cursor goes below the block", () => {
  assert.equal(fenceAt({ before: "", after: "and then" }, "ls", "sh"), "```sh\nls\n```\n");
});

test("line breaks of other systems and blank lines around the text are taken out", () => {
  assert.equal(fenceAt({ before: "", after: "" }, "\r\n\r\n  a\r\nb\r\n\r\n", "c"), "```c\n  a\nb\n```");
});

test("a tag cannot break out of its line or of its fence", () => {
  assert.equal(fenceLines("x", "a`b\nc")[0], "```abc");
});
