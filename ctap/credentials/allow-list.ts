import { encodeParameters } from "../cbor/encode-cbor.ts";
import type { CredentialDescriptor } from "../commands/credential-descriptor.ts";
import { type GetAssertionCommand, parametersOf } from "../commands/get-assertion.ts";
import type { AuthenticatorInfo } from "../commands/get-info.ts";

/** Leaves out ids that are longer than any of the key's own: they are not its credentials. */
export function possibleCredentials(
	list: readonly CredentialDescriptor[],
	{ maxCredentialIdLength }: AuthenticatorInfo,
): readonly CredentialDescriptor[] {
	return list.filter(({ id }) => id.length > 0 && id.length <= (maxCredentialIdLength ?? 1023));
}

/**
 * Cuts a list into parts that the key takes in one command: no more entries than it says, no longer than its messages
 * may be. A key that does not say how many takes one at a time (CTAP 2.1 section 6.4, maxCredentialCountInList).
 * @param command What the list is to be sent with.
 * @param longest Bytes of one message, command byte included.
 */
export function chunkAllowList(
	list: readonly CredentialDescriptor[],
	command: GetAssertionCommand,
	info: AuthenticatorInfo,
	longest: number,
): readonly (readonly CredentialDescriptor[])[] {
	const most = info.maxCredentialsInList ?? 1;
	const chunks: CredentialDescriptor[][] = [];
	let chunk: CredentialDescriptor[] = [];
	for (const descriptor of list) {
		const extended = [...chunk, descriptor];
		const fits = extended.length <= most && messageLength({ ...command, allowList: extended }) <= longest;
		if (chunk.length > 0 && !fits) {
			chunks.push(chunk);
			chunk = [descriptor];
		} else {
			chunk = extended;
		}
	}
	if (chunk.length > 0) chunks.push(chunk);
	return chunks;
}

/** Bytes that the command has on the wire. */
function messageLength(command: GetAssertionCommand): number {
	return 1 + encodeParameters(parametersOf(command)).length;
}
