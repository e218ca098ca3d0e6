import type { ReportListener, ReportTransport } from "../transport/report-transport.ts";

/** The key is not plugged in, or was pulled out since the connection was made. */
export class NotPluggedIn extends Error {
	override readonly name = "NotPluggedIn";

	constructor() {
		super("the virtual key is not plugged in");
	}
}

/** One program that has the key open. */
class Connection implements ReportTransport {
	readonly reportSize: number;
	readonly #receive: (report: Uint8Array) => void;
	readonly #leave: (connection: Connection) => void;
	#listener: ReportListener | undefined;
	#state: "open" | "gone" | "closed" = "open";

	constructor(reportSize: number, receive: (report: Uint8Array) => void, leave: (connection: Connection) => void) {
		this.reportSize = reportSize;
		this.#receive = receive;
		this.#leave = leave;
	}

	async send(report: Uint8Array): Promise<void> {
		if (this.#state !== "open") throw new NotPluggedIn();
		if (report.length !== this.reportSize) throw new RangeError(`a report has ${this.reportSize} bytes`);
		this.#receive(report.slice());
	}

	listen(listener: ReportListener): void {
		this.#listener = listener;
		if (this.#state === "gone") this.#later(() => listener.gone(new NotPluggedIn()));
	}

	async close(): Promise<void> {
		this.#state = "closed";
		this.#leave(this);
	}

	/** Never in the middle of somebody's `send`: a report is heard after the call that brought it about. */
	hear(report: Uint8Array): void {
		this.#later(() => this.#listener?.report(report.slice()));
	}

	lose(): void {
		if (this.#state !== "open") return;
		this.#state = "gone";
		this.#later(() => this.#listener?.gone(new NotPluggedIn()));
	}

	#later(happen: () => void): void {
		queueMicrotask(() => {
			if (this.#state !== "closed") happen();
		});
	}
}

/** Everybody who has the key open. As with hidraw, each of them sees every report that the key sends. */
export class Connections {
	#open: readonly Connection[] = [];

	/** @param receive Where the reports of this connection go. */
	add(reportSize: number, receive: (report: Uint8Array) => void): ReportTransport {
		const connection = new Connection(reportSize, receive, (gone) => {
			this.#open = this.#open.filter((other) => other !== gone);
		});
		this.#open = [...this.#open, connection];
		return connection;
	}

	send(report: Uint8Array): void {
		for (const connection of this.#open) connection.hear(report);
	}

	/** The key is pulled out: all connections end. */
	loseAll(): void {
		for (const connection of this.#open) connection.lose();
		this.#open = [];
	}
}
