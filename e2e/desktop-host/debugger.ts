import { theBrowser } from "./browser.ts";
import type { Devtools } from "./devtools.ts";
import { StrictEmitter } from "./strict-emitter.ts";
import type { MemberOf } from "./surface.ts";

/** webContents.debugger: a DevTools session of its own on the page. */
export class Debugger extends StrictEmitter implements Pick<Electron.Debugger, MemberOf<"debugger">> {
	readonly #targetId: () => Promise<string>;
	#session: Promise<Devtools> | undefined;

	constructor(targetId: () => Promise<string>) {
		super("Debugger", ["message", "detach"]);
		this.#targetId = targetId;
	}

	attach(): void {
		if (this.#session) throw new Error("Debugger is already attached to the target");
		this.#session = this.#open();
		this.#session.catch(() => {});
	}

	detach(): void {
		const session = this.#session;
		this.#session = undefined;
		session
			?.then(({ sessionId }) => theBrowser().send("Target.detachFromTarget", { ...(sessionId && { sessionId }) }))
			.catch(() => {});
		this.emit("detach", {}, "target closed");
	}

	isAttached(): boolean {
		return this.#session !== undefined;
	}

	async sendCommand(method: string, params?: unknown): Promise<unknown> {
		if (!this.#session) throw new Error("No target available");
		const session = await this.#session;
		return session.send(method as "Page.enable", params as undefined);
	}

	async #open(): Promise<Devtools> {
		const targetId = await this.#targetId();
		const { sessionId } = await theBrowser().send("Target.attachToTarget", { targetId, flatten: true });
		const session = theBrowser().child(sessionId);
		session.onEvery((method, params) => this.emit("message", {}, method, params, ""));
		return session;
	}
}
