// Words for values: times, numbers, and text that others wrote.

const kNumber = new Intl.NumberFormat("en-US");
export const count = (value: number) => kNumber.format(value);
export const percent = (share: number) => {
  const value = share * 100;
  return `${value > 0 && value < 10 ? (Math.round(value * 10) / 10).toString() : Math.round(value).toString()} %`;
};
export const plural = (value: number, noun: string, many = `${noun}s`) =>
  `${count(value)} ${value === 1 ? noun : many}`;

// Text from AWS or an instance: what is invisible, or turns the direction of what follows, becomes visible.
// Characters that only look odd stay. Copying gives the text as it is.
const kHidden =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff]/g;
export function clean(text: string): string {
  return text.replace(kHidden, (c) => {
    const code = c.charCodeAt(0);
    if (code < 0x20) return String.fromCharCode(0x2400 + code);
    return `⟨U+${code.toString(16).toUpperCase().padStart(4, "0")}⟩`;
  });
}

// A sentence's first word with a capital letter; an id or a name that only starts with a letter stays.
export const sentence = (text: string) =>
  /^[a-z]+[ ,]/.test(text) ? text.charAt(0).toUpperCase() + text.slice(1) : text;

const kUnits: [number, string][] = [
  [86400 * 365, "y"],
  [86400, "d"],
  [3600, "h"],
  [60, "min"],
];

// "38 d": the largest unit, and no more.
export function duration(seconds: number): string {
  const size = Math.abs(seconds);
  if (size >= 86400 * 730) return `${Math.floor(size / (86400 * 365))} y`;
  for (const [unit, name] of kUnits.slice(1)) if (size >= unit) return `${Math.floor(size / unit)} ${name}`;
  return `${Math.floor(size)} s`;
}

// "38 d ago", "in 2 d": as seen from the instant that counts as now.
export function relative(seconds: number, now: number): string {
  const difference = now - seconds;
  if (Math.abs(difference) < 1) return "now";
  return difference >= 0 ? `${duration(difference)} ago` : `in ${duration(difference)}`;
}

export const exact = (seconds: number) => new Date(seconds * 1000).toISOString().replace(".000Z", "Z");
// "2026-11-20 12:00 UTC"
export const minute = (seconds: number) => `${exact(seconds).slice(0, 16).replace("T", " ")} UTC`;
export const seconds = (time: string) => Date.parse(time) / 1000;

// A map: a value may be called `constructor`.
const kWords = new Map([
  ["non_compliant", "non-compliant"],
  ["non_production", "non-production"],
  ["never_ran", "never ran"],
  ["patch_group", "patch group"],
  ["patch_policy", "patch policy"],
  ["run_command", "Run Command"],
  ["maintenance_window", "maintenance window"],
  ["association", "association"],
  ["automation", "automation"],
  ["patch_state", "patch state"],
  ["not_listed", "not listed"],
  ["pending_reboot", "pending reboot"],
  ["available_security", "available security"],
  ["ssm-reachability", "SSM reachability"],
  ["os-patch", "OS patch"],
  ["pending-reboot", "pending reboot"],
]);
// The contract's words as people write them.
export const word = (value: string) => kWords.get(value) ?? value;
export const title = (value: string) => {
  const text = word(value);
  return text.charAt(0).toUpperCase() + text.slice(1);
};
