import type { FastifyRequest } from "fastify";
import type { Call } from "../../contract/call.ts";
import { Problem } from "../../contract/problem.ts";
import { type Approver, isAdmin } from "../approver.ts";
import type { CeremonyTickets } from "../ceremony-tickets/tickets.ts";
import type { ProvenCall, VerifyProof } from "../dpop/verify-proof.ts";
import { sourceOf } from "../floods/source.ts";
import type { Pairings } from "../pairings/pairings.ts";
import type { SignedIn, WebSessions } from "../sessions/web-sessions.ts";
import { clientAddress } from "./client-address.ts";

/** `source` is what limits are counted by. */
interface Anybody {
	address: string;
	source: string;
}

/** Who a call comes from, by the authority it needs. */
export interface Callers {
	anybody: Anybody;
	/** `approver` where the call carries a session or a pairing's token. */
	"anybody-or-approver": Anybody & { approver: Approver | undefined };
	requester: { thumbprint: string; token: string };
	approver: Approver;
	decider: Approver;
	session: SignedIn;
	admin: SignedIn;
}

export type CallerOf<C extends Call> = Callers[C["authority"]];

export interface Gate {
	/** Lets a call through to its handler, or throws the problem that keeps it out. */
	call<C extends Call>(call: C, request: FastifyRequest): Promise<CallerOf<C>>;
	/** The same for an event stream; with `requestId`, also for the ceremony page of that request. */
	stream(request: FastifyRequest, requestId: string | undefined): Promise<Approver>;
}

export interface GateParts {
	readonly origin: string;
	readonly sessions: WebSessions;
	readonly verifyProof: VerifyProof;
	readonly pairings: Pairings;
	readonly tickets: CeremonyTickets;
}

export function openGate(parts: GateParts): Gate {
	const doors: { [A in Call["authority"]]: (request: FastifyRequest) => Promise<Callers[A]> } = {
		anybody: async (request) => anybody(request),
		"anybody-or-approver": async (request) => {
			const token = bearerToken(request);
			const approver = await (token === undefined ? parts.sessions.find(request) : pairedApp(parts, request, token));
			return { ...anybody(request), approver };
		},
		requester: (request) => requester(parts, request),
		approver: (request) => approver(parts, request),
		decider: (request) => decider(parts, request, Object(request.params)["id"]),
		session: (request) => signedIn(parts, request),
		admin: async (request) => {
			const caller = await signedIn(parts, request);
			if (!isAdmin(caller)) throw new Problem("forbidden");
			return caller;
		},
	};
	return {
		call: async (call, request) => {
			refuseForeignOrigin(parts.origin, request);
			return (await doors[call.authority](request)) as CallerOf<typeof call>;
		},
		stream: (request, requestId) =>
			requestId === undefined ? approver(parts, request) : decider(parts, request, requestId),
	};
}

/** Browsers name the page that makes an unsafe call; one of another site is refused whatever it carries. */
function refuseForeignOrigin(origin: string, request: FastifyRequest): void {
	const from = request.headers.origin;
	if (from !== undefined && from !== origin && request.method !== "GET") throw new Problem("wrong-origin");
}

function anybody(request: FastifyRequest): Anybody {
	const address = clientAddress(request);
	return { address, source: sourceOf(address) };
}

async function signedIn({ origin, sessions }: GateParts, request: FastifyRequest): Promise<SignedIn> {
	const caller = await sessions.find(request);
	if (!caller) throw new Problem("not-signed-in");
	// A cookie alone never changes anything: the page's own origin has to stand beside it.
	if (request.method !== "GET" && request.headers.origin !== origin) throw new Problem("wrong-origin");
	return caller;
}

/** A paired app with its token and key, or a web session. */
async function approver(parts: GateParts, request: FastifyRequest): Promise<Approver> {
	const token = bearerToken(request);
	return token === undefined ? signedIn(parts, request) : pairedApp(parts, request, token);
}

async function pairedApp({ origin, verifyProof, pairings }: GateParts, request: FastifyRequest, token: string) {
	const { thumbprint } = await verifyProof({ ...proofOf(origin, request), token });
	return pairings.find(token, thumbprint, clientAddress(request));
}

/** An approver, or the ceremony page of this very request, which has neither a key nor a session. */
async function decider(parts: GateParts, request: FastifyRequest, requestId: unknown): Promise<Approver> {
	const token = bearerToken(request);
	if (token === undefined || proofHeader(request) !== undefined) return approver(parts, request);
	const caller = await parts.tickets.find(token);
	if (caller.requestId !== requestId) throw new Problem("not-found");
	return caller;
}

/** The token of the `Authorization` header; RFC 9449 names its scheme DPoP, the contract says Bearer. */
function bearerToken(request: FastifyRequest): string | undefined {
	const header = request.headers.authorization;
	if (header === undefined) return undefined;
	const token = /^(?:Bearer|DPoP) ([\w-]{20,200})$/i.exec(header)?.[1];
	if (token === undefined) throw new Problem("token-refused");
	return token;
}

async function requester({ origin, verifyProof }: GateParts, request: FastifyRequest): Promise<Callers["requester"]> {
	const token = bearerToken(request);
	if (token === undefined) throw new Problem("token-refused");
	const { thumbprint } = await verifyProof({ ...proofOf(origin, request), token });
	return { thumbprint, token };
}

/** What a proof of key has to fit (RFC 9449, section 4.3): the method, and the address without its query. */
export function proofOf(origin: string, request: FastifyRequest): ProvenCall {
	const [path = ""] = request.url.split("?", 1);
	return { method: request.method, url: origin + path, proof: proofHeader(request) };
}

/** The `DPoP` header; one that was sent twice is refused with the rest of what does not fit. */
function proofHeader(request: FastifyRequest): string | undefined {
	const header = request.headers["dpop"];
	return Array.isArray(header) ? header.join(",") : header;
}
