import type { Authenticator } from "../commands/authenticator.ts";
import { permission } from "../commands/command-code.ts";
import type { CredentialDescriptor } from "../commands/credential-descriptor.ts";
import {
	deleteCredential,
	listCredentials,
	type Management,
	type StoredCredential,
} from "../commands/credential-management.ts";
import type { AuthenticatorInfo } from "../commands/get-info.ts";
import { KeyFailure } from "../key-failure.ts";
import { authorize } from "./authorize.ts";
import type { OperationOptions } from "./security-key.ts";

/** Lists what the key stores. @throws KeyFailure `unsupported` for a key that does not tell. */
export async function listStored(
	authenticator: Authenticator,
	info: AuthenticatorInfo,
	options: OperationOptions,
): Promise<readonly StoredCredential[]> {
	return await manage(authenticator, info, options, (management) => listCredentials(authenticator, management));
}

/** Erases one stored credential. @throws KeyFailure `unsupported` for a key that does not do it. */
export async function deleteStored(
	authenticator: Authenticator,
	info: AuthenticatorInfo,
	credential: CredentialDescriptor,
	options: OperationOptions,
): Promise<void> {
	await manage(authenticator, info, options, (management) => deleteCredential(authenticator, management, credential));
}

async function manage<T>(
	authenticator: Authenticator,
	info: AuthenticatorInfo,
	options: OperationOptions,
	act: (management: Management) => Promise<T>,
): Promise<T> {
	const standard = info.options.get("credMgmt") === true;
	if (!standard && info.options.get("credentialMgmtPreview") !== true) {
		throw new KeyFailure("unsupported", "This key does not show what it stores.");
	}
	const scope = { permissions: permission.credentialManagement };
	const authorization = await authorize(authenticator, info, true, scope, options);
	try {
		const { agreement, token } = authorization;
		if (!agreement || !token) throw new KeyFailure("unsupported", "This key asks for its PIN to show what it stores.");
		return await act({ protocol: agreement.protocol, token, preview: !standard, options });
	} finally {
		authorization.wipe();
	}
}
