import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";

export const testKey = "hskey-api-test1234567-abcdefghijklmnop";

/** What reached the API, as it came. */
export interface HeadscaleCall {
	readonly method: string;
	readonly path: string;
	readonly authorization: string | undefined;
	readonly body: Record<string, unknown>;
}

type Answer = { status: number; body: unknown; location?: string } | "none" | "cut";

/** A stand-in that answers as the API of headscale does behind gRPC's gateway (0.29), for a test's machines. */
export interface HeadscaleServer {
	readonly origin: string;
	readonly calls: readonly HeadscaleCall[];
	/** Machines that are in, by their id. */
	readonly nodes: ReadonlyMap<string, { readonly user: string; readonly authId: string }>;
	/** A machine that waits to be let in. @returns its `authId` */
	wait(name: string): string;
	/** What the next call is answered instead: nothing at all, or after it was done, the connection cut. */
	answerNext(answer: Answer): void;
	/** Resolves with the next call of this method. */
	called(method: string): Promise<HeadscaleCall>;
	stop(): Promise<void>;
}

/** @param users who has an account there @param port one that it had before */
export async function startHeadscale(users: readonly string[] = ["alice"], port = 0): Promise<HeadscaleServer> {
	const waiting = new Map<string, string>();
	const nodes = new Map<string, { user: string; authId: string }>();
	const calls: HeadscaleCall[] = [];
	const listeners = new Map<string, (call: HeadscaleCall) => void>();
	const answers: Answer[] = [];
	let ids = 0;

	const register = ({ user, authId }: Record<string, unknown>) => {
		const name = waiting.get(String(authId));
		if (!users.includes(String(user))) return failed("looking up user: user not found");
		if (name === undefined) return failed("node not found in registration cache");
		waiting.delete(String(authId));
		const id = String(++ids);
		nodes.set(id, { user: String(user), authId: String(authId) });
		return { status: 200, body: { node: { id, name, givenName: name, user: { name: user } } } };
	};
	const remove = (id: string) =>
		nodes.delete(id) ? { status: 200, body: {} } : { status: 404, body: { code: 5, message: "node not found" } };

	const usual = ({ method, path, authorization, body }: HeadscaleCall): Exclude<Answer, string> => {
		if (authorization !== `Bearer ${testKey}`) return { status: 401, body: "Unauthorized" };
		if (method === "POST" && path === "/api/v1/auth/register") return register(body);
		const [, id] = /^\/api\/v1\/node\/(\d+)$/.exec(path) ?? [];
		if (method === "DELETE" && id !== undefined) return remove(id);
		return { status: 404, body: { code: 5, message: "Not Found" } };
	};

	async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const { method = "", url: path = "" } = request;
		const call = { method, path, authorization: request.headers.authorization, body: await bodyOf(request) };
		calls.push(call);
		const instead = answers.shift();
		if (instead === "cut") {
			usual(call);
			request.socket.destroy();
		} else if (instead !== "none") reply(response, instead ?? usual(call));
		listeners.get(method)?.(call);
	}

	const server = createServer((request, response) => void answer(request, response));
	server.listen(port, "127.0.0.1");
	await once(server, "listening");
	const address = server.address();
	return {
		origin: `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`,
		calls,
		nodes,
		wait(name) {
			const authId = `hskey-authreq-${String(waiting.size + nodes.size + 1).padStart(24, "a")}`;
			waiting.set(authId, name);
			return authId;
		},
		answerNext: (instead) => answers.push(instead),
		called: (method) => new Promise((resolve) => listeners.set(method, resolve)),
		async stop() {
			server.closeAllConnections();
			server.close();
			await once(server, "close");
		},
	};
}

function reply(response: ServerResponse, { status, body, location }: Exclude<Answer, string>): void {
	if (location !== undefined) response.setHeader("location", location);
	response.writeHead(status).end(typeof body === "string" ? body : JSON.stringify(body));
}

function failed(message: string) {
	return { status: 500, body: { code: 2, message, details: [] } };
}

async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown>> {
	const parts: Buffer[] = [];
	for await (const part of request) parts.push(part);
	const text = Buffer.concat(parts).toString("utf8");
	return text === "" ? {} : JSON.parse(text);
}
