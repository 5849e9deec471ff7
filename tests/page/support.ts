// The report page in Debian's Chromium, opened from disk as a reader opens it, and the reports that the tests open.
//
// Nothing of this machine reaches the program or the browser: both have a home in a folder that is removed at the end.
import assert from "node:assert/strict";
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { after } from "node:test";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";

export const source = process.env["PATCHTRIAGE_SOURCE"]!;
const program = process.env["PATCHTRIAGE_PROGRAM"]!;
// The packages are the page's own, in web/.
const require = createRequire(join(source, "web", "package.json"));
const { chromium } = require("playwright-core") as typeof import("playwright-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

export const asOf = "2026-11-20T12:00:00Z";
export const folder = mkdtempSync(join(tmpdir(), "patchtriage-page-"));
const left: (() => Promise<unknown> | unknown)[] = [];
after(async () => {
  for (const end of left.reverse()) await end();
  rmSync(folder, { recursive: true, force: true });
});

const bare = { HOME: folder, PATH: process.env["PATH"], AWS_EC2_METADATA_DISABLED: "true" };

export function runWith(input: string, command: string, ...words: string[]): string {
  return execFileSync(command, words, { env: bare, input, encoding: "utf8", maxBuffer: 1 << 28, timeout: 1_200_000 });
}
export const run = (command: string, ...words: string[]) => runWith("", command, ...words);
export const patchtriage = (...words: string[]) => run(program, ...words);

// Assesses a simulated organisation of its own; the run is saved in the store. `words` are for `simulate`.
export async function assess(
  store: string,
  words: string[],
  outputs: string[],
  regions = "us-east-1,eu-west-1",
): Promise<void> {
  const server: ChildProcess = spawn(
    program,
    ["simulate", "--port", "0", "--as-of", asOf, "--regions", regions, ...words],
    { env: bare, stdio: ["ignore", "pipe", "ignore"] },
  );
  const ended = new Promise((resolve) => server.once("exit", resolve));
  try {
    const settings: Record<string, string> = {};
    for await (const line of createInterface({ input: server.stdout! })) {
      const [name = "", value = ""] = line.split(/=(.*)/s);
      settings[name] = value;
      if (name === "AWS_REGION") break;
    }
    assert.ok(settings["AWS_REGION"], "simulate ended before it was ready");
    execFileSync(
      program,
      [
        "assess",
        "--org",
        "--role-name",
        "PatchTriageReadOnly",
        "--region",
        regions,
        "--as-of",
        asOf,
        "--no-progress",
        "--store",
        store,
        ...outputs.flatMap((output) => ["-o", output]),
      ],
      { env: { ...bare, ...settings }, stdio: ["ignore", "ignore", "inherit"], timeout: 400_000 },
    );
  } finally {
    server.kill("SIGTERM");
    await ended;
  }
}

let browser: Browser | undefined;

async function started(): Promise<Browser> {
  if (browser === undefined) {
    browser = await chromium.launch({
      executablePath: "/usr/bin/chromium",
      args: [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
      env: { ...bare, XDG_CONFIG_HOME: folder, XDG_CACHE_HOME: folder } as Record<string, string>,
      timeout: 120_000,
    });
    const opened = browser;
    left.push(() => opened.close());
  }
  return browser;
}

export interface Opened {
  page: Page;
  // What a good page never has: messages on the console, errors, requests beside the file itself.
  complaints: string[];
}

export async function open(file: string, options: BrowserContextOptions & { fragment?: string } = {}): Promise<Opened> {
  const { fragment = "", ...rest } = options;
  const context = await (
    await started()
  ).newContext({
    viewport: { width: 1280, height: 900 },
    reducedMotion: "reduce",
    acceptDownloads: true,
    permissions: ["clipboard-read", "clipboard-write"],
    ...rest,
  });
  left.push(() => context.close());
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  const complaints: string[] = [];
  page.on("console", (message) => complaints.push(`console ${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => complaints.push(`error: ${error.message}`));
  page.on("dialog", (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("request", (request) => {
    if (!/^(file|data|blob):/.test(request.url())) complaints.push(`request: ${request.url()}`);
  });
  await page.goto(`file://${file}${fragment}`);
  return { page, complaints };
}

export const ready = (page: Page) => page.waitForSelector('[role="grid"], .table-empty');

// How many rows the table has, as it says.
export async function rows(page: Page): Promise<number> {
  return Number((await page.locator(".counted b").textContent())!.replaceAll(",", ""));
}

// Violations that axe calls serious or critical, as lines.
export async function serious(page: Page): Promise<string[]> {
  // Through the debugger, which the page's policy doesn't bind.
  await page.evaluate(axe);
  const found = await page.evaluate(async () => {
    // @ts-expect-error axe was put there above
    const { violations } = await globalThis.axe.run(document, { resultTypes: ["violations"] });
    return violations.map((one: { impact: string; id: string; nodes: { html: string; failureSummary: string }[] }) => [
      one.impact,
      `${one.id}: ${one.nodes
        .map((node) => `${node.html.slice(0, 200)} ${node.failureSummary}`)
        .slice(0, 3)
        .join(" | ")}`,
    ]);
  });
  return (found as [string, string][])
    .filter(([impact]) => impact === "serious" || impact === "critical")
    .map(([, text]) => text);
}

// RFC 4180, read by other code than the page writes it with.
export function readCsv(text: string): string[][] {
  const lines: string[][] = [[]];
  let cell = "";
  for (let i = 0, quoted = false; i < text.length; ++i) {
    const c = text[i]!;
    if (quoted) {
      if (c !== '"') cell += c;
      else if (text[i + 1] === '"') {
        cell += c;
        ++i;
      } else quoted = false;
    } else if (c === '"') quoted = true;
    else if (c === ",") {
      lines.at(-1)!.push(cell);
      cell = "";
    } else if (c === "\n") {
      lines.at(-1)!.push(cell.replace(/\r$/, ""));
      cell = "";
      lines.push([]);
    } else cell += c;
  }
  return lines.slice(0, -1);
}
