import { randomBytes } from "node:crypto";

/** Gives so many random bytes. A test that gives the same ones each time has the same keys and tokens each time. */
export type RandomSource = (bytes: number) => Uint8Array;

export const systemRandom: RandomSource = (bytes) => new Uint8Array(randomBytes(bytes));
