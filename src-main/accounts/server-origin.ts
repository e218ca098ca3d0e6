import { AddressRefused, readServerAddress } from "../../native-app/server-address.ts";

/** No address that can be typed here is longer. */
const longest = 300;

/** Whether a text that came from elsewhere is the origin of a server, written as this app writes it. */
export function isServerOrigin(text: string): boolean {
	try {
		return text.length <= longest && readServerAddress(text) === text;
	} catch (error) {
		if (error instanceof AddressRefused) return false;
		throw error;
	}
}
