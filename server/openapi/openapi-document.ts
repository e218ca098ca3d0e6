import { openApi } from "../../contract/openapi.ts";
import { version } from "../version.ts";

/** The wire contract as the repository keeps it, to be read and compared; each server publishes it with its own origin. */
export function openApiDocument(): string {
	return `${JSON.stringify(openApi({ origin: "https://sign.example.org", version }), null, "\t")}\n`;
}
