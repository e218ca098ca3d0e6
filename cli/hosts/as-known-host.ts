import type { DpopKey } from "../../client/dpop-key.ts";
import { askedByHost } from "../../client/host-proof.ts";
import { restoreDpopKey } from "../../client/kept-key.ts";
import { keySurroundings } from "../../native-app/key-surroundings.ts";
import type { Environment } from "../terminal.ts";
import { hostFile, readHost } from "./host-file.ts";

/**
 * A request's key, which this machine's own key proves beside where the machine is enrolled at this server.
 * @throws CommandFailure where this machine's key can not be read
 */
export async function asKnownHost(request: DpopKey, server: string, environment: Environment): Promise<DpopKey> {
	const host = await readHost(hostFile(environment));
	if (host?.server !== server) return request;
	return askedByHost(request, await restoreDpopKey(host.key, keySurroundings));
}
