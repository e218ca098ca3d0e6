import { z } from "zod";
import type { Call } from "../call.ts";
import { ChangeGroup, Group, NewGroup } from "../group.ts";
import { GroupName } from "../oidc-client.ts";

const group = { params: z.object({ name: GroupName }) };

/** Groups: who may log in where. */
export const groupCalls = {
	listGroups: {
		method: "GET",
		path: "/api/groups",
		summary: "Every group with its members, and the roles as groups",
		authority: "admin",
		answers: { 200: z.object({ groups: z.array(Group) }) },
		problems: ["not-signed-in", "forbidden"],
	},
	createGroup: {
		method: "POST",
		path: "/api/groups",
		summary: "Make a group",
		authority: "admin",
		body: NewGroup,
		answers: { 201: Group },
		problems: ["not-signed-in", "forbidden", "name-taken"],
	},
	changeGroup: {
		method: "PATCH",
		path: "/api/groups/:name",
		summary: "Put accounts into a group, or take them out",
		authority: "admin",
		...group,
		body: ChangeGroup,
		answers: { 200: Group },
		problems: ["not-signed-in", "forbidden", "not-found"],
	},
	removeGroup: {
		method: "DELETE",
		path: "/api/groups/:name",
		summary: "Remove a group that no client lets in",
		authority: "admin",
		...group,
		answers: { 204: null },
		problems: ["not-signed-in", "forbidden", "not-found", "group-in-use"],
	},
} as const satisfies Record<string, Call>;
