import { ClientName } from "../../contract/oidc-client.ts";
import { usageFailure } from "../command-failure.ts";

/** The name of a client, as it was typed. @throws CommandFailure */
export function readClientName(text: string): string {
	const name = ClientName.safeParse(text);
	if (!name.success) throw usageFailure("A client's name has 1 to 60 visible characters.");
	return name.data;
}
