import { createHash, createPublicKey } from "node:crypto";
import { byteString, member } from "../../cbor/read-member.ts";
import { type CredentialKey, credentialKey } from "../credentials/credential-key.ts";
import { der, derTag } from "./der.ts";

/** What a maker puts into every key of one model, so that none of them can be told from the others. */
export interface BatchAttestation {
	readonly key: CredentialKey;
	/** X.509 in DER, signed by its own key: no authority stands behind a key made of software. */
	readonly certificate: Uint8Array;
}

// Object identifiers in DER, without their tags.
const oid = {
	ecdsaWithSha256: "2a8648ce3d040302",
	country: "550406",
	organization: "55040a",
	organizationalUnit: "55040b",
	commonName: "550403",
	basicConstraints: "551d13",
	/** id-fido-gen-ce-aaguid, 1.3.6.1.4.1.45724.1.1.4 (WebAuthn L3, 8.2.1). */
	aaguid: "2b0601040182e51c010104",
} as const;

/**
 * The attestation of a model. Its key follows from the model alone, so that it is the same in every run.
 * @param aaguid The model, in 16 bytes.
 */
export function batchAttestation(aaguid: Uint8Array): BatchAttestation {
	const secret = createHash("sha256").update("Countersign virtual key, batch attestation").update(aaguid).digest();
	const key = credentialKey(-7, secret);
	const algorithm = der(derTag.sequence, objectId(oid.ecdsaWithSha256));
	const body = certificateBody(key, algorithm, aaguid);
	const signature = der(derTag.bitString, Uint8Array.of(0), key.sign(body));
	return { key, certificate: der(derTag.sequence, body, algorithm, signature) };
}

/** TBSCertificate (RFC 5280 section 4.1), with what WebAuthn asks of it (L3, 8.2.1). */
function certificateBody(key: CredentialKey, algorithm: Uint8Array, aaguid: Uint8Array): Uint8Array {
	const name = der(
		derTag.sequence,
		attribute(oid.country, derTag.printableString, "AA"),
		attribute(oid.organization, derTag.utf8String, "Countersign"),
		attribute(oid.organizationalUnit, derTag.utf8String, "Authenticator Attestation"),
		attribute(oid.commonName, derTag.utf8String, "Countersign virtual key"),
	);
	const critical = der(derTag.boolean, Uint8Array.of(0xff));
	const noAuthority = der(derTag.octetString, der(derTag.sequence));
	const model = der(derTag.octetString, der(derTag.octetString, aaguid));
	return der(
		derTag.sequence,
		der(derTag.explicit0, der(derTag.integer, Uint8Array.of(2))),
		der(derTag.integer, Uint8Array.of(1)),
		algorithm,
		name,
		der(derTag.sequence, utcTime("240101000000Z"), utcTime("491231235959Z")),
		name,
		publicKeyInfo(key),
		der(
			derTag.explicit3,
			der(
				derTag.sequence,
				der(derTag.sequence, objectId(oid.basicConstraints), critical, noAuthority),
				der(derTag.sequence, objectId(oid.aaguid), model),
			),
		),
	);
}

function attribute(type: string, tag: number, value: string): Uint8Array {
	return der(derTag.set, der(derTag.sequence, objectId(type), der(tag, Buffer.from(value))));
}

function objectId(hex: string): Uint8Array {
	return der(derTag.objectId, Buffer.from(hex, "hex"));
}

function utcTime(text: string): Uint8Array {
	return der(derTag.utcTime, Buffer.from(text));
}

/** SubjectPublicKeyInfo of a key on P-256. */
function publicKeyInfo({ cosePublicKey }: CredentialKey): Uint8Array {
	const coordinate = (label: number) => Buffer.from(member(cosePublicKey, label, byteString)).toString("base64url");
	const jwk = { kty: "EC", crv: "P-256", x: coordinate(-2), y: coordinate(-3) };
	return createPublicKey({ key: jwk, format: "jwk" }).export({ format: "der", type: "spki" });
}
