// Installs the server when the user wants it, and takes it away again. It knows windows and progress; the work itself
// is done in install.ts and store.ts.

import * as vscode from "vscode";
import { findOnPath } from "../finding/executables.ts";
import { chosenInterpreter } from "../finding/pythonExtension.ts";
import type { InstallStep, Problem } from "../problem.ts";
import { ProblemError } from "../problemError.ts";
import { install } from "./install.ts";
import { type PythonCommand, pythonNames } from "./python.ts";
import type { EnvironmentStore } from "./store.ts";

export interface Installer {
  /** Undefined when it was installed, else what kept it from that. */
  install(): Promise<Problem | undefined>;
  /** Asks, and removes all that was installed; `letGo` ends what runs from there, which some systems insist on. */
  remove(letGo: () => Promise<void>): Promise<void>;
}

export function createInstaller(
  store: EnvironmentStore,
  folder: string,
  log: vscode.LogOutputChannel,
): Installer {
  let running: Promise<Problem | undefined> | undefined;
  return {
    install: () => {
      // The button may be pressed in several messages.
      running ??= installWithProgress(store, folder, log).finally(() => {
        running = undefined;
      });
      return running;
    },
    remove: async (letGo) => {
      const remove = vscode.l10n.t("Remove");
      const question = vscode.l10n.t("Remove the language server that this extension installed?");
      if ((await vscode.window.showWarningMessage(question, { modal: true }, remove)) !== remove) return;
      await letGo();
      const removed = await store.removeAll();
      void vscode.window.showInformationMessage(
        removed
          ? vscode.l10n.t("The language server was removed.")
          : vscode.l10n.t("This extension has installed no language server."),
      );
    },
  };
}

function installWithProgress(
  store: EnvironmentStore,
  folder: string,
  log: vscode.LogOutputChannel,
): Promise<Problem | undefined> {
  const options: vscode.ProgressOptions = {
    location: vscode.ProgressLocation.Notification,
    title: vscode.l10n.t("Installing the language server"),
    cancellable: true,
  };
  const task = async (progress: vscode.Progress<{ message: string }>, token: vscode.CancellationToken) => {
    const cancel = new AbortController();
    token.onCancellationRequested(() => cancel.abort());
    try {
      await install({
        store,
        folder,
        pythons: pythonsHere,
        proxy: vscode.workspace.getConfiguration("http").get<string>("proxy") || undefined,
        signal: cancel.signal,
        onStep: (step) => progress.report({ message: stepSentence(step) }),
        onLine: (line) => log.info(line),
      });
      return undefined;
    } catch (error) {
      if (error instanceof ProblemError) return error.problem;
      return { kind: "installFailed", step: "folder", lastWords: String(error) } satisfies Problem;
    }
  };
  return Promise.resolve(vscode.window.withProgress(options, task));
}

/** Every program that may be a Python: by its names on the PATH, then the Python extension's. */
async function pythonsHere(): Promise<PythonCommand[]> {
  const onPath = pythonNames(process.platform).map(async ({ command, args }) => {
    const path = await findOnPath(command, process.env);
    return path === undefined ? [] : [{ command: path, args }];
  });
  const chosen = await chosenInterpreter();
  return [
    ...(await Promise.all(onPath)).flat(),
    ...(chosen === undefined ? [] : [{ command: chosen, args: [] }]),
  ];
}

function stepSentence(step: InstallStep): string {
  switch (step) {
    case "folder":
      return vscode.l10n.t("making a folder…");
    case "python":
      return vscode.l10n.t("looking for Python…");
    case "venv":
      return vscode.l10n.t("making a virtual environment…");
    case "packages":
      return vscode.l10n.t("fetching numpy and pygls…");
    case "doctor":
      return vscode.l10n.t("trying it out…");
  }
}
