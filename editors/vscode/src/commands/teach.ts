// "Teach": a language of the user's own, from files like the one that is open, or from a folder.
// It knows how to ask and how to run `lsp-langid teach`; what is learned, and how well, that program says.

import * as vscode from "vscode";
import { PLAIN_TEXT } from "../apply/plain.ts";
import {
  endingOf,
  FEWEST_FILES,
  isName,
  type Lesson,
  proposedName,
  teachArguments,
} from "../apply/teaching.ts";
import { run } from "../server/environment/child.ts";
import type { Card } from "../ui/card.ts";
import { register } from "../ui/command.ts";
import { activeDocument } from "../ui/editor.ts";
import type { Parts } from "../ui/parts.ts";

// More than this teaches nothing more; it only bounds the search.
const MOST_COUNTED = 5000;

export function teachFromFile(parts: Parts, card: Card): vscode.Disposable {
  return register("langid.editor.teachFromFile", async () => {
    const document = activeDocument();
    const ending = document && endingOf(document.uri.path);
    if (document === undefined || document.uri.scheme !== "file" || ending === undefined) {
      const choose = vscode.l10n.t("Choose a Folder…");
      const message = vscode.l10n.t(
        "Files of a language are found by their ending. Open a saved file that has one.",
      );
      if ((await vscode.window.showInformationMessage(message, choose)) === choose) {
        await vscode.commands.executeCommand("langid.editor.teachFromFolder");
      }
      return;
    }
    const own = vscode.workspace.getWorkspaceFolder(document.uri)?.uri;
    const folder = own ?? vscode.Uri.joinPath(document.uri, "..");
    if (!(await hasEnough(folder, ending))) return;
    await teach(parts, card, folder, ending, document.languageId);
  });
}

export function teachFromFolder(parts: Parts, card: Card): vscode.Disposable {
  return register("langid.editor.teachFromFolder", async (given) => {
    const folder = given instanceof vscode.Uri ? given : await chosenFolder();
    if (folder !== undefined) await teach(parts, card, folder, undefined, undefined);
  });
}

async function teach(
  parts: Parts,
  card: Card,
  folder: vscode.Uri,
  ending: string | undefined,
  languageId: string | undefined,
): Promise<void> {
  const server = parts.server.commandLine();
  if (server === undefined)
    throw new Error(vscode.l10n.t("Teaching needs the language server, which does not run."));
  const name = await askedName(proposedName(ending, folder.path));
  if (name === undefined) return;
  const colours = await askedColours(parts, languageId);
  if (colours === undefined) return;
  const lesson: Lesson = { name, folder: folder.fsPath, ending, languageId: colours ?? undefined };
  const title = vscode.l10n.t("Teaching {0}", name);
  const stop = new AbortController();
  const ended = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title, cancellable: true },
    (_, cancelled) => {
      cancelled.onCancellationRequested(() => stop.abort());
      const args = [...server.args, ...teachArguments(lesson)];
      return run(server.command, args, { folder: parts.folder, signal: stop.signal });
    },
  );
  if (stop.signal.aborted) return;
  // What the program says when it refuses is for people.
  if (ended.code !== 0) throw new Error(ended.lines.join(" ") || vscode.l10n.t("Teaching failed."));
  parts.languages.refresh();
  await card.show(name, ended.stdout);
}

async function hasEnough(folder: vscode.Uri, ending: string): Promise<boolean> {
  const pattern = new vscode.RelativePattern(folder, `**/*${ending}`);
  const { length } = await vscode.workspace.findFiles(pattern, undefined, MOST_COUNTED);
  if (length >= FEWEST_FILES) return true;
  const message = vscode.l10n.t(
    "{0} holds {1} files that end in {2}; teaching needs {3} or more.",
    vscode.workspace.asRelativePath(folder),
    length,
    ending,
    FEWEST_FILES,
  );
  void vscode.window.showInformationMessage(message);
  return false;
}

async function chosenFolder(): Promise<vscode.Uri | undefined> {
  const openLabel = vscode.l10n.t("Teach from This Folder");
  const chosen = await vscode.window.showOpenDialog({
    canSelectFolders: true,
    canSelectFiles: false,
    openLabel,
  });
  return chosen?.[0];
}

function askedName(value: string): Thenable<string | undefined> {
  return vscode.window.showInputBox({
    title: vscode.l10n.t("Teach a language"),
    prompt: vscode.l10n.t("What is the language called?"),
    value,
    validateInput: (name) =>
      isName(name) ? undefined : vscode.l10n.t("Letters a to z and digits, and . _ + # - between them."),
  });
}

/** The language id that it is coloured with, null for none, undefined when the user gave up. */
async function askedColours(
  parts: Parts,
  languageId: string | undefined,
): Promise<string | null | undefined> {
  const ids = [...(await parts.languages.settable())].sort();
  const first = languageId === undefined || languageId === PLAIN_TEXT ? [] : [languageId];
  const rest = ids.filter((id) => !first.includes(id));
  const none = { label: vscode.l10n.t("Nothing yet: only say its name"), id: null };
  const row = (id: string) => ({ label: parts.languages.nameOf(id), description: id, id });
  const items = [...first.map(row), none, ...rest.map(row)];
  const title = vscode.l10n.t("Teach a language");
  const placeHolder = vscode.l10n.t("What should the editor color it as?");
  return (await vscode.window.showQuickPick(items, { title, placeHolder, matchOnDescription: true }))?.id;
}
