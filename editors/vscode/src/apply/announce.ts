// Whether a change of language is said aloud. It knows two settings, and cannot know a screen reader.

export type Announce = "auto" | "on" | "off";

/**
 * Whether to show a message that screen readers read out.
 *
 * Extensions are not told whether VS Code noticed a screen reader. `auto` therefore follows what a person wrote
 * into `editor.accessibilitySupport`: only `on` is a statement, the default says nothing either way.
 */
export function isWanted(setting: Announce, accessibilitySupport: string): boolean {
  return setting === "on" || (setting === "auto" && accessibilitySupport === "on");
}
