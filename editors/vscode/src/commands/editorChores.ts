// What the status bar offers beside languages: search extensions, switch the built-in detection off.

import * as vscode from "vscode";
import { switchBuiltInOff } from "../ui/builtinDetection.ts";
import { register } from "../ui/command.ts";
import { activeDocument } from "../ui/editor.ts";
import { searchExtensions } from "../ui/installOffer.ts";
import type { Parts } from "../ui/parts.ts";

export function searchForLanguage({ standings }: Parts): vscode.Disposable {
  return register("langid.editor.searchExtensions", async () => {
    const name = standings.of(activeDocument()?.uri.toString() ?? "")?.name;
    if (name) await searchExtensions(name);
  });
}

/** What was only shown so far is set at once: that is what the user asks for here. */
export function takeOver(): vscode.Disposable {
  return register("langid.editor.takeOver", async () => {
    const document = activeDocument();
    await switchBuiltInOff(document);
    if (document?.isUntitled) await vscode.commands.executeCommand("langid.editor.reclassify");
  });
}
