// Makes an environment of our own, step by step. It knows the steps and what ends them early; it shows nothing and
// asks nobody: that is offer.ts.

import type { InstallStep } from "../problem.ts";
import { ProblemError } from "../problemError.ts";
import { blame } from "./blame.ts";
import { type ChildOptions, run } from "./child.ts";
import { pythonIn, serverIn } from "./layout.ts";
import { choosePython, type Python, type PythonCommand, QUESTION, readAnswer } from "./python.ts";
import type { EnvironmentStore } from "./store.ts";

/** A Python that is asked what it is, and takes longer, is none that we want. */
const ASKING_MS = 15_000;

export interface Installation {
  readonly store: EnvironmentStore;
  /** Programs that may be Pythons, best first. */
  readonly pythons: () => Promise<readonly PythonCommand[]>;
  /** The working directory of what is run; nothing is to be imported from it. */
  readonly folder: string;
  /** The user's proxy, if the editor knows one. */
  readonly proxy: string | undefined;
  readonly signal: AbortSignal;
  readonly onStep: (step: InstallStep) => void;
  readonly onLine: (line: string) => void;
}

/** Resolves when the new environment may be run; rejects with a ProblemError, and leaves nothing behind then. */
export async function install(installation: Installation): Promise<void> {
  const { store, onStep } = installation;
  const wheel = await store.wheel();
  if (wheel === undefined) throw new ProblemError({ kind: "noWheel" });

  onStep("folder");
  const folder = await store.begin(wheel.version);
  try {
    onStep("python");
    const python = await findPython(installation);
    const facts = { folder, python: python.command };
    const words = [...python.args, "-m", "venv", folder];
    await doStep("venv", python.command, words, installation, facts);

    const own = pythonIn(folder);
    await doStep("packages", own, ["-m", "pip", "install", ...PIP_OPTIONS, wheel.path], installation, facts);
    await doStep("doctor", serverIn(folder), ["doctor"], installation, facts);
    await store.finish(folder, { version: wheel.version, python: python.version.join(".") });
  } catch (error) {
    await store.discard(folder);
    throw error;
  }
}

const PIP_OPTIONS = [
  "--no-input",
  "--disable-pip-version-check",
  "--progress-bar",
  "off",
  "--no-warn-script-location",
];

async function findPython(installation: Installation): Promise<Python> {
  const answers: Python[] = [];
  for (const candidate of await installation.pythons()) {
    const args = [...candidate.args, ...QUESTION];
    const result = await run(candidate.command, args, {
      ...childOptions(installation),
      timeoutMs: ASKING_MS,
    });
    const python = result.code === 0 ? readAnswer(candidate, result.stdout) : undefined;
    stopIfCancelled(installation);
    if (python !== undefined) answers.push(python);
    if ("python" in choosePython(answers)) break;
  }
  const choice = choosePython(answers);
  if ("problem" in choice) throw new ProblemError(choice.problem);
  return choice.python;
}

async function doStep(
  step: InstallStep,
  command: string,
  args: readonly string[],
  installation: Installation,
  facts: { folder: string; python: string },
): Promise<void> {
  installation.onStep(step);
  installation.onLine(`$ ${[command, ...args].join(" ")}`);
  const result = await run(command, args, childOptions(installation));
  stopIfCancelled(installation);
  if (result.code !== 0) throw new ProblemError(blame(step, result.lines, facts));
}

function childOptions({ folder, signal, onLine, proxy }: Installation): ChildOptions {
  const proxies = proxy === undefined ? {} : { HTTP_PROXY: proxy, HTTPS_PROXY: proxy };
  // What the user's shell says about Python is meant for other environments than ours.
  const env = { ...proxies, PYTHONHOME: undefined, PYTHONPATH: undefined, PYTHONUTF8: "1" };
  return { folder, signal, onLine, env };
}

function stopIfCancelled({ signal }: Installation): void {
  if (signal.aborted) throw new ProblemError({ kind: "cancelled" });
}
