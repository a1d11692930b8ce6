// Runs a program to its end. It knows how to read its output by lines and how to stop it; it judges nothing.

import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";

export interface ChildOptions {
  readonly folder: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly signal?: AbortSignal;
  readonly timeoutMs?: number;
  readonly onLine?: (line: string) => void;
}

export interface ChildResult {
  /** Null when it was stopped or could not be started. */
  readonly code: number | null;
  readonly stdout: string;
  /** Both streams, in the order in which the lines came. */
  readonly lines: readonly string[];
}

/** Never rejects: a program that is not there ends with code null and the reason as a line. */
export function run(command: string, args: readonly string[], options: ChildOptions): Promise<ChildResult> {
  return new Promise((resolve) => {
    const lines: string[] = [];
    const out: string[] = [];
    const done = (code: number | null) => {
      clearTimeout(timer);
      options.signal?.removeEventListener("abort", stop);
      resolve({ code, stdout: out.join("\n"), lines });
    };
    const hear = (line: string) => {
      lines.push(line);
      options.onLine?.(line);
    };
    if (options.signal?.aborted) {
      resolve({ code: null, stdout: "", lines });
      return;
    }
    // A group of its own, so that what it has started ends with it: pip builds packages in child processes.
    const own = process.platform !== "win32";
    const env = { ...process.env, ...options.env };
    const child = spawn(command, args, {
      cwd: options.folder,
      env,
      detached: own,
      windowsHide: true,
      stdio: STDIO,
    });
    const stop = () => end(child, own);
    const timer = setTimeout(stop, options.timeoutMs ?? 10 * 60_000);
    options.signal?.addEventListener("abort", stop);
    createInterface({ input: child.stderr }).on("line", hear);
    createInterface({ input: child.stdout }).on("line", (line) => {
      out.push(line);
      hear(line);
    });
    child.once("error", (error) => {
      hear(String(error));
      done(null);
    });
    child.once("close", (code) => done(code));
  });
}

const STDIO: ["ignore", "pipe", "pipe"] = ["ignore", "pipe", "pipe"];

function end(child: ChildProcess, group: boolean): void {
  if (child.pid === undefined) return;
  try {
    if (group) process.kill(-child.pid, "SIGKILL");
    else child.kill("SIGKILL");
  } catch {
    // it has ended by itself
  }
}
