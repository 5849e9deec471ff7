// Keys that work wherever the reader is, except in a field.
import { active, change, help, items, moveOpen, nextTheme, refOf, groups, openGroups, view } from "./state.ts";

const isField = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

function open() {
  const item = items.value[active.value];
  if (item === undefined) return;
  if (item >= 0) {
    change({ open: refOf(item) });
    return;
  }
  const value = groups.value![-item - 1]!.value;
  const next = new Set(openGroups.value);
  if (!next.delete(value)) next.add(value);
  openGroups.value = next;
}

function move(step: number) {
  if (view.value.open !== null) {
    moveOpen(step);
    return;
  }
  const grid = document.querySelector<HTMLElement>('[role="grid"]');
  // The first key only goes to the table, so that the first row isn't passed over unseen.
  if (grid !== null && document.activeElement !== grid) {
    grid.focus({ preventScroll: true });
    grid.scrollIntoView({ block: "nearest" });
    if (active.value === 0 && step > 0) return;
  }
  active.value = Math.max(0, Math.min(items.value.length - 1, active.value + step));
}

export function listenToKeys() {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (isField(event.target)) {
      if (event.key === "Escape") (event.target as HTMLElement).blur();
      else if (event.key === "Enter" && (event.target as HTMLElement).id === "search")
        document.querySelector<HTMLElement>('[role="grid"]')?.focus();
      return;
    }
    const isOnControl =
      event.target instanceof HTMLElement && event.target.closest("button, a, summary, label") !== null;
    const does: Record<string, () => void> = {
      "/": () => {
        change({ open: null });
        // At once, since it keeps the focus from everything else and gives it back to the table when it closes.
        document.querySelector<HTMLDialogElement>("dialog[open]")?.close();
        const search = document.getElementById("search");
        search?.scrollIntoView({ block: "nearest" });
        search?.focus();
      },
      j: () => move(1),
      k: () => move(-1),
      t: nextTheme,
      "?": () => (help.value = !help.value),
    };
    if (event.key === "Enter" && !isOnControl && view.value.open === null && !help.value) {
      event.preventDefault();
      open();
    }
    const action = does[event.key];
    if (action === undefined || (help.value && event.key !== "?")) return;
    event.preventDefault();
    action();
  });
}
