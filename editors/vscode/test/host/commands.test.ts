// The commands of the extension, run as a key or a menu runs them.
import assert from "node:assert/strict";
import * as vscode from "vscode";
import {
  append,
  becomes,
  current,
  extension,
  python,
  running,
  rust,
  serverCaughtUp,
  stands,
  until,
  untitled,
} from "./extension.ts";
import { test } from "./suite.ts";

const run = (name: string, ...args: unknown[]) =>
  vscode.commands.executeCommand(`langid.editor.${name}`, ...args);

async function markdown(text: string): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(
    await vscode.workspace.openTextDocument({ language: "markdown", content: text }),
  );
}

test("every command in package.json can be run", async () => {
  await running();
  const manifest = extension().packageJSON as { contributes: { commands: { command: string }[] } };
  const contributed = manifest.contributes.commands.map(({ command }) => command);
  assert(contributed.length > 10, "package.json names its commands");
  const registered = new Set(await vscode.commands.getCommands(true));
  assert.deepEqual(
    contributed.filter((command) => !registered.has(command)),
    [],
  );
});

test("every command is in the category of the extension", async () => {
  const manifest = extension().packageJSON as {
    contributes: { commands: { command: string; category?: string }[] };
  };
  for (const { command, category } of manifest.contributes.commands)
    assert(category, `${command} has no category`);
});

test("reclassify overrules a language set by hand", async () => {
  const { document } = await untitled(python);
  await becomes(document.uri, "python");
  await vscode.languages.setTextDocumentLanguage(current(document.uri), "lua");
  await stands(document.uri, (notice) => notice.state === "locked", "locked");
  await run("reclassify");
  await becomes(document.uri, "python");
  await stands(document.uri, (notice) => notice.why === "asked", "looked at again");
});

test("lock keeps the language through a paste that replaces everything", async () => {
  const editor = await untitled(python);
  await becomes(editor.document.uri, "python");
  await run("lock");
  await stands(editor.document.uri, (notice) => notice.state === "locked", "locked");
  const whole = new vscode.Range(0, 0, editor.document.lineCount, 0);
  await (vscode.window.activeTextEditor ?? editor).edit((edit) => edit.replace(whole, rust));
  await serverCaughtUp();
  assert.equal(current(editor.document.uri).languageId, "python");
});

test("a paused editor is not looked at until it is resumed", async () => {
  const editor = await untitled();
  await stands(editor.document.uri, (notice) => notice.state === "automatic", "automatic");
  await run("pause", { everywhere: false });
  await stands(editor.document.uri, (notice) => notice.state === "paused", "paused");
  await append(editor, python);
  await until(
    () => current(editor.document.uri).getText() === python,
    () => "the edit",
  );
  assert.equal(current(editor.document.uri).languageId, "plaintext");
  await run("resume", { everywhere: false });
  await becomes(editor.document.uri, "python");
});

test("a new untitled editor takes the clipboard and its language", async () => {
  await vscode.env.clipboard.writeText(rust);
  await run("newFromClipboard");
  await until(
    () => vscode.window.activeTextEditor?.document.getText() === rust,
    () =>
      `the clipboard in an editor, it has ${JSON.stringify(vscode.window.activeTextEditor?.document.getText())}`,
  );
  const { uri, isUntitled } =
    vscode.window.activeTextEditor?.document ?? current(vscode.Uri.parse("untitled:none"));
  assert(isUntitled);
  await becomes(uri, "rust");
});

test("the clipboard is pasted into Markdown as a fence with its tag", async () => {
  const editor = await markdown("# Notes\n\n");
  const end = new vscode.Position(2, 0);
  editor.selection = new vscode.Selection(end, end);
  await vscode.env.clipboard.writeText(rust);
  await run("pasteAsFence");
  await until(
    () => editor.document.getText().includes("```rust"),
    () => `a fence tagged rust, there is ${JSON.stringify(editor.document.getText())}`,
  );
  assert.equal(editor.document.getText().trimEnd(), `# Notes\n\n\`\`\`rust\n${rust}\`\`\``);
});

test("a fence around text with backticks is longer than they are", async () => {
  const editor = await markdown("");
  await vscode.env.clipboard.writeText(`${python}\n# \`\`\` is a fence\n`);
  await run("pasteAsFence");
  await until(
    () => /^````python$/m.test(editor.document.getText()),
    () => `a fence of four, there is ${JSON.stringify(editor.document.getText())}`,
  );
});

test("bare fences are tagged, and those with a tag are left", async () => {
  const editor = await markdown(`Two:\n\n\`\`\`\n${python}\`\`\`\n\nand\n\n\`\`\`text\n${rust}\`\`\`\n`);
  await run("tagFences");
  await until(
    () => editor.document.getText().includes("```python"),
    () => `a tagged fence, there is ${JSON.stringify(editor.document.getText())}`,
  );
  assert.equal(
    editor.document.getText(),
    `Two:\n\n\`\`\`python\n${python}\`\`\`\n\nand\n\n\`\`\`text\n${rust}\`\`\`\n`,
  );
});
