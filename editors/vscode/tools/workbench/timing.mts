// One paste into an empty editor, timed inside the page: from its paste event to the text in the status bar.
//
// A MutationObserver sees each text at the moment it stands there. Knows no extension.
import type { Window } from "./window.mts";

export interface TimedPaste {
  /** What the language item shows in the end. */
  readonly shown: string;
  /** When it came to show that; undefined when it never changed. */
  readonly ms: number | undefined;
  /** Texts that stood there on the way: flicker. */
  readonly between: number;
}

/** Waits until a language is shown and then a while longer, or until `atMost` milliseconds are over. */
export async function timedPaste(window: Window, text: string, atMost: number): Promise<TimedPaste> {
  await window.newUntitled();
  await window.watch();
  await window.paste(text);
  const deadline = Date.now() + atMost;
  while ((await window.shown()).length < 2 && Date.now() < deadline) await window.page.waitForTimeout(30);
  // A second thought would come now.
  if ((await window.shown()).length > 1) await window.page.waitForTimeout(700);
  const texts = await window.shown();
  await window.discard();
  const last = texts.at(-1);
  const changed = texts.length > 1 ? last : undefined;
  return { shown: last?.text ?? "", ms: changed?.ms, between: Math.max(0, texts.length - 2) };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const high = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? high : ((sorted[middle - 1] ?? Number.NaN) + high) / 2;
}
