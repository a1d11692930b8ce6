// Which documents get a language in the real host, and who decides about it.
import assert from "node:assert/strict";
import * as vscode from "vscode";
import type { State } from "../../src/wire.ts";
import {
  append,
  becomes,
  current,
  python,
  running,
  rust,
  serverCaughtUp,
  stands,
  until,
  untitled,
} from "./extension.ts";
import { test } from "./suite.ts";

function workspaceFile(name: string): vscode.Uri {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert(folder, "the window has no folder");
  return vscode.Uri.joinPath(folder.uri, name);
}

async function openFile(name: string, text: string): Promise<vscode.TextEditor> {
  const uri = workspaceFile(name);
  await vscode.workspace.fs.writeFile(uri, Buffer.from(text));
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
}

test("the extension activates, and its server runs and says its version", async () => {
  const { server } = await running();
  assert.match(server.status.version ?? "", /^\d+\.\d+/);
});

test("an untitled editor gets the language of its text", async () => {
  const { document } = await untitled(python);
  await becomes(document.uri, "python");
  await stands(
    document.uri,
    (notice) => notice.language === "python" && notice.state === "automatic",
    "automatic python",
  );
});

test("a text that comes through the clipboard gets its language", async () => {
  const { document } = await untitled();
  await vscode.env.clipboard.writeText(rust);
  await vscode.commands.executeCommand("editor.action.clipboardPasteAction");
  await becomes(document.uri, "rust");
});

test("a language set by another extension is left alone, whatever comes later", async () => {
  const editor = await untitled();
  await stands(editor.document.uri, (notice) => notice.why === "undecided", "undecided");
  await vscode.languages.setTextDocumentLanguage(editor.document, "lua");
  await stands(
    editor.document.uri,
    (notice) => notice.state === "locked" && notice.why === "changed",
    "locked",
  );
  await append(vscode.window.activeTextEditor ?? editor, rust);
  await serverCaughtUp();
  assert.equal(current(editor.document.uri).languageId, "lua");
});

test("a document opened in a language keeps it", async () => {
  const document = await vscode.workspace.openTextDocument({ language: "ruby", content: python });
  await vscode.window.showTextDocument(document);
  await serverCaughtUp();
  assert.equal(current(document.uri).languageId, "ruby");
});

test("a plain file whose name has no extension gets the language of its text", async () => {
  const { document } = await openFile("pasted", python);
  await becomes(document.uri, "python");
});

test("a file with an extension that VS Code takes for plain text keeps its language", async () => {
  const { document } = await openFile("notes.txt", python);
  assert.equal(document.languageId, "plaintext");
  await serverCaughtUp();
  assert.equal(current(document.uri).languageId, "plaintext");
});

test("a closed document is forgotten", async () => {
  const { standings } = await running();
  const { document } = await untitled(python);
  await becomes(document.uri, "python");
  await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
  await until(
    () => standings.of(document.uri.toString()) === undefined,
    () => "the closed document to be forgotten",
  );
});

test("a restarted server finds documents as they were", async () => {
  const { server } = await running();
  const ours = await untitled(python);
  await becomes(ours.document.uri, "python");
  const before = await stands(ours.document.uri, (notice) => notice.language === "python", "python");
  const theirs = await untitled("a note\n");
  await vscode.languages.setTextDocumentLanguage(theirs.document, "lua");
  await stands(theirs.document.uri, (notice) => notice.state === "locked", "locked");

  await server.restart();
  await running();

  const stateOf = (uri: vscode.Uri) => server.command<State>("langid.state", { uri: uri.toString() });
  // It takes up where the one before left off as soon as it has looked at the text.
  let state = await stateOf(ours.document.uri);
  while (state.languageId === null) state = await stateOf(ours.document.uri);
  assert.equal(state.languageId, "python");
  assert.equal(state.state, before.state);
  assert.equal((await stateOf(theirs.document.uri)).state, "locked");
  assert.equal(current(ours.document.uri).getText(), python);
});
