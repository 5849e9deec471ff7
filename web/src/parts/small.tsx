// Small parts that all sections share.
import type { ComponentChildren } from "preact";
import { useRef, useState } from "preact/hooks";
import { clean, exact, minute, relative, seconds, sentence } from "../format.ts";
import { now, say } from "../state.ts";

export async function copy(text: string, what: string) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // Where a browser keeps the clipboard from pages opened from disk.
    const area = document.createElement("textarea");
    area.value = text;
    (document.querySelector("dialog[open]") ?? document.body).append(area);
    area.select();
    const isCopied = document.execCommand("copy");
    area.remove();
    if (!isCopied) {
      say("This browser doesn't let the page copy");
      return;
    }
  }
  say(`Copied ${what}`);
}

export function Icon({ name }: { name: keyof typeof kPaths }) {
  return (
    <svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <path
        d={kPaths[name]}
        fill="none"
        stroke="currentColor"
        stroke-width="1.5"
        stroke-linecap="round"
        stroke-linejoin="round"
      />
    </svg>
  );
}
const kPaths = {
  copy: "M5.5 5.5v-2a1 1 0 0 1 1-1h6a1 1 0 0 1 1 1v6a1 1 0 0 1-1 1h-2M3.5 5.5h6a1 1 0 0 1 1 1v6a1 1 0 0 1-1 1h-6a1 1 0 0 1-1-1v-6a1 1 0 0 1 1-1Z",
  link: "M6.7 9.3a2.6 2.6 0 0 0 3.7 0l2.3-2.3a2.6 2.6 0 0 0-3.7-3.7l-.9.9M9.3 6.7a2.6 2.6 0 0 0-3.7 0L3.3 9a2.6 2.6 0 0 0 3.7 3.7l.9-.9",
  check: "M3 8.5l3.2 3.2L13 5",
  cross: "M4 4l8 8M12 4l-8 8",
  down: "M4 6l4 4 4-4",
  right: "M6 4l4 4-4 4",
  search: "M7 12A5 5 0 1 0 7 2a5 5 0 0 0 0 10ZM10.8 10.8 14 14",
  sun: "M8 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM8 1.5v1M8 13.5v1M1.5 8h1M13.5 8h1M3.4 3.4l.7.7M11.9 11.9l.7.7M3.4 12.6l.7-.7M11.9 4.1l.7-.7",
  moon: "M13.5 9.5A6 6 0 0 1 6.5 2.5a6 6 0 1 0 7 7Z",
  auto: "M8 2.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11ZM8 2.5v11M8 5l3.5-.6M8 8h5.4M8 11l3.6.6",
  help: "M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM6.3 6.2A1.8 1.8 0 1 1 8.6 8c-.4.2-.6.5-.6 1M8 11.2v.1",
  filter: "M2.5 4h11M4.5 8h7M6.5 12h3",
  columns: "M2.5 3h11v10h-11zM6.2 3v10M9.8 3v10",
  download: "M8 2.5v7.5M4.8 7 8 10.2 11.2 7M3 13.5h10",
  group: "M2.5 3.5h11M5 8h8.5M5 12.5h8.5M2.5 8h.1M2.5 12.5h.1",
} as const;

export function Copy({ text, what, icon = "copy" }: { text: string; what: string; icon?: keyof typeof kPaths }) {
  return (
    <button
      type="button"
      class="copy"
      aria-label={`Copy ${what}`}
      title={`Copy ${what}`}
      onClick={(event) => {
        event.stopPropagation();
        void copy(text, what);
      }}
    >
      <Icon name={icon} />
    </button>
  );
}

// Text from AWS or an instance, kept to its own direction.
export const Text = ({ of }: { of: string }) => <bdi>{clean(of)}</bdi>;

// A sentence with ids in it, none of which is broken at its hyphen.
export const Prose = ({ of }: { of: string }) => (
  <bdi>
    {clean(sentence(of))
      .split(/(\b[a-z]{1,10}-[0-9a-f]{8,17}\b)/)
      .map((part, i) =>
        i % 2 === 1 ? (
          <span key={i} class="whole">
            {part}
          </span>
        ) : (
          part
        ),
      )}
  </bdi>
);

// An id in full, with its copy button.
export const Id = ({ of, what = of }: { of: string; what?: string }) => (
  <span class="id">
    <bdi>{clean(of)}</bdi>
    <Copy text={of} what={what} />
  </span>
);

// "38 d ago", the exact time on hover; null is "not known".
export function When({ at, none = "not known" }: { at: string | number | null | undefined; none?: string }) {
  const time = typeof at === "string" ? seconds(at) : at;
  if (time === null || time === undefined || Number.isNaN(time)) return <span class="unknown">{none}</span>;
  return (
    <time dateTime={exact(time)} title={minute(time)}>
      {relative(time, now.value)}
    </time>
  );
}

// When something was read: a fact of the run, not an age.
export const Stamp = ({ at }: { at: string }) => (
  <time dateTime={at} title={at}>
    {minute(seconds(at))}
  </time>
);

export const Tier = ({ of }: { of: string | null }) =>
  of === null ? <span class="tier none">–</span> : <span class={`tier ${of.toLowerCase()}`}>{of}</span>;

export function Section({
  id,
  title,
  note,
  children,
}: {
  id: string;
  title: string;
  note?: ComponentChildren;
  children: ComponentChildren;
}) {
  return (
    <section id={id} aria-labelledby={`${id}-title`}>
      <header class="section-head">
        <h2 id={`${id}-title`}>{title}</h2>
        {note === undefined ? null : <p class="note">{note}</p>}
      </header>
      {children}
    </section>
  );
}

// A button that opens a small panel beneath it; closes by Esc, by a click elsewhere, or when focus leaves.
export function Menu({
  label,
  icon,
  children,
  end = false,
}: {
  label: string;
  icon: keyof typeof kPaths;
  children: (close: () => void) => ComponentChildren;
  end?: boolean;
}) {
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  return (
    <div
      class="menu"
      onKeyDown={(event) => {
        if (event.key === "Escape" && isOpen) {
          event.stopPropagation();
          close();
        }
      }}
      onFocusOut={(event) => {
        const next = event.relatedTarget as Node | null;
        if (next !== null && !(event.currentTarget as HTMLElement).contains(next)) setOpen(false);
      }}
    >
      <button
        type="button"
        class="quiet"
        aria-expanded={isOpen}
        aria-haspopup="true"
        ref={button}
        onClick={() => setOpen(!isOpen)}
      >
        <Icon name={icon} />
        <span>{label}</span>
      </button>
      {isOpen && <div class="veil" onClick={() => setOpen(false)} />}
      {isOpen && <div class={`menu-panel${end ? " end" : ""}`}>{children(close)}</div>}
    </div>
  );
}
