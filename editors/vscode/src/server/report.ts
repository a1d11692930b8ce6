// Tells the user about a problem: in a message once, and in the log in full. It knows windows; which words, messages.ts
// says.

import * as vscode from "vscode";
import { explainProblem } from "./messages.ts";
import type { Problem } from "./problem.ts";

const NO_MORE = "langid.missing.silent";

/** Resolves when the message is gone. */
export async function reportProblem(
  problem: Problem,
  log: vscode.LogOutputChannel,
  memory: vscode.Memento,
): Promise<void> {
  const { text, severity, buttons } = explainProblem(problem);
  const details = "lastWords" in problem && problem.lastWords !== "" ? `\n${problem.lastWords}` : "";
  log[severity === "warning" ? "warn" : severity](`${text}${details}`);
  // Everything else happens because somebody asked for it; that no server is there would be said in every window.
  const silence = vscode.l10n.t("Don't Ask Again");
  const titles = buttons.map((button) => button.title);
  if (problem.kind === "missing") {
    if (memory.get(NO_MORE) === true) return;
    titles.push(silence);
  }
  const pressed = await SHOW[severity](text, ...titles);
  if (pressed === silence) await memory.update(NO_MORE, true);
  const button = buttons.find((one) => one.title === pressed);
  if (button !== undefined) await vscode.commands.executeCommand(button.command, ...(button.args ?? []));
}

const SHOW = {
  info: (text: string, ...titles: string[]) => vscode.window.showInformationMessage(text, ...titles),
  warning: (text: string, ...titles: string[]) => vscode.window.showWarningMessage(text, ...titles),
  error: (text: string, ...titles: string[]) => vscode.window.showErrorMessage(text, ...titles),
};
