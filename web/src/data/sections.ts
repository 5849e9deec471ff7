// The page's sections: elements with compressed JSON in them.

async function inflate(base64: string): Promise<string> {
  const binary = atob(base64);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; ++i) bytes[i] = binary.charCodeAt(i);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Response(stream).text();
}

// Throws where the page has no such section: it was cut on its way, or is none of ours.
export async function section<T>(name: string): Promise<T> {
  const element = document.getElementById(`p-${name}`);
  if (element === null) throw new Error(`The part “${name}” is missing: this file is incomplete.`);
  return JSON.parse(await inflate(element.textContent ?? "")) as T;
}

export const hasSection = (name: string) => document.getElementById(`p-${name}`) !== null;

export function whenParsed(): Promise<void> {
  if (document.readyState !== "loading") return Promise.resolve();
  return new Promise((resolve) => document.addEventListener("DOMContentLoaded", () => resolve(), { once: true }));
}
