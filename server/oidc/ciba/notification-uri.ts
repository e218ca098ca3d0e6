import { z } from "zod";

/** Where a client may be told of a login's end (CIBA Core 1.0, section 4: https). */
export const NotificationUri = z
	.string()
	.max(500)
	.refine((text) => URL.canParse(text) && isFit(new URL(text)), "an https:// address without a name or a fragment");

function isFit({ protocol, hash, username, password }: URL): boolean {
	return protocol === "https:" && hash === "" && username === "" && password === "";
}
