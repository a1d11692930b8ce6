// What the tests in the host have in common: the extension under test, editors to try it on, waiting.

import assert from "node:assert/strict";
import * as vscode from "vscode";
import type { Standings } from "../../src/apply/standings.ts";
import type { LanguageServer } from "../../src/server/server.ts";
import type { Notice } from "../../src/wire.ts";

/** What `activate` returns. */
export interface Api {
  readonly server: LanguageServer;
  readonly standings: Standings;
}

export const python =
  'import os\n\n\ndef home(name):\n    if not name:\n        return None\n    return os.path.join("/home", name)\n';
export const rust =
  'fn main() {\n    let mut names = Vec::new();\n    names.push("ada");\n    println!("{:?}", names);\n}\n';

export function extension(): vscode.Extension<Api> {
  const found = vscode.extensions.getExtension<Api>("lsp-langid.lsp-langid");
  assert(found, "the extension is not there");
  return found;
}

export async function running(): Promise<Api> {
  const api = await extension().activate();
  await until(
    () => api.server.status.kind === "running",
    () => `a running server, it is ${JSON.stringify(api.server.status)}`,
  );
  return api;
}

/** Waits until something holds; no wait here says how long anything may take. */
export async function until(holds: () => boolean, wanted: () => string): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (!holds()) {
    if (Date.now() > deadline) throw new Error(`waited in vain for ${wanted()}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** An untitled editor in front, with this text typed in at once, as a paste does. */
export async function untitled(text = ""): Promise<vscode.TextEditor> {
  const editor = await vscode.window.showTextDocument(await vscode.workspace.openTextDocument());
  if (text !== "") await append(editor, text);
  return editor;
}

export async function append(editor: vscode.TextEditor, text: string): Promise<void> {
  const end = editor.document.lineAt(editor.document.lineCount - 1).range.end;
  assert(await editor.edit((edit) => edit.insert(end, text)), "the editor took no edit");
}

/** The document as it is now: a change of language makes a new object of it. */
export function current(uri: vscode.Uri): vscode.TextDocument {
  const found = vscode.workspace.textDocuments.find((one) => one.uri.toString() === uri.toString());
  assert(found, `${uri} is not open`);
  return found;
}

export async function becomes(uri: vscode.Uri, languageId: string): Promise<void> {
  const { server, standings } = await running();
  const told = () => JSON.stringify({ server: server.status, notice: standings.of(uri.toString()) });
  await until(
    () => current(uri).languageId === languageId,
    () => `${languageId}, it is ${current(uri).languageId} in version ${current(uri).version}; ${told()}`,
  );
}

export async function stands(
  uri: vscode.Uri,
  holds: (notice: Notice) => boolean,
  wanted: string,
): Promise<Notice> {
  const { standings } = await running();
  let notice: Notice | undefined;
  await until(
    () => {
      notice = standings.of(uri.toString());
      return notice !== undefined && holds(notice);
    },
    () => `a document that is ${wanted}, the last notice is ${JSON.stringify(notice)}`,
  );
  return notice as Notice;
}

/** The server has looked at everything that was sent before: a later paste elsewhere has its answer. */
export async function serverCaughtUp(): Promise<void> {
  const before = vscode.window.activeTextEditor;
  const other = await untitled(rust);
  await becomes(other.document.uri, "rust");
  await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
  if (before) await vscode.window.showTextDocument(before.document);
}

export async function closeAll(): Promise<void> {
  while (vscode.window.tabGroups.activeTabGroup.activeTab) {
    await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
  }
}
