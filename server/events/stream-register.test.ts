import { expect, test } from "vitest";
import { StreamRegister } from "./stream-register.ts";

function openIn(register: StreamRegister, accountId: string) {
	const stream = {
		accountId,
		all: false,
		closed: false,
		close() {
			stream.closed = true;
		},
	};
	register.add(stream);
	return stream;
}

test("of one account the oldest gives way beyond a hundred, and nobody else's", () => {
	const register = new StreamRegister();
	const others = openIn(register, "bob");
	const own = Array.from({ length: 100 }, () => openIn(register, "alice"));
	expect(own.some(({ closed }) => closed)).toBe(false);
	openIn(register, "alice");
	expect(own.map(({ closed }) => closed).indexOf(true)).toBe(0);
	expect(own.filter(({ closed }) => closed)).toHaveLength(1);
	expect(others.closed).toBe(false);
});

test("those that are gone count no more", () => {
	const register = new StreamRegister();
	const own = Array.from({ length: 100 }, () => openIn(register, "alice"));
	for (const stream of own.slice(1)) register.remove(stream);
	openIn(register, "alice");
	expect(register.size).toBe(2);
	expect(own[0]?.closed).toBe(false);
	register.closeWhere(({ accountId }) => accountId === "alice");
	expect(own[0]?.closed).toBe(true);
});
