// The steps of a remedy: what to look at, what to change, how to see that it worked. Commands are for a person to review.
import type { Step } from "../data/contract.ts";
import { clean, title } from "../format.ts";
import { Copy, Prose, Text } from "./small.tsx";

const kChanges = new Map([
  ["nothing", "changes nothing"],
  ["instance", "changes the instance"],
  ["iam", "changes IAM"],
  ["network", "changes the network"],
  ["ssm", "changes Systems Manager"],
]);

function changesOf({ changes }: Step): string {
  if (changes === undefined) return "what it changes isn’t known";
  return kChanges.get(changes) ?? `changes ${clean(changes)}`;
}

// The command with its variables marked: what a person has to choose first.
function Command({ text }: { text: string }) {
  const parts = clean(text).split(/(\$\{?[A-Z][A-Z0-9_]*\}?)/);
  return (
    <div class="command">
      <pre tabIndex={0} aria-label="Command">
        <code>{parts.map((part, i) => (i % 2 === 1 ? <var key={i}>{part}</var> : part))}</code>
      </pre>
      <Copy text={text} what="the command" />
    </div>
  );
}

export function Steps({ steps }: { steps: Step[] }) {
  return (
    <ol class="steps">
      {steps.map((step, i) => (
        <li key={i} class={`step-${step.purpose}`}>
          <div class="step-head">
            <span class="purpose">{title(step.purpose === "diagnose" ? "look" : step.purpose)}</span>
            <span class="step-title">
              <Prose of={step.title} />
            </span>
            <span class={`changes ${step.changes === "nothing" ? "none" : ""}`}>
              {changesOf(step)}
              {step.may_reboot ? ", may restart it" : ""}
              {step.affects_others ? ", reaches beyond this instance" : ""}
            </span>
          </div>
          {step.command && <Command text={step.command} />}
          {step.runbook && (
            <p class="runbook">
              Runbook{" "}
              <code>
                <Text of={step.runbook} />
              </code>
              <Copy text={step.runbook} what="the runbook's name" />
            </p>
          )}
          {(step.inputs ?? []).map((input) => (
            <p key={input.name} class="input">
              <var>${clean(input.name)}</var> <Text of={input.meaning} />
              {(input.candidates ?? []).length > 0 && (
                <span class="candidates">
                  {" "}
                  Found:{" "}
                  {input.candidates!.map((one) => (
                    <code key={one}>
                      <bdi>{clean(one)}</bdi>
                    </code>
                  ))}
                </span>
              )}
            </p>
          ))}
          {step.side_effects && (
            <p class="side-effects">
              <Text of={step.side_effects} />
            </p>
          )}
        </li>
      ))}
    </ol>
  );
}
