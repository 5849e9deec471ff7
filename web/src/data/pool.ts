// Reads values that were written as references into a pool, where everything that repeats stands once.
//
// A number is a reference, text stands for itself, an array that starts with a negative number is an object of that shape,
// any other array is an array. A pool's own entries are the same, but numbers, true, false and null there are themselves.
// In text, \u0001 and a letter stands for what differs from one instance to the next: its id, account and Region.
export type Packed = number | string | Packed[];
export type Entry = Packed | boolean | null;

export interface Pool {
  shapes: string[][];
  nodes: Entry[];
}

export interface Chunk {
  nodes: Entry[];
  roots: Packed[];
}

export interface Self {
  instance_id: string;
  account: string;
  region: string;
}

export function unpack(pool: Pool, chunk: Chunk, index: number, self: Self): unknown {
  const stands: Record<string, string> = { i: self.instance_id, a: self.account, r: self.region, "1": "\u0001" };
  const text = (packed: string) =>
    packed.includes("\u0001") ? packed.replace(/\u0001(.)/gs, (_, letter: string) => stands[letter] ?? "") : packed;

  const entry = (value: Entry | undefined): unknown => {
    if (value === undefined) throw new Error("A part of this file refers to what isn't there: the file is damaged.");
    if (typeof value === "string") return text(value);
    return Array.isArray(value) ? read(value) : value;
  };
  const read = (value: Packed): unknown => {
    if (typeof value === "string") return text(value);
    if (typeof value === "number") {
      return entry(value < pool.nodes.length ? pool.nodes[value] : chunk.nodes[value - pool.nodes.length]);
    }
    const shape = value[0];
    if (typeof shape !== "number" || shape >= 0) return value.map(read);
    const names = pool.shapes[-shape - 1] ?? [];
    // No prototype: a tag may be called __proto__.
    const object: Record<string, unknown> = Object.create(null);
    names.forEach((name, i) => {
      object[text(name)] = read(value[i + 1]!);
    });
    return object;
  };
  return read(chunk.roots[index]!);
}
