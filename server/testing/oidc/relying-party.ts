import { createHash, randomBytes } from "node:crypto";
import { z } from "zod";
import { approve, callback, type Inhabitant, nameYourself, type VpnHousehold } from "./vpn-household.ts";

/** What a client keeps of an authorization that it began. */
export interface Begun {
	readonly url: string;
	readonly state: string;
	readonly nonce: string;
	readonly verifier: string;
}

/** Begins as headscale does: state and nonce of 64 hexadecimal digits, and PKCE where it is on. */
export function beginAuthorization(
	{ origin, client }: VpnHousehold,
	more: Record<string, string> = {},
	pkce = true,
): Begun {
	const [state, nonce] = [randomBytes(32).toString("hex"), randomBytes(32).toString("hex")];
	const verifier = randomBytes(32).toString("base64url");
	const challenge = createHash("sha256").update(verifier).digest("base64url");
	const query = new URLSearchParams({
		client_id: client.id,
		redirect_uri: callback,
		response_type: "code",
		scope: "openid profile email",
		state,
		nonce,
		...(pkce && { code_challenge: challenge, code_challenge_method: "S256", access_type: "offline" }),
		...more,
	});
	return { url: `${origin}/oidc/auth?${query}`, state, nonce, verifier };
}

/** One authorization from its beginning to the client's callback, approved by its owner. */
export async function authorize(
	home: VpnHousehold,
	person: Inhabitant,
	begun: Begun,
	browser = home.plainBrowser(),
): Promise<URLSearchParams> {
	const page = await browser.follow(begun.url);
	await approve(person, await nameYourself(browser, page.url, person.name));
	return new URL((await browser.follow(page.url)).url).searchParams;
}

/** Redeems something at the token endpoint. @param basic the client's id and secret, where they go into the header */
export function redeem(
	{ address }: VpnHousehold,
	body: Record<string, string>,
	basic?: { id: string; secret?: string | undefined },
	headers: Record<string, string> = {},
): Promise<Response> {
	const credentials = basic && Buffer.from(`${basic.id}:${basic.secret}`).toString("base64");
	return fetch(`${address}/oidc/token`, {
		method: "POST",
		headers: { ...(credentials && { authorization: `Basic ${credentials}` }), ...headers },
		body: new URLSearchParams(body),
	});
}

/** What redeems the code that a callback brought. */
export function codeOf(answer: URLSearchParams, { verifier }: Begun, pkce = true): Record<string, string> {
	return {
		grant_type: "authorization_code",
		code: answer.get("code") ?? "",
		redirect_uri: callback,
		...(pkce && { code_verifier: verifier }),
	};
}

const Tokens = z.object({
	access_token: z.string(),
	id_token: z.string(),
	token_type: z.string(),
	refresh_token: z.string().optional(),
});

/** The tokens of an answer, which has to be one. */
export async function tokensOf(answer: Response): Promise<z.infer<typeof Tokens>> {
	return Tokens.parse(await answer.json());
}

/** What userinfo says of the holder of a token. */
export function userinfo({ address }: VpnHousehold, token: string): Promise<Response> {
	return fetch(`${address}/oidc/userinfo`, { headers: { authorization: `Bearer ${token}` } });
}
