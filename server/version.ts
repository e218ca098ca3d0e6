import { readFileSync } from "node:fs";
import { z } from "zod";

const manifest = readFileSync(new URL("../package.json", import.meta.url), "utf8");

/** This project's version, as package.json has it. */
export const version: string = z.object({ version: z.string() }).parse(JSON.parse(manifest)).version;
