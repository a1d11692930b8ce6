// From the settings of the editor to the options of the server. It knows which settings are not the server's; what an
// option means and which values are right, the server knows.

/** Settings that the server would not understand; everything else under `langid` is its own. */
const OURS = new Set(["enabled", "plainFiles", "statusBar", "announce", "server", "trace"]);

/**
 * The section `langid` as the server is sent it.
 *
 * `notify` is on, or nothing would be told to us; `clientLanguages` are the languages this editor has, so that the
 * server never names one that cannot be set.
 */
export function serverOptions(section: unknown, clientLanguages: readonly string[]): Record<string, unknown> {
  const options: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(section ?? {})) {
    if (!OURS.has(name) && value !== null && value !== undefined) options[name] = value;
  }
  return { ...options, notify: true, clientLanguages };
}
