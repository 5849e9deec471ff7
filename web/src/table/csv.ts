// Rows as CSV (RFC 4180) for spreadsheets.
import type { Column } from "./columns.ts";
import { exact } from "../format.ts";

// A spreadsheet takes text that starts like this for a formula; an apostrophe in front makes it text.
const kFormula = /^[\s\u0000-\u001f]*[=+\-@\t\r]/;

export function cell(text: string): string {
  const safe = kFormula.test(text) ? `'${text}` : text;
  return /[",\r\n\t]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function valueOf(column: Column, row: number): string {
  if (column.kind === "text") return cell(column.values[column.index[row]!] ?? "");
  const value = column.numbers[row]!;
  if (Number.isNaN(value)) return "";
  return column.kind === "time" ? exact(value) : String(value);
}

export function csv(columns: Column[], rows: Iterable<number>): string {
  const lines = [columns.map((column) => cell(column.key)).join(",")];
  for (const row of rows) lines.push(columns.map((column) => valueOf(column, row)).join(","));
  return `${lines.join("\r\n")}\r\n`;
}
