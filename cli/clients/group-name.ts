import { GroupName } from "../../contract/oidc-client.ts";
import { usageFailure } from "../command-failure.ts";

/** The name of a group, as it was typed. @throws CommandFailure */
export function readGroupName(text: string): string {
	const name = GroupName.safeParse(text);
	if (!name.success) throw usageFailure("A group has small letters, digits, dots, hyphens and underscores.");
	return name.data;
}
