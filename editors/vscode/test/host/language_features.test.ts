// What the server offers through VS Code's own features: hover and code actions.
import assert from "node:assert/strict";
import * as vscode from "vscode";
import { becomes, current, python, stands, untitled } from "./extension.ts";
import { test } from "./suite.ts";

test("hover on the first line names the language and how sure it is", async () => {
  const { document } = await untitled(python);
  await becomes(document.uri, "python");
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    "vscode.executeHoverProvider",
    document.uri,
    new vscode.Position(0, 1),
  );
  const contents = hovers.flatMap((hover) => hover.contents);
  const text = contents.map((one) => (typeof one === "string" ? one : one.value)).join("\n");
  assert.match(text, /\*\*Python\*\*, \d+ %/);
});

test("code actions set the language that the text has, or plain text", async () => {
  const { document } = await untitled(python);
  await becomes(document.uri, "python");
  await vscode.languages.setTextDocumentLanguage(current(document.uri), "lua");
  await stands(document.uri, (notice) => notice.state === "locked", "locked");

  const offered = async () =>
    vscode.commands.executeCommand<vscode.CodeAction[]>(
      "vscode.executeCodeActionProvider",
      document.uri,
      new vscode.Range(0, 0, 0, 0),
      "source.setLanguage",
    );
  const take = async (title: RegExp) => {
    const actions = await offered();
    const action = actions.find((one) => title.test(one.title));
    assert(action?.command, `no ${title} among: ${actions.map((one) => one.title).join(" | ")}`);
    await vscode.commands.executeCommand(action.command.command, ...(action.command.arguments ?? []));
  };
  await take(/^Set language to plain text$/);
  await becomes(document.uri, "plaintext");
  await take(/^Set language to Python/);
  await becomes(document.uri, "python");
});
