import { createHash } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { calls } from "../../contract/calls.ts";
import { signinChallengeText } from "../../contract/signin-challenge.ts";
import { enrolKey } from "../../ctap/flows/enrol-key.ts";
import { signLogin } from "../../ctap/flows/sign-login.ts";
import { ScriptedPerson } from "../../ctap/testing/scripted-person.ts";
import type { SavedKey } from "../../ctap/virtual-key/saved-key.ts";
import { type ServedKey, serveOnSocket } from "../../ctap/virtual-key/serve-on-socket.ts";
import { createVirtualKey, type VirtualKey, type VirtualKeyOptions } from "../../ctap/virtual-key/virtual-key.ts";
import { VirtualPorts } from "../../ctap/virtual-key/virtual-ports.ts";
import { openCookieSession } from "../software-passkey/cookie-session.ts";
import { linkSecret } from "../software-passkey/join-with.ts";

export const pin = "73194628";

/** Somebody whose only passkey is a security key, and who has it in their hands. */
export interface KeyOwner {
	readonly origin: string;
	/** Grants a pairing, as the page in the browser would. @returns where the browser is sent with the code */
	grantPairing(address: string): Promise<string>;
	/** What the key keeps without power, as it is now: its counter goes on with each signature. */
	readonly saved: SavedKey;
}

/** Begins alice's account with a link and a security key. */
export async function joinByKey(link: string): Promise<KeyOwner> {
	const { origin } = new URL(link);
	const session = openCookieSession(origin);
	const key = createVirtualKey({ pin });
	const secret = linkSecret(link);
	const { userId } = await session.send(calls.redeemInvite, { body: { secret, name: "alice" } });
	const params = { userId };
	const { ceremony, options } = await session.send(calls.startRegistration, { params, body: { secret } });
	const { residentKey } = options.authenticatorSelection;
	const { response } = await enrolKey({ ...options, residentKey, origin }, portsWith(key), owner());
	await session.send(calls.finishRegistration, { params, body: { ceremony, response, name: "Desk key" } });
	return {
		origin,
		get saved() {
			return key.save();
		},
		async grantPairing(address) {
			const granting = { secret: linkSecret(address) };
			const { name, keyThumbprint } = await session.send(calls.lookUpPairing, { body: granting });
			const purpose = "pair" as const;
			const started = await session.send(calls.startSignin, {
				params: { userId: "alice" },
				body: { purpose, pairing: { ...granting, name } },
			});
			const { id, secret: ceremonySecret, nonce } = started.ceremony;
			const text = signinChallengeText({ origin, purpose, ceremonyId: id, keyThumbprint, nonce });
			const challenge = createHash("sha256").update(text).digest("base64url");
			const signed = await signLogin({ ...started.options, origin, challenge }, portsWith(key), owner());
			const body = { ceremony: { id, secret: ceremonySecret }, response: signed.response };
			const finished = await session.send(calls.finishSignin, { params: { userId: "alice" }, body });
			if (finished.purpose !== "pair") throw new Error(`A pairing was answered as ${finished.purpose}.`);
			return finished.redirect;
		},
	};
}

/** A port of this machine for software keys, as the app finds it. */
export interface KeyPorts {
	/** What leads the app there. */
	readonly environment: Record<string, string>;
	/** Plugs a key in; "Key 5", unless told otherwise. */
	plugIn(options: VirtualKeyOptions, name?: string): Promise<ServedKey & { key: VirtualKey }>;
	close(): Promise<void>;
}

/** @param names of all keys that will ever be plugged in */
export async function openKeyPorts(names: readonly string[]): Promise<KeyPorts> {
	const folder = await mkdtemp(join(tmpdir(), "countersign-keys-"));
	const socketOf = (name: string) => join(folder, `${name}.sock`);
	const served: ServedKey[] = [];
	return {
		environment: { COUNTERSIGN_KEY_SOCKET: names.map(socketOf).join(":") },
		async plugIn(options, name = "Key 5") {
			const key = createVirtualKey(options);
			const plugged = await serveOnSocket(key, socketOf(name));
			served.push(plugged);
			return { ...plugged, key };
		},
		async close() {
			for (const one of served) await one.pullOut();
			await rm(folder, { recursive: true, force: true });
		},
	};
}

function portsWith(key: VirtualKey): VirtualPorts {
	const ports = new VirtualPorts();
	ports.plugIn(key);
	return ports;
}

function owner(): ScriptedPerson {
	return new ScriptedPerson({ pins: [pin] });
}
