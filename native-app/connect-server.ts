import { callServer, type ServerConnection, Unreachable } from "../client/call-server.ts";
import type { Network } from "../client/runtime.ts";
import { calls } from "../contract/calls.ts";
import { AnyServer, protocolFit } from "../contract/protocol.ts";

/** A server that said who it is. */
export interface KnownServer extends ServerConnection {
	readonly rpId: string;
	/** Add it to the local clock to get the server's. */
	readonly clockOffset: number;
}

/** The server goes by another origin than the one it was reached at. */
export class OtherAddress extends Error {
	override readonly name = "OtherAddress";
	/** What the server says its own is. */
	readonly origin: string;

	constructor(origin: string) {
		super("The server goes by another address.");
		this.origin = origin;
	}
}

/** Server and program have no version of the wire contract in common. */
export class OtherProtocol extends Error {
	override readonly name = "OtherProtocol";
	readonly fit: "server-too-old" | "server-too-new";

	constructor(fit: "server-too-old" | "server-too-new") {
		super("The server speaks another version of the contract.");
		this.fit = fit;
	}
}

/** The call with the least that it can answer, so that a later server is known for what it is. */
const anyServer = { ...calls.serverInfo, answers: { 200: AnyServer } } as const;

/**
 * Makes sure that a Countersign server answers at `origin`, under that very name: proofs and passkeys are made for it.
 * @throws OtherProtocol, OtherAddress, Problem, Unreachable, what the `signal` was aborted with
 */
export async function connectServer(
	origin: string,
	{ network, signal }: { network: Network; signal: AbortSignal },
): Promise<KnownServer> {
	const server = { origin, network };
	const answer = await callServer(server, anyServer, { signal });
	const fit = protocolFit(answer);
	if (fit !== "fits") throw new OtherProtocol(fit);
	const { data: info, error } = calls.serverInfo.answers[200].safeParse(answer);
	if (!info) throw new Unreachable("The server's answer is not one this version knows.", { status: 200, cause: error });
	if (info.origin !== origin) throw new OtherAddress(info.origin);
	return { ...server, rpId: info.rpId, clockOffset: Date.parse(info.now) - Date.now() };
}
