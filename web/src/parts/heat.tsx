// Where: accounts by Regions. A cell says how many instances are out of compliance and which share that is.
import { useMemo, useState } from "preact/hooks";
import { clean, count, percent, plural } from "../format.ts";
import { change, first, view } from "../state.ts";
import { hasFilter, toggled } from "../table/view.ts";
import { Section } from "./small.tsx";

interface Cell {
  compliant: number;
  nonCompliant: number;
  unknown: number;
}
const kNone: Cell = { compliant: 0, nonCompliant: 0, unknown: 0 };
const all = (cell: Cell) => cell.compliant + cell.nonCompliant + cell.unknown;
const kAccountsAtFirst = 12;

// Five steps are what an eye tells apart.
const level = (cell: Cell) =>
  cell.nonCompliant === 0 ? 0 : Math.min(5, 1 + Math.floor((cell.nonCompliant / all(cell)) * 5));

function said(cell: Cell): string {
  return `${count(cell.nonCompliant)} of ${plural(all(cell), "instance")} out of compliance${cell.unknown > 0 ? `, ${count(cell.unknown)} unknown` : ""}`;
}

export function Heat() {
  const { heat, run } = first.value!;
  const [shown, setShown] = useState(kAccountsAtFirst);
  const { accounts, regions, cells, rows, columns } = useMemo(() => {
    const cells = new Map<string, Cell>();
    const rows = new Map<string, Cell>();
    const columns = new Map<string, Cell>();
    for (const [account, region, compliant, nonCompliant, unknown] of heat) {
      const cell = { compliant, nonCompliant, unknown };
      cells.set(`${account}/${region}`, cell);
      for (const [sums, key] of [
        [rows, account],
        [columns, region],
      ] as const) {
        const sum = sums.get(key) ?? kNone;
        sums.set(key, {
          compliant: sum.compliant + compliant,
          nonCompliant: sum.nonCompliant + nonCompliant,
          unknown: sum.unknown + unknown,
        });
      }
    }
    const byCount = (sums: Map<string, Cell>) =>
      [...sums.keys()].sort((a, b) => sums.get(b)!.nonCompliant - sums.get(a)!.nonCompliant || (a < b ? -1 : 1));
    return { accounts: byCount(rows), regions: byCount(columns), cells, rows, columns };
  }, [heat]);
  const names = new Map(run.accounts.map(({ id, name }) => [id, name]));
  const { filters } = view.value;
  const isOn = (key: string, value: string) => hasFilter(filters, key, value);
  const toggle = (key: string, value: string) => change({ filters: toggled(filters, key, value) });
  const pick = (account: string, region: string) => {
    const others = filters.filter(({ key }) => key !== "account" && key !== "region");
    const isPicked = isOn("account", account) && isOn("region", region);
    change({
      filters: isPicked
        ? others
        : [...others, { key: "account", values: [account] }, { key: "region", values: [region] }],
    });
  };
  if (accounts.length === 0)
    return (
      <Section id="where" title="Where">
        <p class="empty">No instance was found in any account or Region that was read.</p>
      </Section>
    );
  return (
    <Section id="where" title="Where" note="Instances out of compliance, and their share of all instances there.">
      <div class="heat-scroll" tabIndex={0} role="region" aria-label="Accounts by Regions">
        <table class="heat" style={{ "--regions": regions.length }}>
          <thead>
            <tr>
              <th scope="col">
                <span class="sr">Account</span>
              </th>
              {regions.map((region) => (
                <th key={region} scope="col">
                  <button type="button" aria-pressed={isOn("region", region)} onClick={() => toggle("region", region)}>
                    {clean(region)}
                  </button>
                </th>
              ))}
              <th scope="col" class="sum">
                All
              </th>
            </tr>
          </thead>
          <tbody>
            {accounts.slice(0, shown).map((account) => (
              <tr key={account}>
                <th scope="row">
                  <button
                    type="button"
                    aria-pressed={isOn("account", account)}
                    onClick={() => toggle("account", account)}
                    title={account}
                  >
                    {names.get(account) ? (
                      <>
                        <bdi>{clean(names.get(account)!)}</bdi>
                        <small>{account}</small>
                      </>
                    ) : (
                      account
                    )}
                  </button>
                </th>
                {regions.map((region) => {
                  const cell = cells.get(`${account}/${region}`);
                  if (cell === undefined || all(cell) === 0)
                    return (
                      <td key={region} class="nothing">
                        <span title="No instances">·</span>
                      </td>
                    );
                  return (
                    <td key={region}>
                      <button
                        type="button"
                        class={`cell level-${level(cell)}`}
                        aria-pressed={isOn("account", account) && isOn("region", region)}
                        title={said(cell)}
                        data-scope={`${account}/${region}`}
                        onClick={() => pick(account, region)}
                      >
                        <b>{count(cell.nonCompliant)}</b>
                        <small>{percent(cell.nonCompliant / all(cell))}</small>
                        <span class="sr">
                          {account} {region}: {said(cell)}
                        </span>
                      </button>
                    </td>
                  );
                })}
                <td class="sum">
                  <b>{count(rows.get(account)!.nonCompliant)}</b>
                  <small> / {count(all(rows.get(account)!))}</small>
                </td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row" class="sum">
                All accounts
              </th>
              {regions.map((region) => (
                <td key={region} class="sum">
                  <b>{count(columns.get(region)!.nonCompliant)}</b>
                  <small> / {count(all(columns.get(region)!))}</small>
                </td>
              ))}
              <td class="sum" />
            </tr>
          </tfoot>
        </table>
      </div>
      {accounts.length > kAccountsAtFirst && (
        <p class="more">
          <button
            type="button"
            class="link"
            onClick={() => setShown(shown < accounts.length ? accounts.length : kAccountsAtFirst)}
          >
            {shown < accounts.length
              ? `Show all ${plural(accounts.length, "account")}`
              : `Show the first ${kAccountsAtFirst} only`}
          </button>
        </p>
      )}
    </Section>
  );
}
