// Small facts about the editor that several parts ask for: the document in front, the ids it knows, our settings.
// It knows the API of VS Code and nothing about languages or servers.

import * as vscode from "vscode";
import { type Inspected, standsBack } from "../apply/builtin.ts";
import type { Visibility } from "./face.ts";

export const SECTION = "langid";
export const BUILT_IN = "workbench.editor.languageDetection";

export function settings(scope?: vscode.Uri): vscode.WorkspaceConfiguration {
  return vscode.workspace.getConfiguration(SECTION, scope ?? null);
}

/** The document of the active text editor; cells of notebooks, output and the like are none of ours. */
export function activeDocument(): vscode.TextDocument | undefined {
  const document = vscode.window.activeTextEditor?.document;
  return document === undefined || document.uri.scheme === "output" ? undefined : document;
}

export function documentOf(uri: string): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find((one) => one.uri.toString() === uri && !one.isClosed);
}

export function visibility(): Visibility {
  return settings().get<Visibility>("statusBar", "always");
}

/** Whether a person switched the built-in detection on; it acts in untitled editors alone. */
export function builtInDecides(document: vscode.TextDocument): boolean {
  if (!document.isUntitled) return false;
  const inspected = vscode.workspace
    .getConfiguration(undefined, { uri: document.uri, languageId: document.languageId })
    .inspect<boolean>(BUILT_IN);
  return standsBack(inspected as Inspected | undefined);
}

/** The ids that can be set now. Extensions that were installed since add to them. */
export async function knownLanguages(): Promise<ReadonlySet<string>> {
  return new Set(await vscode.languages.getLanguages());
}

/** The text of an Error that is for people, or the thing itself. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
