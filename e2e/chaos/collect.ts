import { decodeJwt } from "jose";
import { type Asked, askOutcome, askOwnOutcome, outcomeUrl } from "../requester/ask-over-api.ts";
import { createRequesterKey } from "../requester/requester-key.ts";
import { endOf, problemOf } from "./answered-problem.ts";
import type { MortalServer } from "./mortal-server.ts";
import { throughKills } from "./through-kills.ts";
import type { ToldLogin } from "./told.ts";

/** Asks how one's own login ended and notes it down, with the token where there is one. */
export async function collect(server: MortalServer, told: ToldLogin, asked: Asked): Promise<void> {
	await throughKills(server, async () => {
		const { status, body } = await askOwnOutcome(server.origin, asked);
		if (status === 202) return;
		if (status === 200) {
			const { jti = "", cnf } = decodeJwt<{ cnf: { jkt: string } }>(String(body["accessToken"]));
			told.tokens.set(jti, cnf.jkt);
			told.ends.add("approved");
			return;
		}
		const problem = problemOf(body);
		const end = endOf(problem);
		if (!end) throw problem;
		told.ends.add(end);
	});
}

/** Asks for the outcome with the right token and another key, as somebody does who got hold of the token alone. */
export async function collectAsStranger(server: MortalServer, told: ToldLogin, asked: Asked): Promise<void> {
	const { id, waitToken } = asked;
	const key = createRequesterKey();
	await throughKills(server, async () => {
		const proof = key.proof({ method: "GET", url: outcomeUrl(server.origin, id), token: waitToken });
		const { status, body } = await askOutcome(server.origin, { id, waitToken, proof });
		if (status < 300) told.strangersServed += 1;
		else if (body["code"] !== "token-refused") throw problemOf(body);
	});
}
