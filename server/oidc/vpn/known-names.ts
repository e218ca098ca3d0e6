import type {} from "@fastify/cookie";
import type { FastifyReply, FastifyRequest } from "fastify";
import { AccountName } from "../../../contract/account.ts";
import { sameText } from "../../secret.ts";
import type { ServerKeys } from "../../server-keys.ts";
import { interactionPath } from "../provider/provider-routes.ts";

const most = 5;
const halfYear = 180 * 24 * 3600;

/** The accounts that were logged in in a browser, as that browser keeps them itself. */
export interface KnownNames {
	/** Newest first. */
	of(request: FastifyRequest): string[];
	/** After a login: who only waited is not remembered, and neither is a name that somebody mistyped. */
	remember(request: FastifyRequest, reply: FastifyReply, name: string): void;
	forget(reply: FastifyReply): void;
}

/** Signed, so that no other site of the domain puts a name into somebody's list. */
export function knownNames(origin: string, keys: ServerKeys): KnownNames {
	const { protocol, port } = new URL(origin);
	const secure = protocol === "https:";
	const cookie = secure ? "__Secure-countersign-names" : `countersign-names-${port}`;
	const options = { path: interactionPath, httpOnly: true, sameSite: "lax", secure } as const;
	const signature = (names: string) => keys.mac("oidc-cookie", `names\n${names}`);
	const read = ({ cookies }: FastifyRequest) => {
		const [names = "", signed = ""] = cookies[cookie]?.split("~") ?? [];
		if (!sameText(signature(names), signed)) return [];
		const parsed = AccountName.array().max(most).safeParse(names.split("."));
		return parsed.success ? parsed.data : [];
	};
	return {
		of: read,
		remember(request, reply, name) {
			const names = [name, ...read(request).filter((other) => other !== name)].slice(0, most).join(".");
			reply.setCookie(cookie, `${names}~${signature(names)}`, { ...options, maxAge: halfYear });
		},
		forget: (reply) => void reply.clearCookie(cookie, options),
	};
}
