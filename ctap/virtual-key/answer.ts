import type { CborValue } from "../cbor/cbor-value.ts";

/** Members of an answer by their numbers. Those that are undefined are left out. */
export type Answer = Readonly<Record<number, CborValue | undefined>>;
