import { hashOf } from "../../secret.ts";

/**
 * What stands in the database for the id of something the provider handed out. Most ids are the code, the token or
 * the cookie itself, and nobody who reads the database shall have them.
 */
export function hashedId(model: string, id: string): string {
	return hashOf(`${model}\n${id}`);
}
