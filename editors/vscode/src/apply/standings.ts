// Where every open document stands: the last notice of each.
// It knows notices and nothing else: no editor, no server, no clock. What is shown, set, or told to the next
// server is worked out from here by others.

import type { Notice, Remembered } from "../wire.ts";
import { PLAIN_TEXT } from "./plain.ts";

export type Listener = (uri: string) => void;

export class Standings {
  readonly #notices = new Map<string, Notice>();
  readonly #listeners = new Set<Listener>();

  /** The last notice of a document; undefined when the server never spoke of it. */
  of(uri: string): Notice | undefined {
    return this.#notices.get(uri);
  }

  remember(notice: Notice): void {
    this.#notices.set(notice.uri, notice);
    this.#tell(notice.uri);
  }

  /** The document is closed for good. */
  forget(uri: string): void {
    if (this.#notices.delete(uri)) this.#tell(uri);
  }

  /** Calls back with the document whenever one stands elsewhere; answers how to stop that. */
  onChange(listener: Listener): { dispose(): void } {
    this.#listeners.add(listener);
    return { dispose: () => this.#listeners.delete(listener) };
  }

  /**
   * What the next server is told, so that a crash costs nobody their language. Documents whose language is not
   * ours are left out: they are opened with it again, which locks them.
   */
  restorable(): Remembered[] {
    return [...this.#notices.values()].map(remembered).filter((one) => one !== undefined);
  }

  #tell(uri: string): void {
    for (const listener of [...this.#listeners]) listener(uri);
  }
}

function remembered({ uri, languageId, state, why }: Notice): Remembered | undefined {
  // Who chose plain text would have it coloured again by the next server: nothing in the document says so.
  if (why === "plain") return { uri, languageId: PLAIN_TEXT, state, why };
  if (languageId === null) return undefined;
  // A pause is no state to come back to; it is asked for again (`Pauses`), over what was there before.
  if (state === "paused") return { uri, languageId, state: "automatic", why: "tentative" };
  return { uri, languageId, state, why };
}
