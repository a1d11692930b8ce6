// Whether we and a server understand each other. It knows the reply to `initialize`, and nothing of how it came.

import { PROTOCOL } from "../wire.ts";
import type { Problem } from "./problem.ts";

/** The parts of an `initialize` result that we look at; they come from outside, so nothing is taken for granted. */
export interface Introduction {
  readonly capabilities?: { readonly experimental?: unknown };
  readonly serverInfo?: { readonly version?: string };
}

/** What is wrong with the server that introduces itself so; nothing, most times. */
export function checkProtocol(introduction: Introduction | undefined): Problem | undefined {
  const theirs = protocolOf(introduction?.capabilities?.experimental);
  if (theirs === PROTOCOL) return undefined;
  return { kind: "protocol", theirs, version: introduction?.serverInfo?.version };
}

function protocolOf(experimental: unknown): number | undefined {
  const langid = isObject(experimental) ? experimental["langid"] : undefined;
  const protocol = isObject(langid) ? langid["protocol"] : undefined;
  return typeof protocol === "number" ? protocol : undefined;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
