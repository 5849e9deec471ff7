// A fleet whose tags, names and outputs hold markup, script, formulas, escapes and very long texts: nothing of it runs,
// and nothing breaks.
import assert from "node:assert/strict";
import { copyFileSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { before, test } from "node:test";
import { assess, folder, open, patchtriage, readCsv, ready, rows, run, runWith, source } from "./support.ts";

const hostile = [
  `<script>window.ran = 1</script>`,
  `</script><script>window.ran = 1</script>`,
  `<img src=x onerror="window.ran = 1">`,
  `"><svg onload=window.ran=1>`,
  `javascript:window.ran=1`,
  `=HYPERLINK("http://localhost/?"&A1,"x")`,
  `+1+cmd|' /C calc'!A0`,
  `@SUM(1+1)*cmd`,
  `-2+3`,
  `\t=1+1`,
  `\u001b]0;title\u0007\u001b[31mred\u001b[0m`,
  `\u202emoc.elpmaxe\u202c \u2066isolate\u2069 \u200f`,
  `line\u2028separator\u2029paragraph`,
  `\u0000\u0001i\u0001a\u0001r\u0001 marks`,
  `<!--data:rest--> <!--data:first--> \${ran} {{ran}} $& $1 %s`,
  `__proto__`,
  `constructor`,
  `~`,
  `😀 é 漢字 العربية`,
  `long ${"x".repeat(10_000)}`,
  `${"<b>".repeat(3_400)}`,
];

const file = join(folder, "hostile.html");
let report: any;

// Every free text of the saved records becomes hostile, each record's in its turn.
function poison(store: string) {
  let turn = 0;
  const next = () => hostile[turn++ % hostile.length]!;
  const free =
    /^(Name|Description|Comment|WindowDescription|AssociationName|Title|StandardOutputContent|StandardErrorContent|Output|ComputerName|PlatformName|PlatformVersion|StatusDetails|Severity|Classification|GroupName|AgentVersion|KernelId)$/;
  const changed = (value: unknown, name = ""): unknown => {
    if (Array.isArray(value)) {
      const list = value.map((one) => changed(one, name));
      return /^Tags|TagSet|TagList$/.test(name)
        ? [
            ...list,
            ...hostile.slice(0, 4).map((key) => ({ Key: key, Value: next() })),
            { Key: "__proto__", Value: "polluted" },
            { Key: "Name", Value: next() },
          ].filter((one: any, i, all) => all.findLastIndex((other: any) => other.Key === one.Key) === i)
        : list;
    }
    if (value !== null && typeof value === "object")
      return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, changed(one, key)]));
    return typeof value === "string" && free.test(name) ? next() : value;
  };
  const records = join(source, "tests", "end_to_end", "saved_records.py");
  const listings = run("/usr/bin/python3", "-B", records, "list", store).trimEnd().split("\n");
  const changes = listings.map((line) => {
    const { operation, rows } = JSON.parse(line);
    return JSON.stringify({ rows: /^(iam|organizations):/.test(operation) ? rows : rows.map((row: unknown) => changed(row)) });
  });
  runWith(changes.join("\n") + "\n", "/usr/bin/python3", "-B", records, "put", store);
  assert.ok(turn > 500, `${turn} texts were made hostile`);
}

before(async () => {
  const clean = join(folder, "clean.db");
  await assess(clean, ["--nodes", "120", "--accounts", "2", "--seed", "9"], [`json=${join(folder, "clean.json")}`]);
  const store = join(folder, "hostile.db");
  copyFileSync(clean, store);
  poison(store);
  const json = join(folder, "hostile.json");
  patchtriage("report", "--all", "--store", store, "-o", `html=${file}`, "-o", `json=${json}`);
  report = JSON.parse(readFileSync(json, "utf8"));
});

test("the report has the hostile texts in it", () => {
  const names = report.instances.map((one: any) => one.context.name);
  for (const text of hostile.slice(0, 6)) assert.ok(names.includes(text), text);
});

test("nothing runs and nothing breaks, in the page and in every instance", async () => {
  const { page, complaints } = await open(file);
  await ready(page);
  assert.equal(await rows(page), report.instances.length);
  for (const one of report.instances.slice(0, 40)) {
    await page.evaluate((ref) => {
      location.hash = `open=${ref}`;
    }, `${one.account}/${one.region}/${one.instance_id}`);
    await page.waitForFunction(
      (id) =>
        document.querySelector(".panel-ids .id")?.textContent === id && document.querySelector(".answer") !== null,
      one.instance_id,
    );
    await page.evaluate(() =>
      document.querySelectorAll("dialog details").forEach((each) => each.setAttribute("open", "")),
    );
  }

  assert.equal(await page.evaluate(() => (globalThis as any).ran), undefined);
  assert.equal(await page.evaluate(() => (({}) as any).polluted), undefined);
  assert.equal(await page.locator("#app img, #app iframe, #app script, #app b b b").count(), 0);
  assert.deepEqual(complaints, []);
});

test("texts are shown as they are, with what is invisible made visible", async () => {
  const { page } = await open(file);
  await ready(page);
  const shown = async (text: string) => {
    const one = report.instances.find((each: any) => each.context.name === text);
    await page.evaluate((ref) => {
      location.hash = `open=${ref}`;
    }, `${one.account}/${one.region}/${one.instance_id}`);
    await page.waitForFunction((id) => document.querySelector(".panel-ids .id")?.textContent === id, one.instance_id);
    return (await page.locator("#panel-title bdi").textContent())!;
  };
  assert.equal(await shown(hostile[0]!), hostile[0]);
  const turned = report.instances.find((each: any) => each.context.name?.includes("\u202e"));
  if (turned) assert.ok((await shown(turned.context.name)).startsWith("⟨U+202E⟩"));
});

test("filters, groups and links by hostile values", async () => {
  const { page, complaints } = await open(file);
  await ready(page);
  await page.getByRole("button", { name: "Group", exact: true }).click();
  await page.locator(".menu-search").fill("name");
  await page.getByRole("button", { name: "Name", exact: true }).click();
  assert.ok((await page.locator(".group-row").count()) > 5);
  for (const text of [hostile[0]!, "~", "__proto__", "constructor"]) {
    const count = report.instances.filter((one: any) => one.context.name === text).length;
    await page.evaluate((value) => {
      location.hash = new URLSearchParams([["is.name", value.startsWith("~") ? `~${value}` : value]]).toString();
    }, text);
    await page.waitForFunction(
      (n) =>
        document.querySelector(".counted")?.textContent?.startsWith(`${n} of`) ||
        document.querySelector(".counted b")?.textContent === n,
      String(count),
    );
  }
  assert.deepEqual(complaints, []);
});

test("takes any address", async () => {
  const names = ["constructor", "__proto__", "toString", "<b>", "rank", ""];
  for (const name of names) {
    const words = new URLSearchParams([
      ["group", name],
      ["sort", name],
      ["col", name],
      ["col", "why"],
      [`is.${name}`, name],
      ["open", name],
      ["q", `${name}:${name}`],
    ]);
    const { page, complaints } = await open(file, { fragment: `#${words}` });
    await ready(page);
    assert.deepEqual(complaints, [], name);
  }
});

test("no exported cell is a formula", async () => {
  const { page } = await open(file);
  await ready(page);
  await page.getByRole("button", { name: "Export" }).click();
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "All columns" }).click();
  const lines = readCsv(readFileSync(await (await download).path(), "utf8"));

  assert.equal(lines.length, report.instances.length + 1);
  const cells = lines.flat();
  assert.ok(
    cells.some((cell) => cell.startsWith("'=HYPERLINK")),
    "the formula is there, as text",
  );
  assert.deepEqual(
    cells.filter((cell) => /^\s*[=+@\t\r]|^\s*-(?![\d.]+$)/.test(cell)),
    [],
  );
});
