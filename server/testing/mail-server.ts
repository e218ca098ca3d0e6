import { once } from "node:events";
import { createServer, type Socket } from "node:net";
import { onTestFinished } from "vitest";

export interface MailServerOfTest {
	readonly port: number;
	/** Every command, of all connections. */
	readonly commands: string[];
	/** The mails it took, as they came over the wire. */
	readonly mails: string[];
	/** Once it took the first of them. */
	readonly taken: Promise<void>;
}

/**
 * A mail server of a few lines (RFC 5321), which keeps what it is sent.
 * @param answers what it says to a command instead of yes; nothing at all where that is empty
 */
export async function openMailServer(answers: Record<string, string> = {}): Promise<MailServerOfTest> {
	const taken = Promise.withResolvers<void>();
	const kept = { commands: [] as string[], mails: [] as string[], taken: taken.promise };
	const said = { DATA: "354 go on", QUIT: "221 bye", ...answers };
	const server = createServer((socket) => serve(socket, { ...kept, take: taken.resolve }, said)).listen(0, "127.0.0.1");
	await once(server, "listening");
	onTestFinished(() => void server.close());
	const address = server.address();
	return { ...kept, port: typeof address === "object" && address ? address.port : 0 };
}

function serve(
	socket: Socket,
	kept: Pick<MailServerOfTest, "commands" | "mails"> & { take(): void },
	said: Record<string, string>,
): void {
	let unread = "";
	let mail: string[] | undefined;
	const say = (line: string) => line !== "" && socket.write(`${line}\r\n`);
	const keep = (lines: string[]) => {
		kept.mails.push(lines.join("\n"));
		mail = undefined;
		say("250 kept");
		kept.take();
	};
	const obey = (command: string) => {
		kept.commands.push(command);
		const answer = said[command.split(/[ :]/, 1)[0]?.toUpperCase() ?? ""] ?? "250 ok";
		if (answer.startsWith("354")) mail = [];
		say(answer);
	};
	socket.on("error", () => {});
	socket.on("data", (part) => {
		const lines = (unread + part.toString("utf8")).split("\r\n");
		unread = lines.pop() ?? "";
		for (const line of lines) {
			if (!mail) obey(line);
			else if (line === ".") keep(mail);
			else mail.push(line);
		}
	});
	say("220 test");
}
