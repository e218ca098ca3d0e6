import { localActs } from "../local-administration.ts";
import type { SigningKeyView } from "../oidc/keys/key-acts.ts";
import { actLocally } from "./act-locally.ts";

/** The keys that ID tokens are signed with, those that sign first. @throws StartError */
export function listSigningKeys(dataDirectory: string): Promise<SigningKeyView[]> {
	return actLocally(dataDirectory, localActs.listSigningKeysAct, {});
}

/** Replaces them. @returns those there are then @throws StartError */
export function rotateSigningKeys(dataDirectory: string): Promise<SigningKeyView[]> {
	return actLocally(dataDirectory, localActs.rotateKeysAct, {});
}
