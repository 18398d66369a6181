/* eslint-disable @typescript-eslint/no-non-null-assertion -- these arrays have a word at each place that is asked for */
/** SHA-256 (FIPS 180-4) of bytes. WebCrypto's answers each call only later, which a file of a million hashes would wait for. */
export function sha256(bytes: Uint8Array): Uint8Array {
  const blocks = padded(bytes);
  const state = Int32Array.from(START);
  for (let at = 0; at < blocks.length; at += 16) compress(state, blocks, at);
  const digest = new DataView(new ArrayBuffer(32));
  state.forEach((word, index) => digest.setInt32(4 * index, word));
  return new Uint8Array(digest.buffer);
}

/** As words, with a 1 behind the last bit and the number of bits at the end. */
function padded(bytes: Uint8Array): Int32Array {
  const words = new Int32Array(((bytes.length + 72) >> 6) << 4);
  for (let at = 0; at < bytes.length; at++) words[at >> 2]! |= bytes[at]! << (24 - 8 * (at & 3));
  words[bytes.length >> 2]! |= 0x80 << (24 - 8 * (bytes.length & 3));
  words[words.length - 2] = Math.floor(bytes.length / 2 ** 29);
  words[words.length - 1] = bytes.length << 3;
  return words;
}

const w = new Int32Array(64);

function compress(state: Int32Array, words: Int32Array, at: number): void {
  for (let t = 0; t < 16; t++) w[t] = words[at + t]!;
  for (let t = 16; t < 64; t++) {
    const [near, far] = [w[t - 2]!, w[t - 15]!];
    const small1 = turned(near, 17) ^ turned(near, 19) ^ (near >>> 10);
    const small0 = turned(far, 7) ^ turned(far, 18) ^ (far >>> 3);
    w[t] = (small1 + w[t - 7]! + small0 + w[t - 16]!) | 0;
  }
  let a = state[0]!;
  let b = state[1]!;
  let c = state[2]!;
  let d = state[3]!;
  let e = state[4]!;
  let f = state[5]!;
  let g = state[6]!;
  let h = state[7]!;
  for (let t = 0; t < 64; t++) {
    const big1 = turned(e, 6) ^ turned(e, 11) ^ turned(e, 25);
    const t1 = (h + big1 + ((e & f) ^ (~e & g)) + K[t]! + w[t]!) | 0;
    const big0 = turned(a, 2) ^ turned(a, 13) ^ turned(a, 22);
    const t2 = (big0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + t1) | 0;
    d = c;
    c = b;
    b = a;
    a = (t1 + t2) | 0;
  }
  state[0]! += a;
  state[1]! += b;
  state[2]! += c;
  state[3]! += d;
  state[4]! += e;
  state[5]! += f;
  state[6]! += g;
  state[7]! += h;
}

const turned = (word: number, by: number): number => (word >>> by) | (word << (32 - by));

/** The first 32 bits of the fractions of a root of each of the first primes, as the standard has them. */
function fractions(count: number, root: (prime: bigint) => bigint): Int32Array {
  const primes: bigint[] = [];
  for (let n = 2n; primes.length < count; n++) if (primes.every((prime) => n % prime !== 0n)) primes.push(n);
  return Int32Array.from(primes, (prime) => Number(BigInt.asIntN(32, root(prime))));
}

/** The whole part of the `degree`th root of a number. */
function wholeRoot(value: bigint, degree: bigint): bigint {
  let [low, high] = [0n, 1n << 64n];
  while (high - low > 1n) {
    const middle = (low + high) / 2n;
    if (middle ** degree <= value) low = middle;
    else high = middle;
  }
  return low;
}

const START = fractions(8, (prime) => wholeRoot(prime << 64n, 2n));
const K = fractions(64, (prime) => wholeRoot(prime << 96n, 3n));
