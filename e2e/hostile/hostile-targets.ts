import type { FuzzTarget } from "../../ctap/fuzz/harness/fuzz-target.ts";
import { parserTargets } from "./parsers/parser-targets.ts";
import { bodiesTarget, requestsTarget } from "./requests/http-targets.ts";

/** What anybody else but a security key says: over HTTP, in files, in links, on the command line. */
export const hostileTargets: readonly FuzzTarget[] = [...parserTargets, bodiesTarget, requestsTarget];
