import { createHash } from "node:crypto";
import { calls } from "../../contract/calls.ts";
import { loginChallengeText } from "../../contract/login-challenge.ts";
import { enrolKey } from "../../ctap/flows/enrol-key.ts";
import type { Person } from "../../ctap/flows/person.ts";
import { signLogin } from "../../ctap/flows/sign-login.ts";
import { createVirtualKey } from "../../ctap/virtual-key/virtual-key.ts";
import { VirtualPorts } from "../../ctap/virtual-key/virtual-ports.ts";
import type { CookieSession } from "../software-passkey/cookie-session.ts";
import { signInWith } from "../software-passkey/sign-in-with.ts";
import type { SoftwarePasskey } from "../software-passkey/software-passkey.ts";
import { askLogin } from "../start/ask-login.ts";
import type { CleanUps } from "./clean-up.ts";
import { holds, narrate } from "./narrate.ts";

const pin = "739154";
const name = "Software key";

/** Somebody who knows the PIN, and once types a wrong one. */
function forgetful(): Person {
	const remembered = ["000000", pin];
	const entry = (text: string) => Promise.resolve(new TextEncoder().encode(text));
	return {
		show: () => {},
		enterPin({ problem, triesLeft }) {
			if (problem === "wrong")
				narrate("A wrong PIN is told, and how many tries the key has left.", `${triesLeft} tries`);
			return entry(remembered.shift() ?? pin);
		},
		setPin: () => entry(pin),
		changePin: () => Promise.reject(new Error("Nobody asked for that.")),
	};
}

/** The same account, with a security key: its own PIN, a touch, and no browser between. */
export async function approvedByKey(
	session: CookieSession,
	passkey: SoftwarePasskey,
	cleanUps: CleanUps,
): Promise<void> {
	const ports = new VirtualPorts();
	ports.plugIn(createVirtualKey({ personality: { attestation: "batch" } }), name);
	const params = { userId: "alice" };
	const proven = await signInWith(session, passkey, { purpose: "proof" });
	holds(proven.purpose === "proof", "a passkey proves who adds another");
	const body = { proof: proven.proof, attestation: "direct" } as const;
	const { ceremony, options } = await session.send(calls.startRegistration, { params, body });
	const { residentKey } = options.authenticatorSelection;
	const enrolled = await enrolKey({ ...options, residentKey, origin: session.origin }, ports, forgetful());
	const handedIn = { ceremony, response: enrolled.response, name: enrolled.key };
	const added = await session.send(calls.finishRegistration, { params, body: handedIn });
	holds(added.passkey.attestation === "packed", "the key's maker vouches for it");
	narrate("alice plugged in a security key, gave it a PIN and registered it.");

	const terminal = await askLogin(session.origin, "alice");
	await cleanUps.add(terminal.close);
	narrate("Another login asks.", `match code ${terminal.code}`);
	const asked = { params: { id: terminal.id } };
	const request = await session.send(calls.loginRequest, asked);
	const { rpId, origin, allowCredentials } = await session.send(calls.loginCredentials, asked);
	const challenge = createHash("sha256").update(loginChallengeText(request, terminal.code)).digest("base64url");
	const { response } = await signLogin({ rpId, origin, challenge, allowCredentials }, ports, forgetful());
	const approved = await session.send(calls.approveLoginRequest, { ...asked, body: { response } });
	holds(approved.receipt.credentialId === added.passkey.id, "the security key signed");
	holds((await terminal.ended).code === 0, "the terminal ends with 0");
	narrate("The right PIN and a touch approved it, and the terminal went on.");
}
