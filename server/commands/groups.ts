import type { ChangeGroup, Group } from "../../contract/group.ts";
import { Problem } from "../../contract/problem.ts";
import { localActs } from "../local-administration.ts";
import { actLocally } from "./act-locally.ts";
import { StartError } from "./start-error.ts";

/** Every group with its members, and the roles as groups. @throws StartError */
export function listGroups(dataDirectory: string): Promise<Group[]> {
	return actLocally(dataDirectory, localActs.listGroupsAct, {});
}

/** Makes a group without members. @throws StartError */
export function createGroup(dataDirectory: string, name: string): Promise<Group> {
	const taken = `There is a group ${name} already, or a role of that name.`;
	return explained({ "name-taken": taken }, () => actLocally(dataDirectory, localActs.createGroupAct, { name }));
}

/** Puts accounts into a group, or takes them out. @throws StartError */
export function changeGroup(dataDirectory: string, name: string, change: ChangeGroup): Promise<Group> {
	const accounts = [...(change.add ?? []), ...(change.remove ?? [])].join(", ");
	const missing = `There is no group ${name} that accounts can be put into, or not every one of these accounts: ${accounts}.`;
	return explained({ "not-found": missing }, () =>
		actLocally(dataDirectory, localActs.changeGroupAct, { name, change }),
	);
}

/** Removes a group that no client lets in. @throws StartError */
export async function removeGroup(dataDirectory: string, name: string): Promise<void> {
	const told = {
		"not-found": `There is no group ${name}.`,
		"group-in-use": `A client lets only the group ${name} in. See countersign group list, and change that client first.`,
	};
	await explained(told, () => actLocally(dataDirectory, localActs.removeGroupAct, { name }));
}

async function explained<T>(told: Readonly<Record<string, string>>, act: () => Promise<T>): Promise<T> {
	try {
		return await act();
	} catch (cause) {
		const sentence = cause instanceof Problem ? told[cause.code] : undefined;
		if (sentence === undefined) throw cause;
		throw new StartError(sentence, { cause });
	}
}
