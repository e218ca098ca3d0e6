import { expect, test } from "vitest";
import type { Settings } from "../../../contract/desktop/settings.ts";
import { signingMethod } from "./signing-method.ts";

const chosen = (method: Settings["method"]) => ({ method }) as Settings;
const barred = "windows-keeps-keys";

test("what was chosen last is taken, or else the first that there is", () => {
	expect(signingMethod({ settings: chosen("browser"), unavailable: { key: barred } })).toBe("browser");
	expect(signingMethod({ settings: chosen("key"), unavailable: { key: barred } })).toBe("window");
	expect(signingMethod({ settings: chosen("window"), unavailable: { window: barred } })).toBe("key");
});
