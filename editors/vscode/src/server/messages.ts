// What the user is told about a problem, and which buttons help. It knows words; it shows nothing.

import * as vscode from "vscode";
import type { InstallStep, Problem, Source } from "./problem.ts";

export interface Button {
  readonly title: string;
  readonly command: string;
  readonly args?: readonly unknown[];
}

export interface Explained {
  /** What happened, what still works, what to do. */
  readonly text: string;
  readonly severity: "info" | "warning" | "error";
  readonly buttons: readonly Button[];
}

export function explainProblem(problem: Problem): Explained {
  switch (problem.kind) {
    case "missing":
      return {
        text: vscode.l10n.t(
          "The language server lsp-langid is not installed, so no language is recognised yet. " +
            "It can be installed into a Python environment of its own; nothing else on this machine is touched.",
        ),
        severity: "warning",
        buttons: [install(), choose(), log()],
      };
    case "notFound":
      return {
        text: vscode.l10n.t(
          "There is no program {0}, which {1} names as the language server.",
          problem.command,
          named(problem.source),
        ),
        severity: "error",
        buttons: [...repair(problem.source), install(), log()],
      };
    case "notExecutable":
      return {
        text: vscode.l10n.t(
          "{0} cannot be run as a program; {1} names it as the language server.",
          problem.command,
          named(problem.source),
        ),
        severity: "error",
        buttons: [...repair(problem.source), install(), log()],
      };
    case "badSetting":
      return {
        text: vscode.l10n.t(
          'The setting langid.server.command must be a list of strings, such as ["/opt/langid/bin/lsp-langid"].',
        ),
        severity: "error",
        buttons: [settings()],
      };
    case "exited":
      return {
        text: vscode.l10n.t(
          "The language server {0} ended before it was ready ({1}). {2}",
          problem.command,
          problem.how,
          lastLine(problem.lastWords),
        ),
        severity: "error",
        buttons: [log(), restart(), install()],
      };
    case "silent":
      return {
        text: vscode.l10n.t(
          "{0} did not answer as a language server within {1} seconds and was ended.",
          problem.command,
          problem.seconds,
        ),
        severity: "error",
        buttons: [settings(), restart(), log()],
      };
    case "protocol":
      return explainProtocol(problem.theirs, problem.version);
    case "crashLoop":
      return {
        text: vscode.l10n.t(
          "The language server crashed {0} times within {1} minutes and is not started again by itself. " +
            "Your documents and their languages stay as they are.",
          problem.crashes,
          problem.minutes,
        ),
        severity: "error",
        buttons: [restart(), log()],
      };
    case "noPython":
      return {
        text: vscode.l10n.t(
          "No Python was found to install the language server with; it needs Python 3.10 or newer. " +
            "Once there is one, try again, or name a server that is installed elsewhere.",
        ),
        severity: "error",
        buttons: [downloadPython(), install(vscode.l10n.t("Try Again")), choose()],
      };
    case "oldPython":
      return {
        text: vscode.l10n.t(
          "The language server needs Python 3.10 or newer; the newest that was found is {0} ({1}).",
          problem.version,
          problem.python,
        ),
        severity: "error",
        buttons: [downloadPython(), install(vscode.l10n.t("Try Again")), choose()],
      };
    case "noVenv":
      return {
        text: vscode.l10n.t(
          "{0} cannot make virtual environments: its modules venv or ensurepip are missing. " +
            "Debian and Ubuntu have them in the package python3-venv.",
          problem.python,
        ),
        severity: "error",
        buttons: [install(vscode.l10n.t("Try Again")), choose(), log()],
      };
    case "noNetwork":
      return {
        text: vscode.l10n.t(
          "Python's package index could not be reached, so the language server was not installed. " +
            "Once it is installed it needs no network. Behind a proxy, the setting http.proxy is used.",
        ),
        severity: "error",
        buttons: [install(vscode.l10n.t("Try Again")), choose(), log()],
      };
    case "noSpace":
      return {
        text: vscode.l10n.t(
          "There is no space left in {0} for the language server; it needs about 150 MB.",
          problem.folder,
        ),
        severity: "error",
        buttons: [install(vscode.l10n.t("Try Again")), log()],
      };
    case "readOnly":
      return {
        text: vscode.l10n.t(
          "The folder {0} cannot be written, so the language server cannot be installed there. " +
            "A server that is installed elsewhere works: choose it, or put it on the PATH.",
          problem.folder,
        ),
        severity: "error",
        buttons: [choose(), install(vscode.l10n.t("Try Again")), log()],
      };
    case "noWheel":
      return {
        text: vscode.l10n.t(
          "This copy of the extension came without the language server. " +
            "Install it with pip install lsp-langid, or choose one that is installed.",
        ),
        severity: "error",
        buttons: [choose(), restart(vscode.l10n.t("Look Again"))],
      };
    case "installFailed":
      return {
        text: vscode.l10n.t("{0} {1}", failedStep(problem.step), lastLine(problem.lastWords)),
        severity: "error",
        buttons: [log(), install(vscode.l10n.t("Try Again")), choose()],
      };
    case "cancelled":
      return {
        text: vscode.l10n.t("The installation was cancelled; nothing of it is left behind."),
        severity: "info",
        buttons: [install(vscode.l10n.t("Install"))],
      };
  }
}

function explainProtocol(theirs: number | undefined, version: string | undefined): Explained {
  const which = version ?? vscode.l10n.t("of unknown version");
  const newer = theirs !== undefined && theirs > 1;
  return newer
    ? {
        text: vscode.l10n.t(
          "The language server lsp-langid {0} is too new for this extension and was ended. Please update the extension.",
          which,
        ),
        severity: "error",
        buttons: [
          {
            title: vscode.l10n.t("Check for Updates"),
            command: "workbench.extensions.action.checkForUpdates",
          },
          install(vscode.l10n.t("Install a Matching Server")),
          log(),
        ],
      }
    : {
        text: vscode.l10n.t(
          "The language server lsp-langid {0} is too old for this extension and was ended. " +
            "Please update it: pip install --upgrade lsp-langid",
          which,
        ),
        severity: "error",
        buttons: [
          restart(vscode.l10n.t("Look Again")),
          install(vscode.l10n.t("Install a Matching Server")),
          log(),
        ],
      };
}

/** Who named a command that is wrong. */
function named(source: Source): string {
  switch (source) {
    case "setting":
      return vscode.l10n.t("the setting langid.server.command");
    case "variable":
      return vscode.l10n.t("the environment variable LSP_LANGID");
    case "environment":
      return vscode.l10n.t("the extension's own environment");
    case "path":
      return vscode.l10n.t("the PATH");
    case "python":
      return vscode.l10n.t("the Python extension");
  }
}

function failedStep(step: InstallStep): string {
  switch (step) {
    case "folder":
      return vscode.l10n.t("No folder could be made for the language server.");
    case "python":
      return vscode.l10n.t("No Python could be asked what it is.");
    case "venv":
      return vscode.l10n.t("Python could not make a virtual environment.");
    case "packages":
      return vscode.l10n.t("pip could not install the language server.");
    case "doctor":
      return vscode.l10n.t("The language server was installed, but does not work on this machine.");
  }
}

function repair(source: Source): Button[] {
  return source === "setting" ? [settings()] : [restart(vscode.l10n.t("Look Again"))];
}

function install(title = vscode.l10n.t("Install")): Button {
  return { title, command: "langid.editor.installServer" };
}

function choose(): Button {
  return { title: vscode.l10n.t("Choose…"), command: "langid.editor.chooseServer" };
}

function log(): Button {
  return { title: vscode.l10n.t("Open Log"), command: "langid.editor.showLog" };
}

function restart(title = vscode.l10n.t("Restart")): Button {
  return { title, command: "langid.editor.restart" };
}

function settings(): Button {
  const title = vscode.l10n.t("Open Settings");
  return { title, command: "workbench.action.openSettings", args: ["langid.server.command"] };
}

function downloadPython(): Button {
  const title = vscode.l10n.t("Get Python");
  return { title, command: "vscode.open", args: ["https://www.python.org/downloads/"] };
}

function lastLine(text: string): string {
  return text.trim().split("\n").at(-1)?.trim() ?? "";
}
