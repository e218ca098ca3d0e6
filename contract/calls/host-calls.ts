import { z } from "zod";
import type { Call } from "../call.ts";
import { AddedHost, EnrolHost, EnrolledHost, Host, NewHost } from "../host.ts";

/** Hosts whose requests are recognised: a key that was enrolled with a one-time code. */
export const hostCalls = {
	addHost: {
		method: "POST",
		path: "/api/hosts",
		summary: "Add a host, or give one that is not enrolled yet a new one-time code",
		authority: "admin",
		body: NewHost,
		answers: { 201: AddedHost },
		problems: ["not-signed-in", "forbidden", "name-taken"],
	},
	listHosts: {
		method: "GET",
		path: "/api/hosts",
		summary: "The hosts that are known, by name",
		authority: "admin",
		answers: { 200: z.object({ hosts: z.array(Host) }) },
		problems: ["not-signed-in", "forbidden"],
	},
	removeHost: {
		method: "DELETE",
		path: "/api/hosts/:id",
		summary: "Remove a host: what it proves is refused from now on",
		authority: "admin",
		params: z.object({ id: z.string().max(40) }),
		answers: { 204: null },
		problems: ["not-signed-in", "forbidden", "not-found"],
	},
	enrolHost: {
		method: "POST",
		path: "/api/hosts/enrol",
		summary: "Register a host's key with its one-time code",
		authority: "anybody",
		body: EnrolHost,
		answers: { 201: EnrolledHost },
		problems: ["dpop-missing", "dpop-refused", "dpop-time", "code-ended", "key-in-use", "too-many-attempts"],
	},
} as const satisfies Record<string, Call>;
