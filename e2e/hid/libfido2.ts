import type { Guest } from "./guest/guest.ts";
import type { CredentialWish, GuestAssertion, GuestCredential, GuestHost } from "./guest-host.ts";

/** libfido2's tools in a guest, with the key at one node. */
export interface Libfido2 extends GuestHost {
	/** What the key says of itself. */
	describe(): Promise<string>;
	/** Verifies what whatever host signed, and that it verified its user. Throws where it does not hold. */
	verify(wish: CredentialWish, credential: GuestCredential, assertion: GuestAssertion): Promise<void>;
}

const parameters = "/run/libfido2-parameters";
const keyFile = "/run/libfido2-key";

/** @param ctap What the key speaks. */
export function libfido2(guest: Guest, node: string, ctap: "2.0" | "2.1" = "2.1"): Libfido2 {
	// A key of CTAP 2.0 verifies nobody by itself, refuses to be told to, and makes nothing without its PIN anyway.
	const verifying = ctap === "2.0" ? [] : ["-v"];
	/** The tools read a PIN from stdin where there is no terminal, so that everything else has to come in a file. */
	async function run(argv: readonly string[], lines: readonly string[], more: { pin?: string; key?: string } = {}) {
		const script = `printf %s "$PARAMETERS" >${parameters}; printf %s "$KEY" >${keyFile}; exec "$@"`;
		const { exitCode, stdout, stderr } = await guest.run(["sh", "-c", script, "sh", ...argv], {
			env: { PARAMETERS: lines.map((line) => `${line}\n`).join(""), KEY: more.key ?? "" },
			input: more.pin === undefined ? "" : `${more.pin}\n`,
		});
		if (exitCode !== 0) throw new Error(stderr);
		return stdout;
	}
	return {
		describe: () => run(["fido2-token", "-I", node], []),
		async make({ rpId, clientDataHash, pin }) {
			const user = ["ada", Buffer.from("ada").toString("base64")];
			const wanted = [clientDataHash, rpId, ...user];
			const made = await run(["fido2-cred", "-M", ...verifying, "-i", parameters, node], wanted, { pin });
			const verified = await run(["fido2-cred", "-V", "-v", "-i", parameters], made.trimEnd().split("\n"));
			const [id = "", ...publicKey] = verified.split("\n");
			return { id, publicKey: publicKey.join("\n") };
		},
		async assert({ rpId, clientDataHash, credentialId, pin }) {
			const wanted = [clientDataHash, rpId, credentialId];
			const signed = await run(["fido2-assert", "-G", "-v", "-i", parameters, node], wanted, { pin });
			const [, , wrapped = "", signature = ""] = signed.split("\n");
			return { authenticatorData: unwrap(wrapped), signature };
		},
		async verify({ rpId, clientDataHash }, { publicKey }, { authenticatorData, signature }) {
			const signed = [clientDataHash, rpId, wrap(authenticatorData), signature];
			await run(["fido2-assert", "-V", "-v", "-i", parameters, keyFile, "es256"], signed, { key: publicKey });
		},
	};
}

/** The tools hand authenticator data around as a byte string in CBOR (RFC 8949, section 3): here of 24 to 255 bytes. */
function wrap(authenticatorData: string): string {
	const bytes = Buffer.from(authenticatorData, "base64");
	return Buffer.concat([Buffer.from([0x58, bytes.length]), bytes]).toString("base64");
}

function unwrap(wrapped: string): string {
	return Buffer.from(wrapped, "base64").subarray(2).toString("base64");
}
