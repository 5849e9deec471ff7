// The frame of an instance's blocks: a heading, and facts as pairs.
import type { ComponentChildren } from "preact";
import { Id, Text } from "./small.tsx";

export function Block({
  name,
  children,
  note,
}: {
  name: string;
  children: ComponentChildren;
  note?: ComponentChildren;
}) {
  return (
    <section class="block">
      <h3>
        {name}
        {note !== undefined && <small>{note}</small>}
      </h3>
      {children}
    </section>
  );
}

export function Facts({ of }: { of: [string, ComponentChildren | null | undefined][] }) {
  const known = of.filter(([, value]) => value !== null && value !== undefined && value !== "");
  return (
    <dl class="facts">
      {known.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

export const maybe = (text: string | null | undefined) =>
  text === null || text === undefined ? <span class="unknown">not known</span> : <Text of={text} />;
export const maybeId = (text: string | null | undefined) =>
  text === null || text === undefined ? <span class="unknown">not known</span> : <Id of={text} />;
