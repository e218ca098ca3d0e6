import type { ChangeGroup, Group } from "../../contract/group.ts";
import { Problem } from "../../contract/problem.ts";
import { isRole } from "../accounts/groups/make-groups.ts";
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
	const missing = ({ members: { account } }: Problem) => {
		if (typeof account === "string") return `There is no account ${account}. Nothing was changed.`;
		if (isRole(name)) return `${name} is a role: it is given in the web app, on the account's page.`;
		return `There is no group ${name}. To make it: countersign group create ${name}`;
	};
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

/** How a problem is told, by its code. */
type Told = Readonly<Record<string, string | ((problem: Problem) => string)>>;

async function explained<T>(told: Told, act: () => Promise<T>): Promise<T> {
	try {
		return await act();
	} catch (cause) {
		const words = cause instanceof Problem ? told[cause.code] : undefined;
		if (!(cause instanceof Problem) || words === undefined) throw cause;
		throw new StartError(typeof words === "string" ? words : words(cause), { cause });
	}
}
