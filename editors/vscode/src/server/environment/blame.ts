// Why a step of an installation failed, judged by what the tools wrote. It knows sentences of pip, venv and operating
// systems; a sentence it does not know makes it say only which step it was.

import type { InstallStep, Problem } from "../problem.ts";

const NETWORK =
  /failed to establish a new connection|name resolution|getaddrinfo|nameresolutionerror|network is unreachable|connection (refused|reset|timed out|aborted)|connecttimeout|read timed out|proxyerror|cannot connect to proxy|sslerror|certificate_verify_failed|no route to host|max retries exceeded|could not fetch url/i;
const SPACE = /no space left|not enough space|disk quota exceeded|errno 28|enospc/i;
const READ_ONLY =
  /read-only file system|permission denied|access is denied|errno (13|30)\b|eacces|erofs|eperm/i;
const VENV = /no module named '?(venv|ensurepip)|ensurepip is not available/i;

/** How many lines are worth showing. */
const LAST_LINES = 6;

export function blame(
  step: InstallStep,
  lines: readonly string[],
  facts: { folder: string; python: string },
): Problem {
  const text = lines.join("\n");
  if (SPACE.test(text)) return { kind: "noSpace", folder: facts.folder };
  if (step === "packages" && NETWORK.test(text)) return { kind: "noNetwork" };
  if (step === "venv" && VENV.test(text)) return { kind: "noVenv", python: facts.python, version: "" };
  if ((step === "folder" || step === "venv") && READ_ONLY.test(text))
    return { kind: "readOnly", folder: facts.folder };
  return { kind: "installFailed", step, lastWords: lines.slice(-LAST_LINES).join("\n") };
}
