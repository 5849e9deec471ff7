// The score's arithmetic: one bar of all signals, and each signal for itself.
import type { Instance } from "../data/contract.ts";
import { clean, plural, word } from "../format.ts";
import { Tree } from "./evidence.tsx";

const said = (value: unknown) =>
  value === null || value === undefined
    ? "not known"
    : typeof value === "string"
      ? word(value)
      : typeof value === "object"
        ? JSON.stringify(value)
        : String(value);
const label = (name: string) => name.replaceAll("_", " ");

export function Score({ of }: { of: Instance["priority"] }) {
  const total = of.signals.reduce((sum, { max }) => sum + max, 0) || 100;
  const signals = [...of.signals].sort((a, b) => (b.points ?? -1) - (a.points ?? -1));
  const known = signals.filter(({ points }) => points !== null && points > 0);
  const unread = signals.filter(({ points }) => points === null);
  return (
    <div class="score">
      <div
        class="score-bar"
        role="img"
        aria-label={`Score ${of.score}: ${known.map(({ name, points }) => `${label(name)} ${points}`).join(", ")}`}
      >
        {known.map(({ name, points }, i) => (
          <i
            key={name}
            class={`shade-${Math.min(i, 5)}`}
            style={{ width: `${(100 * points!) / total}%` }}
            title={`${label(name)}: ${points}`}
          >
            {points! / total > 0.05 && <span>{points}</span>}
          </i>
        ))}
        {unread.map(({ name, max }) => (
          <i
            key={name}
            class="unread"
            style={{ width: `${(100 * max) / total}%` }}
            title={`${label(name)}: not known, 0 to ${max}`}
          />
        ))}
      </div>
      <table class="signals">
        <tbody>
          {signals.map((signal) => {
            const at = known.indexOf(signal);
            return (
              <tr key={signal.name}>
                <th scope="row">
                  <i
                    class={`swatch ${signal.points === null ? "unread" : at < 0 ? "zero" : `shade-${Math.min(at, 5)}`}`}
                    aria-hidden="true"
                  />
                  {label(signal.name)}
                </th>
                <td class="value">
                  <bdi>{clean(said(signal.value))}</bdi>
                  {(signal.evidence ?? []).length > 0 && (
                    <details class="receipt">
                      <summary>{plural(signal.evidence!.length, "record")}</summary>
                      <Tree evidence={signal.evidence!} depth={2} />
                    </details>
                  )}
                </td>
                <td class="number">
                  {signal.points === null ? (
                    <span class="unknown">0–{signal.max}</span>
                  ) : (
                    <>
                      <b>{signal.points}</b>
                      <span class="faint">/{signal.max}</span>
                    </>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">Score</th>
            <td class="value">
              {of.range[0] !== of.range[1] && (
                <>
                  between {of.range[0]} and {of.range[1]} once the unknown signals are known
                </>
              )}
            </td>
            <td class="number">
              <b>{of.score}</b>
            </td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}
