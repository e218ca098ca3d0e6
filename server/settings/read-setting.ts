import type { z } from "zod";
import { SettingsError } from "./settings-error.ts";

type Given = Readonly<Record<string, string | string[] | undefined>>;

/** One setting by its flag or variable, or `undefined` where neither is given. `secret`: its value is told to nobody. */
export type ReadSetting = <T>(name: string, rule: z.ZodType<T>, secret?: "secret") => T | undefined;

/** @throws SettingsError with one line that names the setting and what it takes */
export function settingReader(flags: Given, environment: Readonly<Record<string, string | undefined>>): ReadSetting {
	return (name, rule, secret) => {
		const value = flags[name] ?? listed(name, environment[variableOf(name)] || undefined);
		if (value === undefined) return undefined;
		const parsed = rule.safeParse(value);
		if (parsed.success) return parsed.data;
		const given = flags[name] === undefined ? variableOf(name) : flagOf(name);
		const instead = secret ? "" : `, not ${JSON.stringify([value].flat().join(","))}`;
		throw new SettingsError(`${given} takes ${parsed.error.issues[0]?.message}${instead}.`);
	};
}

const several = new Set(["trustedProxy", "headscaleUser", "headscaleGroup"]);

/** A setting that can be given several times is a list with commas in its variable. */
function listed(name: string, text: string | undefined): string | string[] | undefined {
	return several.has(name) ? text?.split(",").map((part) => part.trim()) : text;
}

function flagOf(name: string): string {
	return `--${name.replace(/[A-Z]/g, "-$&").toLowerCase()}`;
}

function variableOf(name: string): string {
	return `COUNTERSIGN_${name.replace(/[A-Z]/g, "_$&").toUpperCase()}`;
}
