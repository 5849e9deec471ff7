// One instance in full, sliding over the table: the answer first, then what to do, then the proof.
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Instance } from "../data/contract.ts";
import { clean, count, title } from "../format.ts";
import { active, change, detail, first, isNarrow, items, moveOpen, openRow, table, view } from "../state.ts";
import { textAt } from "../table/columns.ts";
import { Block } from "./blocks.tsx";
import { Answer, Blockers, Proof } from "./conclusion.tsx";
import { Score } from "./score.tsx";
import { Copy, Icon, Id, Prose, Tier } from "./small.tsx";
import { Compliance, Context, Schedule } from "./records.tsx";
import { Steps } from "./steps.tsx";
import { Timeline } from "./timeline.tsx";

const close = () => change({ open: null });

function Body({ of: instance }: { of: Instance }) {
  return (
    <div class="panel-body">
      <Answer of={instance} />
      <Block name="What to do">
        {instance.remediation.summary !== "" && (
          <p>
            <Prose of={instance.remediation.summary} />
          </p>
        )}
        {instance.remediation.steps.length === 0 ? (
          instance.remediation.summary === "" ? (
            <p class="empty">Nothing.</p>
          ) : null
        ) : (
          <Steps steps={instance.remediation.steps} />
        )}
      </Block>
      <Proof of={instance} />
      <Block name="History" note={`${title(instance.history.outcome)}${instance.history.reason ? "" : ""}`}>
        {instance.history.reason && (
          <p>
            <Prose of={instance.history.reason} />
          </p>
        )}
        <Timeline of={instance} />
      </Block>
      <Compliance of={instance.compliance} />
      <Blockers of={instance.manageability} />
      <Schedule of={instance.patching} />
      {instance.priority.tier !== null && (
        <Block name="Priority" note={`${instance.priority.tier}, rank ${count(instance.rank)}`}>
          <Score of={instance.priority} />
        </Block>
      )}
      <Context of={instance} />
    </div>
  );
}

export function Panel() {
  const dialog = useRef<HTMLDialogElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const [loaded, setLoaded] = useState<{ row: number; detail: Instance | null } | null>(null);
  const [error, setError] = useState("");
  const ref = view.value.open;
  const row = table.value === null ? null : openRow.value;

  // With the drawing, not some time after it: until a modal dialog is closed nothing else takes the focus.
  useLayoutEffect(() => {
    const element = dialog.current;
    if (element === null) return;
    if (ref !== null && !element.open) {
      element.showModal();
      // Reading starts at the answer, not at the first button.
      body.current?.focus();
    }
    if (ref === null && element.open) element.close();
  }, [ref]);

  useEffect(() => {
    setError("");
    body.current?.scrollTo({ top: 0 });
    if (row === null) return;
    let isCurrent = true;
    const at = items.value.indexOf(row);
    if (at >= 0 && at !== active.value) active.value = at;
    detail(row).then(
      (value) => {
        if (isCurrent) setLoaded({ row, detail: value });
      },
      (reason: unknown) => {
        if (isCurrent) setError(reason instanceof Error ? reason.message : String(reason));
      },
    );
    return () => {
      isCurrent = false;
    };
  }, [row]);

  const columns = table.value?.columns;
  const name = row === null ? null : textAt(columns?.get("name"), row);
  const id = row === null ? (ref ?? "").split("/").pop()! : textAt(columns?.get("instance_id"), row)!;
  const account = row === null ? null : textAt(columns?.get("account"), row);
  const accountName = first.value?.run.accounts.find((one) => one.id === account)?.name;
  return (
    <dialog
      ref={dialog}
      class="panel"
      aria-labelledby="panel-title"
      onCancel={(event) => {
        event.preventDefault();
        close();
      }}
      onClick={(event) => {
        if (event.target === dialog.current) close();
      }}
    >
      {ref !== null && (
        <div class="panel-inner">
          <header class="panel-head">
            <div class="panel-buttons">
              <button
                type="button"
                class="quiet round"
                onClick={() => moveOpen(-1)}
                title="Previous (k)"
                aria-label="Previous instance"
              >
                <span class="flip">
                  <Icon name="down" />
                </span>
              </button>
              <button
                type="button"
                class="quiet round"
                onClick={() => moveOpen(1)}
                title="Next (j)"
                aria-label="Next instance"
              >
                <Icon name="down" />
              </button>
              <span class="spread" />
              <span class="link-copy">
                <Copy text={location.href} what="the link to this view" icon="link" />
              </span>
              <button type="button" class="quiet round" onClick={close} title="Close (Esc)" aria-label="Close">
                <Icon name="cross" />
              </button>
            </div>
            <h2 id="panel-title">
              {row !== null && <Tier of={textAt(columns?.get("tier"), row)} />}
              <bdi>{clean(name ?? id)}</bdi>
            </h2>
            <p class="panel-ids">
              <Id of={id} />
              {account !== null && (
                <span>
                  {accountName && (
                    <>
                      <bdi>{clean(accountName)}</bdi>{" "}
                    </>
                  )}
                  <Id of={account} />
                </span>
              )}
              {row !== null && <span>{textAt(columns?.get("region"), row)}</span>}
            </p>
          </header>
          <div class="panel-scroll" ref={body} tabIndex={0} role="region" aria-label="Findings">
            {table.value === null && <p class="empty">Reading…</p>}
            {table.value !== null && row === null && (
              <div class="panel-body">
                <p>
                  This report doesn't list <code>{clean(ref)}</code>: it may be compliant, out of scope, or of another
                  run.
                </p>
              </div>
            )}
            {error !== "" && (
              <div class="panel-body">
                <p class="failure">{error}</p>
              </div>
            )}
            {row !== null &&
              error === "" &&
              (loaded?.row !== row ? (
                <p class="empty">Reading…</p>
              ) : loaded.detail === null ? (
                <div class="panel-body">
                  <p>{clean(textAt(columns?.get("summary"), row) ?? "")}</p>
                  <p class="empty">
                    The details of this instance were left out to keep the file small:{" "}
                    <code>patchtriage explain {id}</code> prints them.
                  </p>
                </div>
              ) : (
                <Body of={loaded.detail} />
              ))}
          </div>
          {isNarrow.value && (
            <footer class="panel-foot">
              <button type="button" class="primary" onClick={close}>
                Back to the list
              </button>
            </footer>
          )}
        </div>
      )}
    </dialog>
  );
}
