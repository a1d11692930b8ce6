// What the page asks of us. A page is another program: what it says is checked before it is believed.

export type Request =
  | { readonly kind: "ready" }
  | { readonly kind: "refresh" }
  | { readonly kind: "compare"; readonly language: string }
  | { readonly kind: "reveal"; readonly side: "for" | "against"; readonly at: number };

export function requestFrom(message: unknown): Request | undefined {
  if (typeof message !== "object" || message === null) return undefined;
  const { kind, language, side, at } = message as Record<string, unknown>;
  if (kind === "ready" || kind === "refresh") return { kind };
  if (kind === "compare" && typeof language === "string") return { kind, language };
  if (kind === "reveal" && (side === "for" || side === "against") && Number.isInteger(at)) {
    return { kind, side, at: at as number };
  }
  return undefined;
}
