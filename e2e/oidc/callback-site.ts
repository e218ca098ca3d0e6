import { once } from "node:events";
import { createServer } from "node:http";

/** Where a client is answered: a site on this machine that takes whatever comes. */
export interface CallbackSite {
	readonly callback: string;
	/** The next call that is made to it otherwise than by a browser's redirect. */
	nextNotice(): Promise<Notice>;
	stop(): Promise<void>;
}

export interface Notice {
	readonly authorization: string | undefined;
	readonly body: unknown;
}

export async function openCallbackSite(): Promise<CallbackSite> {
	let told = Promise.withResolvers<Notice>();
	const site = createServer(async (request, answer) => {
		const parts: Buffer[] = [];
		for await (const part of request) parts.push(part);
		answer.writeHead(request.method === "POST" ? 204 : 200).end();
		if (request.method !== "POST") return;
		const { authorization } = request.headers;
		told.resolve({ authorization, body: JSON.parse(Buffer.concat(parts).toString()) });
	}).listen(0, "localhost");
	await once(site, "listening");
	const address = site.address();
	return {
		callback: `http://localhost:${typeof address === "object" ? address?.port : ""}/callback`,
		async nextNotice() {
			const notice = await told.promise;
			told = Promise.withResolvers();
			return notice;
		},
		async stop() {
			site.close();
			site.closeAllConnections();
			await once(site, "close");
		},
	};
}
