import type { Account } from "../../contract/account.ts";
import { provePasskey } from "../passkey/prove-passkey.ts";
import { server } from "./connection.ts";

/**
 * Signs in with a passkey.
 * @param name an account's name, or "-" where the passkey itself knows whose it is
 */
export async function signIn(name: string): Promise<Account> {
	return (await provePasskey(server, { who: name, purpose: "session" })).account;
}
