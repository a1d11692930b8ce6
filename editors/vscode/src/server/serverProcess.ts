// The process of a server: how it is started, what it says on standard error, how it ended. It knows operating
// systems; it knows no protocol.

import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import type { Problem, Source } from "./problem.ts";
import { ProblemError } from "./problemError.ts";
import type { CommandLine } from "./server.ts";

/** How many of the last lines on standard error are kept: a traceback of Python is told by its end. */
const LAST_LINES = 8;
/** Between asking a process to end and ending it. */
const PATIENCE_MS = 1_000;

export class ServerProcess {
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #lastLines: string[] = [];
  readonly #command: string;
  /** Resolves with how the process ended: `exit code 1`, `signal SIGKILL`. Never rejects. */
  readonly ended: Promise<string>;

  /**
   * Starts the process; rejects with a ProblemError when the system cannot.
   *
   * `folder` is the working directory. It must be one that nobody else writes to: `python -m` imports from it first.
   */
  static start(
    line: CommandLine,
    source: Source,
    folder: string,
    onLine: (line: string) => void,
  ): Promise<ServerProcess> {
    return new Promise((resolve, reject) => {
      let child: ChildProcessWithoutNullStreams;
      try {
        child = spawn(line.command, line.args, { cwd: folder, windowsHide: true });
      } catch (error) {
        reject(new ProblemError(whyNotStarted(error, line.command, source), error));
        return;
      }
      // Both ways of failing: an exception for what Node refuses, an event for what the system refuses.
      child.once("error", (error) =>
        reject(new ProblemError(whyNotStarted(error, line.command, source), error)),
      );
      child.once("spawn", () => resolve(new ServerProcess(child, line.command, onLine)));
    });
  }

  private constructor(
    child: ChildProcessWithoutNullStreams,
    command: string,
    onLine: (line: string) => void,
  ) {
    this.#child = child;
    this.#command = command;
    child.on("error", (error) => onLine(String(error)));
    // A server that dies leaves writes to it unfinished. That it died is told by `ended`.
    child.stdin.on("error", () => {});
    createInterface({ input: child.stderr, crlfDelay: Number.POSITIVE_INFINITY }).on("line", (text) => {
      this.#lastLines.push(text);
      if (this.#lastLines.length > LAST_LINES) this.#lastLines.shift();
      onLine(text);
    });
    // `close` comes when the streams are read to their end as well, so the last words are known by then.
    this.ended = new Promise((resolve) => {
      child.once("close", (code, signal) =>
        resolve(signal === null ? `exit code ${code}` : `signal ${signal}`),
      );
    });
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  get streams(): { readonly reader: NodeJS.ReadableStream; readonly writer: NodeJS.WritableStream } {
    return { reader: this.#child.stdout, writer: this.#child.stdin };
  }

  exited(how: string): Problem {
    return { kind: "exited", command: this.#command, how, lastWords: this.#lastLines.join("\n") };
  }

  /** Ends the process, the hard way if need be. */
  async end(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    this.#child.kill();
    const timer = setTimeout(() => this.#child.kill("SIGKILL"), PATIENCE_MS);
    await this.ended;
    clearTimeout(timer);
  }
}

function whyNotStarted(error: unknown, command: string, source: Source): Problem {
  // ENOENT also stands for a script whose interpreter is gone, as in an environment whose Python was removed.
  const code = (error as NodeJS.ErrnoException).code;
  return code === "ENOENT"
    ? { kind: "notFound", command, source }
    : { kind: "notExecutable", command, source };
}
