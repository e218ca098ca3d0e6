import { z } from "zod";
import { ChangeGroup, Group, NewGroup } from "../../../contract/group.ts";
import { GroupName } from "../../../contract/oidc-client.ts";
import { Empty, type LocalAct } from "../../local-act.ts";
import { changeGroup, createGroup, removeGroup } from "./change-groups.ts";
import { listGroups } from "./list-groups.ts";

const Groups = z.array(Group);

const listGroupsAct: LocalAct<typeof Empty, typeof Groups> = {
	path: "/groups/list",
	wish: Empty,
	answer: Groups,
	run: ({ db }) => listGroups(db),
};

const createGroupAct: LocalAct<typeof NewGroup, typeof Group> = {
	path: "/groups/create",
	wish: NewGroup,
	answer: Group,
	run: (storage, _, { name }) => createGroup(storage, name, "local"),
};

const Changed = z.strictObject({ name: GroupName, change: ChangeGroup });

const changeGroupAct: LocalAct<typeof Changed, typeof Group> = {
	path: "/groups/change",
	wish: Changed,
	answer: Group,
	run: (storage, _, { name, change }) => changeGroup(storage, name, change, "local"),
};

const removeGroupAct: LocalAct<typeof NewGroup, typeof Empty> = {
	path: "/groups/remove",
	wish: NewGroup,
	answer: Empty,
	run: async (storage, _, { name }) => {
		await removeGroup(storage, name, "local");
		return {};
	},
};

/** What an administrator does with groups, on the server's own machine. */
export const groupActs = { listGroupsAct, createGroupAct, changeGroupAct, removeGroupAct } as const;
