import { readTypedName } from "../typed-name.ts";

/** The name of a client, as it was typed. @throws CommandFailure */
export function readClientName(text: string): string {
	return readTypedName(text, "A client's name");
}
