import type { CborMap } from "../../cbor/cbor-value.ts";
import { byteString, map } from "../../cbor/read-member.ts";
import type { Answer } from "../answer.ts";
import { readUser } from "../ceremony/make-credential-request.ts";
import { CommandFailure } from "../command-failure.ts";
import type { ResidentCredential } from "../credentials/credential.ts";
import { sameBytes } from "../credentials/find-credentials.ts";
import type { Firmware } from "../firmware.ts";
import { required } from "../read-parameters.ts";
import { requireToken, requireTokenFor } from "./management-token.ts";

/** deleteCredential (CTAP 2.1 section 6.8.5). */
export function deleteCredential(firmware: Firmware, parameters: CborMap): Answer {
	const credential = findNamed(firmware, parameters);
	firmware.flash.credentials = firmware.flash.credentials.filter((other) => other !== credential);
	credential.secret.fill(0);
	return {};
}

/** updateUserInformation: other names for the same account (CTAP 2.1 section 6.8.6). */
export function updateUser(firmware: Firmware, parameters: CborMap): Answer {
	const user = readUser(required(required(parameters, 0x02, map), 0x03, map));
	const credential = findNamed(firmware, parameters);
	if (!sameBytes(user.id, credential.user.id)) throw new CommandFailure("invalidParameter");
	firmware.flash.credentials = firmware.flash.credentials.map((other) =>
		other === credential ? { ...credential, user } : other,
	);
	return {};
}

/** The credential that the parameters name, if the token may touch it. */
function findNamed(firmware: Firmware, parameters: CborMap): ResidentCredential {
	const id = required(required(required(parameters, 0x02, map), 0x02, map), "id", byteString);
	const token = requireToken(firmware, parameters);
	const credential = firmware.flash.credentials.find((known) => sameBytes(known.id, id));
	requireTokenFor(token, credential?.rpId);
	if (!credential) throw new CommandFailure("noCredentials");
	return credential;
}
