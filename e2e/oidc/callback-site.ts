import { once } from "node:events";
import { createServer } from "node:http";

/** Where a client is answered: a site on this machine that takes whatever comes. */
export async function openCallbackSite() {
	const site = createServer((_, answer) => answer.end()).listen(0, "localhost");
	await once(site, "listening");
	const address = site.address();
	return {
		callback: `http://localhost:${typeof address === "object" ? address?.port : ""}/callback`,
		async stop() {
			site.close();
			site.closeAllConnections();
			await once(site, "close");
		},
	};
}
