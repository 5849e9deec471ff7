// The page of a simulated organisation, used as a reader uses it: by mouse, by keys, and on a telephone.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { before, test } from "node:test";
import type { Page } from "playwright-core";
import { assess, folder, open, readCsv, ready, rows, serious } from "./support.ts";

const file = join(folder, "report.html");
// What the page is held against: the same run as JSON.
let report: any;

before(async () => {
  const json = join(folder, "report.json");
  await assess(
    join(folder, "runs.db"),
    ["--nodes", "160", "--accounts", "4", "--seed", "7"],
    [`html=${file}`, `json=${json}`],
  );
  report = JSON.parse(readFileSync(json, "utf8"));
});

const refOf = (one: any) => `${one.account}/${one.region}/${one.instance_id}`;
const number = (value: number) => value.toLocaleString("en-US");
const grid = (page: Page) => page.locator('[role="grid"]');
const ids = (page: Page) => page.locator('.grid-body [role="row"] .mono').allTextContents();
const hash = (page: Page) => page.evaluate(() => decodeURIComponent(location.hash));

async function opened(page: Page): Promise<string> {
  await page.waitForSelector(".answer");
  return (await page.locator(".panel-ids .id").first().textContent())!;
}

test("loads from disk without an error on the console and without a request", async () => {
  const { page, complaints } = await open(file);
  await ready(page);
  await page.locator("#method").scrollIntoViewIfNeeded();
  await page.waitForSelector(".rules li");

  assert.deepEqual(complaints, []);
});

test("says the figures of the report", async () => {
  const { page } = await open(file);
  await ready(page);
  const sentence = (await page.locator("h1").textContent())!;
  const { totals, actions } = report;
  const wanted = actions.findIndex((action: any) => action.cumulative_share >= 0.9) + 1;

  assert.ok(sentence.includes(`${number(totals.non_compliant)} of ${number(totals.instances)} instances`), sentence);
  assert.ok(sentence.includes(`${wanted} change`), `${wanted}: ${sentence}`);
  assert.equal(await rows(page), report.instances.length);
  for (const tier of ["P1", "P2", "P3", "P4"]) {
    const shown = await page.locator(".tiers button", { hasText: tier }).locator(".bar-count").textContent();
    assert.equal(shown, number(totals.by_tier[tier] ?? 0), tier);
  }
  const cells = await page.locator(".heat .cell b").allTextContents();
  assert.equal(
    cells.reduce((sum, cell) => sum + Number(cell), 0),
    totals.non_compliant,
    "the heat map adds up",
  );
});

test("lists the instances in the report's order", async () => {
  const { page } = await open(file);
  await ready(page);
  const shown = await ids(page);

  assert.ok(shown.length > 8);
  const expected = report.instances.slice(0, shown.length).map((one: any) => one.instance_id);
  shown.forEach((text, i) =>
    assert.ok(text.includes(expected[i]) || text === "", `row ${i}: ${text}, not ${expected[i]}`),
  );
});

test("filters by a figure, by a cell of the heat map and by a menu, and says so in the address", async () => {
  const { page } = await open(file);
  await ready(page);
  await page.locator(".tiers button", { hasText: "P1" }).click();
  assert.equal(await rows(page), report.totals.by_tier.P1);
  assert.match(await hash(page), /is\.tier=P1/);

  await page.getByRole("button", { name: "Clear all" }).click();
  const cell = page.locator(".heat .cell").first();
  const [account, region] = (await cell.getAttribute("data-scope"))!.split("/");
  await cell.click();
  assert.equal(
    await rows(page),
    report.instances.filter((one: any) => one.account === account && one.region === region).length,
  );

  await page.getByRole("button", { name: "Clear all" }).click();
  await page.getByRole("button", { name: "Filter", exact: true }).click();
  await page.locator(".menu-list").getByRole("button", { name: "Exposure" }).click();
  await page.getByRole("checkbox", { name: "internet" }).check();
  assert.equal(
    await rows(page),
    report.instances.filter((one: any) => one.context.exposure.level === "internet").length,
  );
});

test("sorts by a column, turns round, and goes back to the ranking", async () => {
  const { page } = await open(file);
  await ready(page);
  const missing = () => page.locator('.grid-body [role="row"] > div:nth-child(7)').allTextContents();
  const header = page.getByRole("columnheader", { name: "Missing" }).getByRole("button");
  const counts = report.instances.map((one: any) => one.compliance.counts?.missing).filter((one: any) => one != null);

  await header.click();
  assert.equal((await missing())[0], number(Math.max(...counts)));
  await header.click();
  assert.equal((await missing())[0], number(Math.min(...counts)));
  await header.click();
  assert.ok((await ids(page))[0]!.includes(report.instances[0].instance_id));
});

test("searches every text, and one column only where it is named", async () => {
  const { page } = await open(file);
  await ready(page);
  const one = report.instances[17];
  await page.locator("#search").fill(one.instance_id);
  await page.waitForFunction(() => document.querySelector(".counted b")?.textContent === "1");
  await page.locator("#search").fill(`region:${one.region}`);
  const inRegion = report.instances.filter((each: any) => each.region === one.region).length;
  await page.waitForFunction((count) => document.querySelector(".counted b")?.textContent === String(count), inRegion);

  await page.locator("#search").fill("no row has this in it");
  await page.waitForSelector(".table-empty");
});

for (const [name, label, key] of [
  ["account", "Account", (one: any) => one.account],
  ["category", "Category", (one: any) => one.root_cause.category],
  ["Auto Scaling group", "Auto Scaling group", (one: any) => one.context.auto_scaling_group],
  ["a tag", "Tag Environment", (one: any) => one.context.tags?.["Environment"] ?? null],
] as const) {
  test(`groups by ${name}`, async () => {
    const { page } = await open(file);
    await ready(page);
    await page.getByRole("button", { name: "Group", exact: true }).click();
    await page.getByRole("button", { name: label, exact: true }).click();
    const groups = new Set(report.instances.map(key)).size;

    assert.ok(
      (await page.locator(".counted").textContent())!.includes(`in ${groups} group`),
      (await page.locator(".counted").textContent()) ?? "",
    );
    await page.locator(".group-row button").first().click();
    assert.ok((await page.locator('.grid-body .row[role="row"]').count()) > 0, "a group opens");
  });
}

test("opens an instance and shows all that the report says of it", async () => {
  const { page, complaints } = await open(file);
  await ready(page);
  for (const at of [0, 3, report.instances.length - 1]) {
    const one = report.instances[at];
    await page.evaluate((ref) => {
      location.hash = `open=${ref}`;
    }, refOf(one));
    await page.waitForFunction(
      (id) =>
        document.querySelector(".panel-ids .id")?.textContent === id && document.querySelector(".answer") !== null,
      one.instance_id,
    );
    const text = (await page.locator(".panel-body").textContent())!;

    assert.ok(text.includes(one.root_cause.summary.slice(1)), `${refOf(one)}: the cause`);
    for (const step of one.remediation.steps)
      assert.ok(!step.command || text.includes(step.command), `${refOf(one)}: ${step.command}`);
    assert.ok(text.includes(one.compliance.reason.slice(1)), "the verdict's reason");
    for (const blocker of one.manageability.blockers ?? []) assert.ok(text.includes(blocker.code), blocker.code);
    for (const [key, value] of Object.entries<string>(one.context.tags ?? {}))
      assert.ok(text.includes(key) && text.includes(value), `tag ${key}`);
    for (const signal of one.priority.signals) assert.ok(text.includes(signal.name.replaceAll("_", " ")), signal.name);
    const leaves = (list: any[]): any[] =>
      list.flatMap((each) => (each.because?.length ? leaves(each.because) : [each]));
    for (const leaf of leaves(one.root_cause.evidence)) assert.ok(text.includes(leaf.claim), `evidence ${leaf.claim}`);
    for (const operation of one.history.operations ?? [])
      assert.ok(text.includes(operation.id), `operation ${operation.id}`);
    for (const patch of one.compliance.patches ?? []) assert.ok(text.includes(patch.id), `patch ${patch.id}`);
    for (const out of one.root_cause.ruled_out ?? [])
      assert.ok(text.includes(`${out.category}/${out.subcategory}`), "ruled out");
  }
  assert.deepEqual(complaints, []);
});

test("copies a command as the report has it", async () => {
  const { page } = await open(file);
  await ready(page);
  const one = report.instances.find((each: any) => each.remediation.steps.some((step: any) => step.command));
  await page.evaluate((ref) => {
    location.hash = `open=${ref}`;
  }, refOf(one));
  await page.waitForSelector(".command .copy");
  await page.locator(".command .copy").first().click();
  await page.waitForSelector(".toast span");

  assert.equal(
    await page.evaluate(() => navigator.clipboard.readText()),
    one.remediation.steps.find((step: any) => step.command).command,
  );
});

test("opens a change, shows its steps, and shows its instances in the table", async () => {
  const { page } = await open(file);
  await ready(page);
  const [action] = report.actions;
  await page.locator("button.fix").first().click();
  await page.waitForSelector(".fix-open .steps");
  const text = (await page.locator(".fix-open").textContent())!;
  for (const step of action.steps) assert.ok(text.includes(step.command ?? step.title.slice(1)), step.title);

  await page.locator(".fix-instances > button").click();
  assert.equal(await rows(page), action.instances.length);
});

test("exports what is shown as CSV", async () => {
  const { page } = await open(file);
  await ready(page);
  await page.locator(".tiers button", { hasText: "P2" }).click();
  const save = async (name: string) => {
    await page.getByRole("button", { name: "Export" }).click();
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name }).click();
    return readCsv(readFileSync(await (await download).path(), "utf8"));
  };
  const expected = report.instances.filter((one: any) => one.priority.tier === "P2");

  const [head, ...lines] = await save("What is shown");
  assert.deepEqual(
    lines.map((line) => line[head!.indexOf("instance_id")]),
    expected.map((one: any) => one.instance_id),
  );
  const [allHead, ...all] = await save("All columns");
  assert.ok(allHead!.length > 50, `${allHead!.length} columns`);
  assert.equal(all.length, expected.length);
  for (const line of all) assert.equal(line.length, allHead!.length);
  assert.deepEqual(
    all.map((line) => line[allHead!.indexOf("score")]),
    expected.map((one: any) => String(one.priority.score)),
  );
});

test("follows a link with a filter and an open instance, and goes back", async () => {
  const one = report.instances.find((each: any) => each.priority.tier === "P2");
  const { page } = await open(file, { fragment: `#is.tier=P2&group=account&open=${refOf(one)}` });

  assert.equal(await opened(page), one.instance_id);
  assert.match((await page.locator(".counted").textContent())!, new RegExp(`^${report.totals.by_tier.P2} of`));
  await page.keyboard.press("Escape");
  assert.equal(await page.locator("dialog[open]").count(), 0);
  assert.equal(await hash(page), "#is.tier=P2&group=account");

  await page.evaluate(() => {
    location.hash = "";
  });
  await page.waitForFunction(
    (count) => document.querySelector(".counted b")?.textContent === count,
    number(report.instances.length),
  );
});

test("says so where a link names an instance that the report doesn't list", async () => {
  const { page, complaints } = await open(file, {
    fragment: "#open=111111111111/us-east-1/i-00000000&is.nonsense=1&sort=nonsense&from.score=x",
  });
  await ready(page);

  assert.ok((await page.locator("dialog[open]").textContent())!.includes("doesn't list"));
  assert.equal(await rows(page), report.instances.length);
  assert.deepEqual(complaints, []);
});

test("takes the system's theme, and another by the switch", async () => {
  const background = (page: Page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const { page } = await open(file, { colorScheme: "dark" });
  await ready(page);
  const dark = await background(page);
  await page.keyboard.press("t");
  const light = await background(page);
  await page.getByRole("button", { name: "Theme: light" }).click();

  assert.notEqual(light, dark);
  assert.equal(await background(page), dark);
});

test("does it all by keys", async () => {
  const { page, complaints } = await open(file);
  await ready(page);
  // A busy page draws later than keys come: what they act on is waited for.
  await page.keyboard.press("?");
  await page.locator("dialog.help[open]").waitFor();
  await page.keyboard.press("Escape");
  await page.locator("dialog[open]").waitFor({ state: "detached" });

  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await page.keyboard.press("k");
  await page.keyboard.press("Enter");
  assert.equal(await opened(page), report.instances[1].instance_id);
  await page.keyboard.press("j");
  await page.waitForFunction(
    (id) => document.querySelector(".panel-ids .id")?.textContent === id,
    report.instances[2].instance_id,
  );
  await page.keyboard.press("Escape");
  await page.locator(".panel-ids").waitFor({ state: "detached" });

  // Ids recur across accounts, and one instance's cause can name another: the first that nothing else speaks of.
  const sought: string = report.instances
    .slice(5)
    .map((one: any) => one.instance_id)
    .find((id: string) => report.instances.filter((one: any) => JSON.stringify(one).includes(id)).length === 1);
  await page.keyboard.press("/");
  await page.keyboard.type(sought);
  await page.waitForFunction(() => document.querySelector(".counted b")?.textContent === "1");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  assert.equal(await opened(page), sought);
  await page.keyboard.press("Escape");
  await page.locator(".panel-ids").waitFor({ state: "detached" });

  // From an open instance straight to the search.
  await page.keyboard.press("Enter");
  assert.equal(await opened(page), sought);
  await page.keyboard.press("/");
  await page.waitForFunction(() => document.activeElement?.id === "search");
  await page.locator("dialog[open]").waitFor({ state: "detached" });
  assert.equal(await page.evaluate(() => document.activeElement?.id), "search");
  await page.keyboard.press("Escape");

  // Filter and group from the search onwards by Tab and Enter.
  const inMenu = (label: string) =>
    page.waitForFunction((name) => document.activeElement?.getAttribute("aria-label") === name, label);
  await page.keyboard.press("/");
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.press("Delete");
  await page.waitForFunction(
    (count) => document.querySelector(".counted b")?.textContent === count,
    number(report.instances.length),
  );
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await inMenu("Filter by…");
  await page.keyboard.type("tier");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await inMenu("Search Tier");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Space");
  await page.waitForFunction(() => /is\.tier=P\d/.test(location.hash));
  await page.keyboard.press("Escape");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await inMenu("Group by…");
  await page.keyboard.type("account");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => location.hash.includes("group=account"));
  assert.match(await hash(page), /group=account/);
  await grid(page).focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  await opened(page);
  assert.deepEqual(complaints, []);
});

test("is whole on a telephone", async () => {
  const { page, complaints } = await open(file, { viewport: { width: 390, height: 844 } });
  await ready(page);
  const overflow = () =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.equal(await overflow(), 0, "nothing is wider than the screen");
  await page.locator(".card").first().click();
  await page.waitForSelector(".answer");
  assert.equal(await overflow(), 0, "nor in the panel");
  assert.ok(
    (await page.locator(".panel-scroll").evaluate((element) => element.scrollWidth - element.clientWidth)) <= 0,
  );
  await page.getByRole("button", { name: "Back to the list" }).click();
  assert.deepEqual(complaints, []);
});

test("prints the answer, the fixes, where, and the first fifty", async () => {
  const { page } = await open(file);
  await ready(page);
  await page.emulateMedia({ media: "print" });
  await page.waitForSelector(".printed tbody tr");

  assert.equal(await page.locator(".printed tbody tr").count(), Math.min(50, report.instances.length));
  assert.ok((await page.locator("#fixes").isVisible()) && (await page.locator("#where").isVisible()));
  assert.ok(!(await page.locator(".grid-scroll").isVisible()) && !(await page.locator("#method").isVisible()));
});

test("tells each hole with the permission and what it affects, and what was read where", async () => {
  const denied = join(folder, "denied.html");
  const json = join(folder, "denied.json");
  await assess(
    join(folder, "denied.db"),
    ["--nodes", "40", "--accounts", "2", "--seed", "3", "--deny", "ssm:DescribePatchGroups"],
    [`html=${denied}`, `json=${json}`],
    "us-east-1",
  );
  const holes = JSON.parse(readFileSync(json, "utf8")).coverage.filter((row: any) => row.status === "denied");
  const { page, complaints } = await open(denied);
  await ready(page);
  await page.waitForSelector(".holes li");

  assert.ok(holes.length > 0);
  assert.ok((await page.locator(".head").textContent())!.startsWith("Not everything could be read."));
  const text = (await page.locator("#unseen").textContent())!;
  for (const hole of holes)
    for (const part of [hole.operation, hole.permission, hole.affects]) assert.ok(text.includes(part), part);
  assert.equal(await page.locator(".matrix td.denied").count(), holes.length);
  assert.deepEqual(complaints, []);
});

for (const [name, options] of Object.entries({
  light: { colorScheme: "light" },
  dark: { colorScheme: "dark" },
  narrow: { viewport: { width: 390, height: 844 } },
} as const)) {
  test(`has no serious violation by axe: ${name}`, async () => {
    const { page } = await open(file, options);
    await ready(page);
    await page.locator("button.fix").first().click();
    await page.waitForSelector(".fix-open .steps");
    assert.deepEqual(await serious(page), []);
    await page.getByRole("button", { name: "Filter", exact: true }).click();
    assert.deepEqual(await serious(page), [], "with a menu open");
    await page.keyboard.press("Escape");
    await page.evaluate((ref) => {
      location.hash = `open=${ref}`;
    }, refOf(report.instances[0]));
    await page.waitForSelector(".answer");
    await page.evaluate(() =>
      document.querySelectorAll("dialog details").forEach((one) => one.setAttribute("open", "")),
    );
    assert.deepEqual(await serious(page), [], "with an instance open");
  });
}
