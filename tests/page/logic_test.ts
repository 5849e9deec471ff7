// What the page reckons without a browser: selection, order, groups, CSV, addresses, and reading packed values.
import assert from "node:assert/strict";
import { test } from "node:test";
import { unpack } from "../../web/src/data/pool.ts";
import { clean, duration, relative } from "../../web/src/format.ts";
import { type Column, unpackColumns } from "../../web/src/table/columns.ts";
import { cell, csv } from "../../web/src/table/csv.ts";
import { group, order, select, tally } from "../../web/src/table/model.ts";
import { fragmentOf, kPlainView, toggled, viewOf } from "../../web/src/table/view.ts";

const columns: Map<string, Column> = unpackColumns(
  [
    { key: "name", d: ["pay-api", "web", null], i: [0, 1, 0, 2, 1] },
    { key: "region", d: ["us-east-1", "eu-west-1"], i: [0, 0, 1, 1, 0] },
    { key: "score", n: [90, 70, 70, null, 10] },
    { key: "since", t: [100, null, 300, 200, 50] },
  ],
  5,
);
const rows = (keep: Uint8Array) => [...keep.keys()].filter((row) => keep[row]);

test("conditions on different columns must all hold, values of one column are alternatives", () => {
  const filters = [
    { key: "name", values: ["pay-api", null] },
    { key: "region", values: ["eu-west-1"] },
  ];
  assert.deepEqual(rows(select(columns, 5, filters, "")), [2, 3]);
});

test("a range leaves out what is not known, which can be asked for by itself", () => {
  assert.deepEqual(rows(select(columns, 5, [{ key: "score", from: 70 }], "")), [0, 1, 2]);
  assert.deepEqual(rows(select(columns, 5, [{ key: "score", values: [null] }], "")), [3]);
});

test("every word of a search must be somewhere in the row", () => {
  assert.deepEqual(rows(select(columns, 5, [], "PAY east")), [0]);
  assert.deepEqual(rows(select(columns, 5, [], "region:eu")), [2, 3]);
  assert.deepEqual(rows(select(columns, 5, [], "nosuch:eu")), []);
});

test("ties stay in rank order, and what is not known stands last either way", () => {
  const all = new Uint8Array(5).fill(1);
  assert.deepEqual([...order(columns, all, { key: "score", descending: true })], [0, 1, 2, 4, 3]);
  assert.deepEqual([...order(columns, all, { key: "score", descending: false })], [4, 1, 2, 0, 3]);
  assert.deepEqual([...order(columns, all, { key: "name", descending: true })], [1, 4, 0, 2, 3]);
});

test("groups stand in the order of their first row", () => {
  const groups = group(columns.get("name")!, Uint32Array.from([1, 3, 0, 2, 4]));
  assert.deepEqual(groups, [
    { value: "web", rows: [1, 4] },
    { value: null, rows: [3] },
    { value: "pay-api", rows: [0, 2] },
  ]);
});

test("values are counted among the rows that pass", () => {
  assert.deepEqual(tally(columns.get("name")!, Uint8Array.from([1, 0, 1, 1, 0])), [
    { value: "pay-api", rows: 2 },
    { value: null, rows: 1 },
  ]);
});

test("a cell that a spreadsheet takes for a formula becomes text", () => {
  for (const text of ["=1", "+1", "-1", "@a", "\t=1", "  =1", "\r=1"])
    assert.match(cell(text), /^"?'/, JSON.stringify(text));
  assert.equal(cell('a "b", c'), '"a ""b"", c"');
  assert.equal(csv([columns.get("name")!, columns.get("score")!], [0, 3]), "name,score\r\npay-api,90\r\n,\r\n");
});

test("an address says the whole view and is read back", () => {
  const view = {
    ...kPlainView,
    query: "a b&c",
    filters: [
      { key: "name", values: ["~", null, "x=1&y"] },
      { key: "score", from: 10, to: 20.5 },
    ],
    sort: { key: "score", descending: true },
    group: "tag:a,b",
    columns: ["rank", "tag:a,b"],
    open: "111111111111/us-east-1/i-0a",
  };
  assert.deepEqual(viewOf(`#${fragmentOf(view)}`), view);
  assert.equal(fragmentOf(kPlainView), "");
});

test("a filter's value is switched on and off", () => {
  const once = toggled([], "tier", "P1");
  assert.deepEqual(toggled(toggled(once, "tier", "P2"), "tier", "P1"), [{ key: "tier", values: ["P2"] }]);
  assert.deepEqual(toggled(once, "tier", "P1"), []);
});

test("packed values are read from the chunk's table, then the pool's, with the instance's own parts put in", () => {
  const pool = { shapes: [["id", "list"], ["__proto__"]], nodes: ["shared of \u0001i", 7, null] };
  const chunk = { nodes: [["local", 2]], roots: [[-1, "\u0001a \u0001r \u00011", [0, 1, [-2, "own"], 3]]] } as any;
  const read = unpack(pool, chunk, 0, { instance_id: "i-0a", account: "1", region: "r" }) as any;

  assert.equal(read.id, "1 r \u0001");
  assert.deepEqual(read.list.slice(0, 2), [["local", 7], "shared of i-0a"]);
  assert.equal(read.list[2].__proto__, "own");
  assert.equal(read.list[3], null);
});

test("a reference to nothing is an error, not an empty value", () => {
  assert.throws(
    () => unpack({ shapes: [], nodes: [] }, { nodes: [], roots: [5] }, 0, { instance_id: "", account: "", region: "" }),
    /damaged/,
  );
});

test("what is invisible or turns directions becomes visible", () => {
  assert.equal(clean("a\u202eb\u001b[0m\u2028"), "a⟨U+202E⟩b␛[0m⟨U+2028⟩");
  assert.equal(clean("漢字 é 😀\ttab"), "漢字 é 😀\ttab");
});

test("times are told by their largest unit", () => {
  assert.equal(duration(38 * 86400 + 5), "38 d");
  assert.equal(relative(100, 100 + 7200), "2 h ago");
  assert.equal(relative(100 + 3 * 86400, 100), "in 3 d");
});
