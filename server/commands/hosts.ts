import type { AddedHost, Host } from "../../contract/host.ts";
import { Problem } from "../../contract/problem.ts";
import { localActs } from "../local-administration.ts";
import { actLocally } from "./act-locally.ts";
import { StartError } from "./start-error.ts";

/** Adds a host, with the address that it is enrolled at. @throws StartError */
export async function addHost(dataDirectory: string, name: string): Promise<AddedHost & { server: string }> {
	try {
		return await actLocally(dataDirectory, localActs.addHostAct, { name });
	} catch (cause) {
		if (!(cause instanceof Problem) || cause.code !== "name-taken") throw cause;
		throw new StartError(`There is a host or a client ${name} already. To enrol it anew, remove it first.`, { cause });
	}
}

/** Every host, by name. @throws StartError */
export function listHosts(dataDirectory: string): Promise<Host[]> {
	return actLocally(dataDirectory, localActs.listHostsAct, {});
}

/** Removes a host. @throws StartError */
export async function removeHost(dataDirectory: string, name: string): Promise<void> {
	try {
		await actLocally(dataDirectory, localActs.removeHostAct, { name });
	} catch (cause) {
		if (!(cause instanceof Problem)) throw cause;
		throw new StartError(`There is no host ${name}.`, { cause });
	}
}
