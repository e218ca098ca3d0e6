import type { ServerConnection } from "../../client/call-server.ts";

/** This page's own server, whose session cookie the browser adds by itself. */
export const server: ServerConnection = {
	origin: "",
	network: {
		fetch: (url, { method, headers, body }) => fetch(url, { method, headers, ...(body !== undefined && { body }) }),
	},
};
