import { CreatedLoginRequest, type NewLoginRequest } from "../../contract/login-request.ts";
import { createRequesterKey, type RequesterKey } from "./requester-key.ts";

export interface Answer {
	status: number;
	body: Record<string, unknown>;
}

/** Sends one call of a requester and gives back whatever was answered. */
export async function send(
	url: string,
	init: { method: string; headers: Record<string, string>; body?: string },
): Promise<Answer> {
	const answer = await fetch(url, init);
	const text = await answer.text();
	return { status: answer.status, body: text === "" ? {} : JSON.parse(text) };
}

/** A login request that was asked for over the bare API, and the key that belongs to it. */
export interface Asked extends CreatedLoginRequest {
	readonly key: RequesterKey;
}

/** @param forwardedFor the source address, where the server believes its proxy about it */
export async function askOverApi(
	origin: string,
	wish: Omit<NewLoginRequest, "publicKey">,
	forwardedFor?: string,
): Promise<Asked> {
	const key = createRequesterKey();
	const url = `${origin}/api/login-requests`;
	const { status, body } = await send(url, {
		method: "POST",
		headers: {
			"content-type": "application/json",
			dpop: key.proof({ method: "POST", url }),
			...(forwardedFor !== undefined && { "x-forwarded-for": forwardedFor }),
		},
		body: JSON.stringify({ ...wish, publicKey: key.publicKey }),
	});
	if (status !== 201) throw new Error(`The server answered ${status}: ${JSON.stringify(body)}`);
	return { ...CreatedLoginRequest.parse(body), key };
}

export interface OutcomeQuestion {
	id: string;
	waitToken: string;
	proof?: string;
}

export function outcomeUrl(origin: string, id: string): string {
	return `${origin}/api/login-requests/${id}/outcome`;
}

/** Asks once how a login ended, with exactly the proof that is given. */
export function askOutcome(origin: string, { id, waitToken, proof }: OutcomeQuestion): Promise<Answer> {
	return send(outcomeUrl(origin, id), {
		method: "GET",
		headers: { authorization: `Bearer ${waitToken}`, ...(proof !== undefined && { dpop: proof }) },
	});
}

/** Asks once how one's own login ended, with the proof that belongs to it. */
export function askOwnOutcome(origin: string, { id, waitToken, key }: Asked): Promise<Answer> {
	const proof = key.proof({ method: "GET", url: outcomeUrl(origin, id), token: waitToken });
	return askOutcome(origin, { id, waitToken, proof });
}

/** Withdraws one's own login. */
export async function cancelOverApi(origin: string, { id, waitToken, key }: Asked): Promise<void> {
	const url = `${origin}/api/login-requests/${id}`;
	const dpop = key.proof({ method: "DELETE", url, token: waitToken });
	const { status } = await send(url, { method: "DELETE", headers: { authorization: `Bearer ${waitToken}`, dpop } });
	if (status !== 204) throw new Error(`The server answered ${status}.`);
}
