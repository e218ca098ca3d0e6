import type { FastifyRequest } from "fastify";
import type { Call } from "../../contract/call.ts";
import { Problem } from "../../contract/problem.ts";
import type { VerifyProof } from "../dpop/verify-proof.ts";
import type { SignedIn, WebSessions } from "../sessions/web-sessions.ts";

/** Who a call comes from, by the authority it needs. */
export interface Callers {
	anybody: { address: string; session: SignedIn | undefined };
	requester: { thumbprint: string; token: string };
	approver: SignedIn;
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
}

export function openGate(parts: GateParts): Gate {
	const doors: { [A in Call["authority"]]: (request: FastifyRequest) => Promise<Callers[A]> } = {
		anybody: async (request) => ({ address: request.ip, session: await parts.sessions.find(request) }),
		requester: (request) => requester(parts, request),
		approver: (request) => signedIn(parts, request),
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

async function requester({ origin, verifyProof }: GateParts, request: FastifyRequest): Promise<Callers["requester"]> {
	const token = /^Bearer ([\w-]{20,200})$/i.exec(request.headers.authorization ?? "")?.[1];
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
