import { ClientData } from "../../contract/webauthn.ts";

/** Reads base64url client data, or gives `undefined` where it is none. */
export function readClientData(clientDataJSON: string): ClientData | undefined {
	try {
		return ClientData.safeParse(JSON.parse(Buffer.from(clientDataJSON, "base64url").toString("utf8"))).data;
	} catch {
		return undefined;
	}
}

/** A page framed by another site signs nothing here: the library lets `crossOrigin` pass where `topOrigin` is absent. */
export function fromForeignFrame(data: ClientData): boolean {
	return data.crossOrigin === true || data.topOrigin !== undefined;
}
