import { createRequire } from "node:module";

const { version } = createRequire(import.meta.url)("electron/package.json") as { version: string };

/** The versions that process.versions has under Electron, beside Node's own. */
export const electronVersions: Record<string, string> = { electron: version, chrome: "152.0.0.0" };
