// Which npm packages are inside the page, and what their licences ask to be shown.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

interface Package {
  folder: string;
  name: string;
  version: string;
  license: string;
}

// The folders of the packages whose modules were bundled, each once, by name.
export function packagesOf(moduleIds: string[]): Package[] {
  const found = new Map<string, Package>();
  for (const id of moduleIds) {
    const inside = /^(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(id.replaceAll("\0", ""));
    const folder = inside?.[1];
    if (folder === undefined || found.has(folder)) continue;
    const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    found.set(folder, { folder, name, version, license });
  }
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

// Name, version and licence text of each. A package without a licence text stops the build: it may not be shipped.
export function notices(packages: Package[]): string {
  const parts = packages.map(({ folder, name, version, license }) => {
    const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
    if (file === undefined || !license) throw new Error(`${name} ${version} has no licence text`);
    return `${name} ${version} (${license})\n\n${readFileSync(join(folder, file), "utf8").trim()}\n`;
  });
  return `The report page contains parts of these packages.\n\n${parts.join(`\n${"-".repeat(72)}\n\n`)}`;
}
