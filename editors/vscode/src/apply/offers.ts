// What was offered already: each thing once a session.
// It knows names of things; never what is offered or how.

export class Offers {
  readonly #made = new Set<string>();

  /** True the first time, whatever the user then says. */
  first(what: string): boolean {
    if (this.#made.has(what)) return false;
    this.#made.add(what);
    return true;
  }
}
