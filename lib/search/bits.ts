/** Writes numbers of few bits behind each other. */
export interface BitWriter {
  /** The lowest `width` bits of a value, at most 32. */
  bits(value: number, width: number): void;
  /** A number from 0 up, small ones in few bits: Golomb–Rice with parameter `k`, escaped to Elias gamma above 24 steps. */
  rice(value: number, k: number): void;
  /** A number from 1 up: Elias gamma. */
  gamma(value: number): void;
  readonly length: number;
  bytes(): Uint8Array;
}

export function bitWriter(): BitWriter {
  let buffer = new Uint8Array(256);
  let at = 0;
  const bit = (value: number) => {
    if (at >> 3 >= buffer.length) {
      const grown = new Uint8Array(buffer.length * 2);
      grown.set(buffer);
      buffer = grown;
    }
    if (value) buffer[at >> 3] = (buffer[at >> 3] ?? 0) | (128 >> (at & 7));
    at += 1;
  };
  const bits = (value: number, width: number) => {
    for (let place = width - 1; place >= 0; place -= 1) bit((value >>> place) & 1);
  };
  const gamma = (value: number) => {
    const width = 31 - Math.clz32(value);
    for (let zero = 0; zero < width; zero += 1) bit(0);
    bits(value, width + 1);
  };
  const rice = (value: number, k: number) => {
    const steps = value >>> k;
    if (steps < ESCAPE) {
      for (let one = 0; one < steps; one += 1) bit(1);
      bit(0);
      bits(value, k);
      return;
    }
    for (let one = 0; one < ESCAPE; one += 1) bit(1);
    gamma(value + 1);
  };
  return {
    bits,
    rice,
    gamma,
    get length() {
      return at;
    },
    bytes: () => buffer.slice(0, (at + 7) >> 3),
  };
}

const ESCAPE = 24;

/** Reads what a `BitWriter` wrote, in the same order. Behind the end it reads zeros, and throws where that makes no number. */
export interface BitReader {
  bits(width: number): number;
  rice(k: number): number;
  gamma(): number;
}

export function bitReader(buffer: Uint8Array): BitReader {
  let at = 0;
  const end = buffer.length * 8;
  const bit = () => {
    const value = ((buffer[at >> 3] ?? 0) >> (7 - (at & 7))) & 1;
    at += 1;
    return value;
  };
  const bits = (width: number) => {
    let value = 0;
    for (let left = width; left > 0; ) {
      const offset = at & 7;
      const take = Math.min(left, 8 - offset);
      const part = ((buffer[at >> 3] ?? 0) >> (8 - offset - take)) & ((1 << take) - 1);
      value = (value << take) | part;
      at += take;
      left -= take;
    }
    return value >>> 0;
  };
  const gamma = () => {
    let width = 0;
    while (bit() === 0) {
      width += 1;
      if (at > end) throw new Error('index bytes end within a number');
    }
    return ((1 << width) | bits(width)) >>> 0;
  };
  const rice = (k: number) => {
    let steps = 0;
    while (steps < ESCAPE && bit() === 1) steps += 1;
    return steps === ESCAPE ? gamma() - 1 : ((steps << k) | bits(k)) >>> 0;
  };
  return { bits, rice, gamma };
}

/** The parameter with which gaps whose mean is `mean` take the fewest bits. */
export function riceParameter(mean: number): number {
  return Math.max(0, Math.min(24, Math.floor(Math.log2(Math.max(1, mean * 0.69)))));
}
