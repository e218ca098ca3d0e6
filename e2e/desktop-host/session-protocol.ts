import { isOwnScheme, registerScheme } from "./scheme-map.ts";
import { strict } from "./strict.ts";
import { type MemberOf, members } from "./surface.ts";

type Handler = (request: Request) => Response | Promise<Response>;

/** The schemes that a session's pages may load, and who answers. */
export class SessionProtocol implements Pick<Electron.Protocol, MemberOf<"sessionProtocol">> {
	readonly #handlers = new Map<string, Handler>();

	handle(scheme: string, handler: Handler): void {
		if (!isOwnScheme(`${scheme}:`)) {
			throw new Error(`The stand-in for Electron only handles schemes that were registered as standard: ${scheme}`);
		}
		if (this.#handlers.has(scheme)) throw new Error("Failed to register protocol: The protocol is already registered");
		this.#handlers.set(scheme, handler);
	}

	unhandle(scheme: string): void {
		if (!this.#handlers.delete(scheme)) throw new Error(`Failed to unhandle protocol: ${scheme}`);
	}

	isProtocolHandled(scheme: string): boolean {
		return this.#handlers.has(scheme);
	}

	/** Undefined for a scheme of the app's that this session does not know. */
	async answer(request: Request): Promise<Response | undefined> {
		return this.#handlers.get(new URL(request.url).protocol.slice(0, -1))?.(request);
	}
}

/** The protocol module: the default session's, and what is registered for all of them. */
export function protocolModule(ofDefaultSession: () => Electron.Protocol): Electron.Protocol {
	return strict(
		"protocol",
		{
			registerSchemesAsPrivileged(schemes) {
				for (const { scheme, privileges } of schemes) if (privileges?.standard) registerScheme(scheme);
			},
			handle: (scheme, handler) => ofDefaultSession().handle(scheme, handler),
			unhandle: (scheme) => ofDefaultSession().unhandle(scheme),
			isProtocolHandled: (scheme) => ofDefaultSession().isProtocolHandled(scheme),
		} satisfies Pick<Electron.Protocol, MemberOf<"protocol">>,
		members.protocol,
	);
}
