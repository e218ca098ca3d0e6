import { limitedText } from "../../client/limited-text.ts";
import type { Network } from "../../client/runtime.ts";
import { calls } from "../../contract/calls.ts";
import type { DesktopFailure as DesktopFailureCode } from "../../contract/desktop/failure.ts";
import { AnyServer, protocolFit } from "../../contract/protocol.ts";
import { DesktopFailure } from "../desktop-failure.ts";
import { isServerOrigin } from "./server-origin.ts";
import { CertificateRefused } from "./surroundings.ts";

export type ServerTrouble = Extract<
	DesktopFailureCode,
	"unreachable" | "certificate" | "not-countersign" | "too-old" | "too-new" | "other-address"
>;

export interface CheckedServer {
	readonly rpId: string;
	/** Add it to the local clock to get the server's. */
	readonly clockOffset: number;
}

/**
 * Asks what answers at `origin`, and tells apart why it may not be what was looked for.
 * @throws DesktopFailure with a `ServerTrouble`, what the `signal` was aborted with
 */
export async function checkServer(origin: string, network: Network, signal: AbortSignal): Promise<CheckedServer> {
	const answer = await ask(origin, network, signal);
	const { success, data: any } = AnyServer.safeParse(answer);
	if (!success) throw new DesktopFailure("not-countersign");
	const fit = protocolFit(any);
	if (fit !== "fits") throw new DesktopFailure(fit === "server-too-old" ? "too-old" : "too-new");
	const server = calls.serverInfo.answers[200].safeParse(answer);
	if (!server.success) throw new DesktopFailure("not-countersign", { cause: server.error });
	const { origin: own, rpId } = server.data;
	// It is shown and offered to be used: what is no address of a server is not.
	if (!isServerOrigin(own)) throw new DesktopFailure("not-countersign");
	if (own !== origin) throw new DesktopFailure("other-address", { suggestion: own });
	return { rpId, clockOffset: Date.parse(server.data.now) - Date.now() };
}

async function ask(origin: string, network: Network, signal: AbortSignal): Promise<unknown> {
	const { method, path } = calls.serverInfo;
	let text: string | undefined;
	try {
		const answer = await network.fetch(origin + path, { method, headers: { accept: "application/json" }, signal });
		text = await limitedText(answer);
		if (answer.status >= 500) throw new Error(`The server answered with ${answer.status}.`);
	} catch (cause) {
		signal.throwIfAborted();
		throw new DesktopFailure(cause instanceof CertificateRefused ? "certificate" : "unreachable", { cause });
	}
	try {
		return JSON.parse(text ?? "");
	} catch (cause) {
		throw new DesktopFailure("not-countersign", { cause });
	}
}
