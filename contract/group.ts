import { z } from "zod";
import { AccountName } from "./account.ts";
import { GroupName } from "./oidc-client.ts";

/** A name with members, which clients are told of and may be kept to. It is never renamed: programs know it by it. */
export const Group = z.object({
	name: GroupName,
	/** It is a role, whose members are given and taken with the role. */
	role: z.boolean(),
	members: z.array(AccountName),
	/** The clients that let its members in, by their names. */
	clients: z.array(z.string()),
});
export type Group = z.infer<typeof Group>;

export const NewGroup = z.strictObject({ name: GroupName });

const Names = z.array(AccountName).max(200).optional();
export const ChangeGroup = z.strictObject({ add: Names, remove: Names });
export type ChangeGroup = z.infer<typeof ChangeGroup>;
