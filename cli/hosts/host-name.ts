import { HostName } from "../../contract/host.ts";
import { usageFailure } from "../command-failure.ts";

/** The name of a host, as it was typed. @throws CommandFailure */
export function readHostName(text: string): string {
	const name = HostName.safeParse(text);
	if (!name.success) throw usageFailure("A host's name has 1 to 60 small letters, digits, dots and hyphens.");
	return name.data;
}
