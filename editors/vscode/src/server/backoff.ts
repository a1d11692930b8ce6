// When a server that crashed is started again, and when no more. It knows times it is told; it holds no clock.

export const WINDOW_MS = 3 * 60_000;
export const MOST_RESTARTS = 5;
const FIRST_DELAY_MS = 500;

/** Waits half a second, then twice as long each time; gives up after five restarts within three minutes. */
export class Backoff {
  #crashes: number[] = [];

  /** Milliseconds to wait before the next start; `undefined`: start it no more. */
  crashed(now: number): number | undefined {
    this.#crashes = [...this.#crashes.filter((time) => now - time < WINDOW_MS), now];
    const count = this.#crashes.length;
    return count > MOST_RESTARTS ? undefined : FIRST_DELAY_MS * 2 ** (count - 1);
  }

  /** How many crashes count at the moment. */
  get count(): number {
    return this.#crashes.length;
  }

  /** The user asked for a start: what was before is forgiven. */
  reset(): void {
    this.#crashes = [];
  }
}
