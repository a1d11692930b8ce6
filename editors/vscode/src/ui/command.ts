// How a command of ours is run: on which document, and what becomes of its errors.
// It knows no single command.

import * as vscode from "vscode";
import { activeDocument, messageOf } from "./editor.ts";

export type Handler = (...given: readonly unknown[]) => Promise<void> | void;

/** Registers a command; what it throws is told to the user, with a way to the log. */
export function register(id: string, run: Handler): vscode.Disposable {
  return vscode.commands.registerCommand(id, async (...given: unknown[]) => {
    try {
      await run(...given);
    } catch (error) {
      void complain(messageOf(error));
    }
  });
}

async function complain(message: string): Promise<void> {
  const log = vscode.l10n.t("Show Log");
  if ((await vscode.window.showErrorMessage(message, log)) === log) {
    await vscode.commands.executeCommand("langid.editor.showLog");
  }
}

/** The document in front; says so when there is none. */
export function documentInFront(): vscode.TextDocument | undefined {
  const document = activeDocument();
  if (document === undefined) void vscode.window.showInformationMessage(vscode.l10n.t("Open a text first."));
  return document;
}
