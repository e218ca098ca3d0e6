/** What the host asks of the agent in the guest. Processes are told apart by a number that the host gives. */
export type Order =
	| {
			readonly order: "start";
			readonly process: number;
			readonly argv: readonly string[];
			readonly env: Readonly<Record<string, string>>;
			readonly cwd: string;
			readonly user: number;
	  }
	/** More for stdin, in base64; null ends it. */
	| { readonly order: "input"; readonly process: number; readonly bytes: string | null }
	| { readonly order: "signal"; readonly process: number; readonly signal: "SIGINT" | "SIGTERM" | "SIGKILL" };

/** What the agent tells the host. */
export type Word =
	| { readonly word: "ready" }
	| {
			readonly word: "output";
			readonly process: number;
			readonly stream: "stdout" | "stderr";
			/** In base64. */
			readonly bytes: string;
	  }
	| {
			readonly word: "ended";
			readonly process: number;
			readonly exitCode: number | null;
			readonly signal: string | null;
	  }
	| { readonly word: "not-started"; readonly process: number; readonly why: string };

/** One message is one line of JSON. */
export function toLine(message: Order | Word): string {
	return `${JSON.stringify(message)}\n`;
}
