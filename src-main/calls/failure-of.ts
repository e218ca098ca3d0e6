import { z } from "zod";
import { Unreachable } from "../../client/call-server.ts";
import { UnfitRequest } from "../../client/challenge.ts";
import { OtherServer } from "../../client/paired-server.ts";
import type { DesktopFailure as DesktopFailureCode, IpcAnswer } from "../../contract/desktop/failure.ts";
import { ShownState } from "../../contract/login-request.ts";
import { Problem } from "../../contract/problem.ts";
import { OtherAddress } from "../../native-app/connect-server.ts";
import { ForeignAddress } from "../../native-app/page-address.ts";
import { type AddressFault, AddressRefused } from "../../native-app/server-address.ts";
import { isServerOrigin } from "../accounts/server-origin.ts";
import { CertificateRefused } from "../accounts/surroundings.ts";
import { DesktopFailure } from "../desktop-failure.ts";

type Failed = Omit<Extract<IpcAnswer<unknown>, { ok: false }>, "ok">;

const addressFaults: Record<AddressFault, DesktopFailureCode> = {
	"no-address": "no-address",
	scheme: "address-scheme",
	http: "address-http",
	loopback: "address-loopback",
	credentials: "address-credentials",
	path: "address-path",
};

/** The one place where anything thrown in the main process becomes a code that the window has words for. */
export function failureOf(thrown: unknown): Failed {
	if (thrown instanceof DesktopFailure) return { code: thrown.code, members: thrown.members };
	if (thrown instanceof Problem) return { code: thrown.code, members: knownMembers(thrown) };
	if (thrown instanceof AddressRefused) return failed(addressFaults[thrown.reason], thrown.suggestion);
	if (thrown instanceof OtherAddress)
		return failed("other-address", isServerOrigin(thrown.origin) ? thrown.origin : undefined);
	if (thrown instanceof Unreachable && thrown.cause instanceof CertificateRefused) return failed("certificate");
	return failed(codes.find(([kind]) => thrown instanceof kind)?.[1] ?? (isTimeout(thrown) ? "unreachable" : "unknown"));
}

/** A server may send along what it likes: only what the window knows of gets there, and never a sentence or an address. */
const ProblemMembers = z.object({
	attemptsLeft: z.int().min(0).max(99).optional().catch(undefined),
	state: ShownState.optional().catch(undefined),
});

function knownMembers({ members }: Problem): Failed["members"] {
	const entries = Object.entries(ProblemMembers.parse(members)).filter(([, value]) => value !== undefined);
	return Object.fromEntries(entries);
}

const codes = [
	[ForeignAddress, "foreign-address"],
	[OtherServer, "other-server"],
	[UnfitRequest, "unfit-request"],
	[Unreachable, "unreachable"],
] as const;

function isTimeout(thrown: unknown): boolean {
	return thrown instanceof Error && thrown.name === "TimeoutError";
}

function failed(code: DesktopFailureCode, suggestion?: string): Failed {
	return { code, members: suggestion === undefined ? {} : { suggestion } };
}
