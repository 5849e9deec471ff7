// Reads values that were written as references into tables, where everything that repeats stands once.
//
// A number is a reference, text stands for itself, an array that starts with a negative number is an object of that shape,
// any other array is an array. A table's own entries are the same, but numbers, true, false and null there are themselves.
// References of a chunk count its own table first, then the pool's; those of the pool count the pool's alone.
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

  const entry = (value: Entry | undefined, own: Entry[]): unknown => {
    if (value === undefined) throw new Error("A part of this file refers to what isn't there: the file is damaged.");
    if (typeof value === "string") return text(value);
    return Array.isArray(value) ? read(value, own) : value;
  };
  const read = (value: Packed, own: Entry[]): unknown => {
    if (typeof value === "string") return text(value);
    if (typeof value === "number") {
      return value < own.length ? entry(own[value], own) : entry(pool.nodes[value - own.length], []);
    }
    const shape = value[0];
    if (typeof shape !== "number" || shape >= 0) return value.map((one) => read(one, own));
    const names = pool.shapes[-shape - 1] ?? [];
    // No prototype: a tag may be called __proto__.
    const object: Record<string, unknown> = Object.create(null);
    names.forEach((name, i) => {
      object[text(name)] = read(value[i + 1]!, own);
    });
    return object;
  };
  return read(chunk.roots[index]!, chunk.nodes);
}
