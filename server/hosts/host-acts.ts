import { z } from "zod";
import { AddedHost, Host, HostName, NewHost } from "../../contract/host.ts";
import { Empty, type LocalAct } from "../local-act.ts";
import { addHost } from "./add-host.ts";
import { listHosts } from "./list-hosts.ts";
import { removeHost } from "./remove-host.ts";

/** With the address that its host is enrolled at. */
const AddedAt = AddedHost.extend({ server: z.string() });

const addHostAct: LocalAct<typeof NewHost, typeof AddedAt> = {
	path: "/hosts",
	wish: NewHost,
	answer: AddedAt,
	run: async (storage, server, wish) => ({ ...(await addHost(storage, wish)), server }),
};

const Hosts = z.array(Host);

const listHostsAct: LocalAct<typeof Empty, typeof Hosts> = {
	path: "/hosts/list",
	wish: Empty,
	answer: Hosts,
	run: (storage) => listHosts(storage),
};

const Named = z.strictObject({ name: HostName });

const removeHostAct: LocalAct<typeof Named, typeof Empty> = {
	path: "/hosts/remove",
	wish: Named,
	answer: Empty,
	run: async (storage, _, wish) => {
		await removeHost(storage, wish);
		return {};
	},
};

/** What an administrator does with hosts, on the server's own machine. */
export const hostActs = { addHostAct, listHostsAct, removeHostAct } as const;
