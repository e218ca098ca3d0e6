import type { KeyReport } from "../../contract/desktop/key-step.ts";
import { openSecurityKey } from "../../ctap/key/open-security-key.ts";
import type { SecurityKey } from "../../ctap/key/security-key.ts";
import type { KeySource, PluggedKey } from "../../ctap/transport/key-source.ts";
import { waysToVerify } from "../../ctap/verification/ways-to-verify.ts";
import { keyTrouble } from "./key-trouble.ts";

/** The keys that are plugged in at this moment, each with how it stands. @throws KeyFailure where none can be seen */
export async function reportKeys(source: KeySource, signal: AbortSignal): Promise<readonly KeyReport[]> {
	const keys = await presentKeys(source, signal);
	const reports: KeyReport[] = [];
	for (const key of keys) reports.push({ name: key.name, state: await stateOf(key) });
	return reports;
}

function presentKeys(source: KeySource, signal: AbortSignal): Promise<readonly PluggedKey[]> {
	const { promise, resolve, reject } = Promise.withResolvers<readonly PluggedKey[]>();
	const stopped = () => reject(signal.reason);
	signal.addEventListener("abort", stopped);
	const stopWatching = source.watch({ present: resolve, failed: reject });
	return promise.finally(() => {
		stopWatching();
		signal.removeEventListener("abort", stopped);
	});
}

async function stateOf(plugged: PluggedKey): Promise<string> {
	let key: SecurityKey | undefined;
	try {
		key = await openSecurityKey(await plugged.open());
		return await standing(key);
	} catch (error) {
		const { code, sentence } = keyTrouble(error);
		return `${code}: ${sentence}`;
	} finally {
		await key?.close().catch(() => undefined);
	}
}

async function standing(key: SecurityKey): Promise<string> {
	const info = await key.info();
	const { pin, builtIn } = waysToVerify(info);
	const retries = await key.retries();
	const parts = [
		info.versions.join(" "),
		`PIN ${pin}`,
		retries.pin !== undefined && `${retries.pin} tries left`,
		retries.needsPowerCycle && "to be unplugged first",
		info.forcePinChange && "PIN to be changed",
		builtIn !== "none" && "fingerprint",
	];
	return parts.filter(Boolean).join(", ");
}
