// One headless Chromium, shared by everything in this process.
//
// Knows its flags and permissions. Never: the workbench.
import { type Browser, type BrowserContext, chromium as driver } from "playwright-core";
import { chromium } from "./installed.mts";

const flags = [
  "--no-sandbox", // there is none for root, and nothing foreign is opened
  "--disable-gpu",
  "--disable-dev-shm-usage",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-quic",
  "--no-first-run",
];

let running: Promise<Browser> | undefined;

export interface Look {
  readonly viewport: { readonly width: number; readonly height: number };
  /** Pixels of a picture for one of the page. */
  readonly scale: number;
}

export const plainLook: Look = { viewport: { width: 1200, height: 760 }, scale: 1 };

/** A browser session of its own: no storage, cookies or clipboard rights from others. */
export async function session(origin: string, look = plainLook): Promise<BrowserContext> {
  running ??= driver.launch({ executablePath: chromium(), headless: true, args: flags });
  const context = await (await running).newContext({
    viewport: look.viewport,
    deviceScaleFactor: look.scale,
    locale: "en-US",
    reducedMotion: "reduce", // or pictures show things that are half there
  });
  await context.grantPermissions(["clipboard-read", "clipboard-write"], { origin });
  return context;
}

export async function closeBrowser(): Promise<void> {
  const browser = await running;
  running = undefined;
  await browser?.close();
}
