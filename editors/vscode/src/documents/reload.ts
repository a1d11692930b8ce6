// Keeps where documents stand over a reload of the window. It knows a place to keep things and the standings; the
// server decides what to make of them.
//
// Untitled documents survive a reload, with their language. Without this, the server would take a language that we
// had set for one that the user chose.

import type { Remembered } from "../wire.ts";

const KEY = "langid.documents";

/** The part of a `Memento` that is needed. */
export interface Place {
  get(key: string): unknown;
  update(key: string, value: unknown): PromiseLike<void>;
}

export interface Standing {
  restorable(): readonly Remembered[];
  onChange(listener: () => void): { dispose(): void };
}

export class ReloadMemory {
  readonly #place: Place;
  readonly #standings: Standing;
  readonly #subscription: { dispose(): void };
  /** Of the window before. The first server is told; by the second, everything that came back is in the standings. */
  #before: readonly Remembered[];
  #saving = false;

  constructor(place: Place, standings: Standing) {
    this.#place = place;
    this.#standings = standings;
    const before = place.get(KEY);
    this.#before = Array.isArray(before) ? before : [];
    this.#subscription = standings.onChange(() => this.#save());
  }

  dispose(): void {
    this.#subscription.dispose();
  }

  /** For a server that is about to start. */
  restorable(): Remembered[] {
    const now = this.#standings.restorable();
    const known = new Set(now.map(({ uri }) => uri));
    const before = this.#before.filter(({ uri }) => !known.has(uri));
    this.#before = [];
    return [...before, ...now];
  }

  // Notices come in bursts; all that came in one go are kept at once.
  #save(): void {
    if (this.#saving) return;
    this.#saving = true;
    setImmediate(() => {
      this.#saving = false;
      void this.#place.update(KEY, this.#standings.restorable());
    });
  }
}
