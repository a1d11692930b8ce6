// A problem on its way up the stack.

import type { Problem } from "./problem.ts";

/** Thrown by what finds, starts or installs a server; caught where the problem is told to the user. */
export class ProblemError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem, cause?: unknown) {
    super(problem.kind, { cause });
    this.name = "ProblemError";
    this.problem = problem;
  }
}
