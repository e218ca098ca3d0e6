import type { LoginSettledEvent, SnapshotEvent } from "../../../contract/events.ts";
import type { LoginRequest } from "../../../contract/login-request.ts";

const digits = "abcdefghijklmnopqrstuvwxyz234567";
/** As long as a SHA-256 in base64url. */
const someHash = "n4bQgYhMfWWaL-qgxVrQFaO_TxsrC4Is0V1sFbDwCgg";
const lifetime = 180_000;

/**
 * A stream of one account as a server writes it, of logins that were never asked for. At first nothing waits; then one
 * login after the other comes, and ends before the next.
 */
export class EventFlow {
	readonly account = "alice";
	#revision = 0;
	#count = 0;
	#latest = this.#newRequest();
	#waits = false;

	/** The login that came last. */
	get latest(): LoginRequest {
		return this.#latest;
	}

	/** What a stream begins with. */
	snapshot(): string {
		const body = { auditHead: `0:${someHash}`, requests: this.#waits ? [this.#latest] : [] };
		return this.#text("snapshot", body satisfies Omit<SnapshotEvent, "revision" | "now">);
	}

	/** The next events. */
	take(count: number): readonly string[] {
		return Array.from({ length: count }, () => this.#next());
	}

	#next(): string {
		this.#revision += 1;
		this.#waits = !this.#waits;
		if (this.#waits) {
			this.#latest = this.#newRequest();
			return this.#text("login-requested", { request: this.#latest });
		}
		const body = { id: this.#latest.id, state: "denied" as const };
		return this.#text("login-settled", body satisfies Omit<LoginSettledEvent, "revision" | "now">);
	}

	#text(name: string, body: object): string {
		const data = { revision: this.#revision, now: new Date().toISOString(), ...body };
		return `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
	}

	#newRequest(): LoginRequest {
		this.#count += 1;
		const createdAt = Date.now();
		return {
			id: idOf(this.#count),
			account: this.account,
			kind: "ssh",
			target: `flow-${this.#count}.example`,
			host: "laptop",
			osUser: this.account,
			address: `198.18.0.${this.#count & 255}`,
			createdAt: new Date(createdAt).toISOString(),
			expiresAt: new Date(createdAt + lifetime).toISOString(),
			keyThumbprint: someHash,
			nonce: someHash,
			matchCode: "required",
			announced: true,
			state: "pending",
		};
	}
}

function idOf(count: number): string {
	return Array.from({ length: 26 }, (_, place) => digits[Math.floor(count / 32 ** (25 - place)) % 32]).join("");
}
