import type { CreatedInvite, NewInvite } from "../../contract/invite.ts";
import { localActs } from "../local-administration.ts";
import { actLocally } from "./act-locally.ts";

/** Makes an invite from the server's own machine. @throws StartError */
export function createInvite(dataDirectory: string, wish: NewInvite): Promise<CreatedInvite> {
	return actLocally(dataDirectory, localActs.inviteAct, wish);
}
