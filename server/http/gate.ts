import type { FastifyRequest } from "fastify";
import type { Call } from "../../contract/call.ts";
import { Problem } from "../../contract/problem.ts";
import type { Approver } from "../approver.ts";
import type { CeremonyTickets } from "../ceremony-tickets/tickets.ts";
import type { VerifyProof } from "../dpop/verify-proof.ts";
import type { Pairings } from "../pairings/pairings.ts";
import type { SignedIn, WebSessions } from "../sessions/web-sessions.ts";
import { plainAddress } from "./client-address.ts";

/** Who a call comes from, by the authority it needs. */
export interface Callers {
	anybody: { address: string; session: SignedIn | undefined };
	requester: { thumbprint: string; token: string };
	approver: Approver;
	decider: Approver;
	session: SignedIn;
	admin: SignedIn;
}

export type CallerOf<C extends Call> = Callers[C["authority"]];

/** Lets a call through to its handler, or throws the problem that keeps it out. */
export type Gate = <C extends Call>(call: C, request: FastifyRequest) => Promise<CallerOf<C>>;

export interface GateParts {
	readonly origin: string;
	readonly sessions: WebSessions;
	readonly verifyProof: VerifyProof;
	readonly pairings: Pairings;
	readonly tickets: CeremonyTickets;
}

export function openGate(parts: GateParts): Gate {
	const doors: { [A in Call["authority"]]: (request: FastifyRequest) => Promise<Callers[A]> } = {
		anybody: async (request) => ({ address: request.ip, session: await parts.sessions.find(request) }),
		requester: (request) => requester(parts, request),
		approver: (request) => approver(parts, request),
		decider: (request) => decider(parts, request),
		session: (request) => signedIn(parts, request),
		admin: async (request) => {
			const caller = await signedIn(parts, request);
			if (!caller.account.roles.includes("admin")) throw new Problem("forbidden");
			return caller;
		},
	};
	return async (call, request) => {
		refuseForeignOrigin(parts.origin, request);
		return (await doors[call.authority](request)) as CallerOf<typeof call>;
	};
}

/** Browsers name the page that makes an unsafe call; one of another site is refused whatever it carries. */
function refuseForeignOrigin(origin: string, request: FastifyRequest): void {
	const from = request.headers.origin;
	if (from !== undefined && from !== origin && request.method !== "GET") throw new Problem("wrong-origin");
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
	const call = { method: request.method, url: origin + pathOf(request), proof: proofHeader(request), token };
	const { thumbprint } = await verifyProof(call);
	return pairings.find(token, thumbprint, plainAddress(request.ip));
}

/** An approver, or the ceremony page of this very request, which has neither a key nor a session. */
async function decider(parts: GateParts, request: FastifyRequest): Promise<Approver> {
	const token = bearerToken(request);
	if (token === undefined || proofHeader(request) !== undefined) return approver(parts, request);
	const caller = await parts.tickets.find(token);
	const { id } = Object(request.params) as { id?: string };
	if (caller.requestId !== id) throw new Problem("not-found");
	return caller;
}

/** The token of the `Authorization` header; RFC 9449 names its scheme DPoP, api clients of ours say Bearer. */
export function bearerToken(request: FastifyRequest): string | undefined {
	const header = request.headers.authorization;
	if (header === undefined) return undefined;
	const token = /^(?:Bearer|DPoP) ([\w-]{20,200})$/i.exec(header)?.[1];
	if (token === undefined) throw new Problem("token-refused");
	return token;
}

async function requester({ origin, verifyProof }: GateParts, request: FastifyRequest): Promise<Callers["requester"]> {
	const token = bearerToken(request);
	if (token === undefined) throw new Problem("token-refused");
	const { thumbprint } = await verifyProof({
		method: request.method,
		url: origin + pathOf(request),
		proof: proofHeader(request),
		token,
	});
	return { thumbprint, token };
}

export function pathOf(request: FastifyRequest): string {
	return request.url.split("?", 1)[0] ?? "";
}

/** The `DPoP` header; one that was sent twice is refused with the rest of what does not fit. */
export function proofHeader(request: FastifyRequest): string | undefined {
	const header = request.headers["dpop"];
	return Array.isArray(header) ? header.join(",") : header;
}
