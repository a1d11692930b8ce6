// Somebody pastes into an empty editor and looks at the status bar.
import assert from "node:assert/strict";
import { displayName, sample, samples } from "../../tools/workbench/installed.mts";
import { assertText, inWindow, languagesShown, ours } from "./fixture.mts";

const code = samples().filter(({ file, language }) => language !== null && !file.startsWith("unknown"));

for (const { file, text, vscode, silent } of code.filter((one) => !one.silent)) {
  const name = displayName(vscode);
  inWindow(`pasting ${file} shows ${name}, and nothing in between`, async ({ window }) => {
    await window.newUntitled();
    await window.watch();
    await window.paste(text);
    await window.waitForLanguage(name);
    await window.waitForItem(ours, (shown) => shown !== "" && !/short/i.test(shown), "an answer");
    assert.deepEqual(await languagesShown(window), ["Plain Text", name]);
    assert(!silent);
  });
}

for (const { file, text } of code.filter((one) => one.silent)) {
  inWindow(
    `pasting ${file}, which the model does not name, leaves plain text and says so`,
    async ({ window }) => {
      await window.newUntitled();
      await window.paste(text);
      await window.waitForItem(ours, (shown) => shown === "Unsure", "Unsure");
      assert.equal(await window.language(), "Plain Text");
    },
  );
}

for (const { file, text } of samples().filter((one) => one.language === null)) {
  inWindow(`pasting ${file} leaves plain text and says that it is no code`, async ({ window }) => {
    await window.newUntitled();
    await window.watch();
    await window.paste(text);
    await window.waitForItem(ours, (shown) => shown === "No code", "No code");
    assert.deepEqual(await languagesShown(window), ["Plain Text"]);
  });
}

inWindow("a megabyte is pasted whole and gets its language", async ({ window }) => {
  const { text } = sample("go.txt");
  const megabyte = text.repeat(Math.ceil(1_000_000 / text.length));
  await window.newUntitled();
  await window.paste(megabyte);
  await window.waitForLanguage("Go");
  await assertText(window, megabyte);
});

inWindow(
  "a shebang that VS Code's own rule sees does not keep later code from its language",
  async ({ window }) => {
    await window.newUntitled();
    await window.watch();
    const first = sample("first-line.txt");
    await window.paste(first.text);
    await window.waitForLanguage(displayName(first.vscode));
    await assertText(window, first.text);
    await window.replaceAll(sample("rust.txt").text);
    await window.waitForLanguage("Rust");
    assert.deepEqual(await languagesShown(window), ["Plain Text", displayName(first.vscode), "Rust"]);
    await assertText(window, sample("rust.txt").text);
  },
);

inWindow("a language that VS Code has no extension for is offered and not set", async ({ window }) => {
  await window.newUntitled();
  await window.watch();
  await window.paste(sample("unknown-to-vscode.nim.txt").text);
  await window.waitForItem(ours, (shown) => shown.startsWith("Nim"), "Nim");
  await window.screenshot("unknown-language");
  assert.deepEqual(await languagesShown(window), ["Plain Text"]);
});
