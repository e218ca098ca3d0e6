import { CreatedLoginRequest } from "../../../contract/login-request.ts";
import { type Asked, send } from "../../requester/ask-over-api.ts";
import { createRequesterKey } from "../../requester/requester-key.ts";
import { now } from "./clock.ts";

/** A login that is about to be asked for: all that takes time is done, but the asking. */
export interface PreparedLogin {
	/** The id that it will have. */
	readonly id: string;
	/** What is asked for; no other login has the same. */
	readonly target: string;
	send(): Promise<SentLogin>;
}

export interface SentLogin extends Asked {
	/** The moment before the call went out, by `now`. */
	readonly sentAt: number;
}

/** Where benchmarks come from (RFC 2544, section 9.1): each login from an address of its own, so that none floods. */
function addressOf(count: number): string {
	return `198.18.${count >> 8}.${count & 255}`;
}

/** One login after the other, each to be announced. The server has to believe what is forwarded to it. */
export function loginsTo(origin: string, account: string): () => PreparedLogin {
	let count = 0;
	return () => {
		count += 1;
		const key = createRequesterKey();
		const target = `bench-${count}.example`;
		const url = `${origin}/api/login-requests`;
		const init = {
			method: "POST",
			headers: {
				"content-type": "application/json",
				dpop: key.proof({ method: "POST", url }),
				"x-forwarded-for": addressOf(count),
			},
			body: JSON.stringify({ account, kind: "ssh", target, host: "laptop", publicKey: key.publicKey }),
		};
		return {
			id: key.requestId,
			target,
			async send() {
				const sentAt = now();
				const { status, body } = await send(url, init);
				if (status !== 201) throw new Error(`The server answered ${status}: ${JSON.stringify(body)}`);
				return { ...CreatedLoginRequest.parse(body), key, sentAt };
			},
		};
	};
}
