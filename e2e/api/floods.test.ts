import { afterAll, beforeAll, expect, test } from "vitest";
import { calls } from "../../contract/calls.ts";
import type { StreamedEvent } from "../events/open-events.ts";
import { type Asked, askOverApi, askOwnOutcome } from "../requester/ask-over-api.ts";
import { approveWith } from "../software-passkey/approve-with.ts";
import { behindProxy } from "../start/start-server.ts";
import { follow, type Household, invited, openHousehold } from "./household.ts";

const office = "198.51.100.7";
const stranger = "203.0.113.9";

let home: Household;

beforeAll(async () => {
	home = await openHousehold(behindProxy);
});

afterAll(() => home?.stop());

/** Somebody new, for whom nothing waits yet, and what their stream tells them. */
async function follower(name: string) {
	const person = await invited(home.alice, name);
	const { session, passkey } = person;
	const events = await follow(person);
	return {
		session,
		ask: (from: string, target = "server01") => askOverApi(home.origin, { account: name, kind: "ssh", target }, from),
		approve: ({ id, matchCode: code }: Asked) => approveWith(session, passkey, { id, code }),
		/** What the stream says of a request, once it says so. */
		async told({ id }: Asked): Promise<{ announced: boolean }> {
			const about = ({ name, data }: StreamedEvent) => name === "login-requested" && Object(data["request"]).id === id;
			return Object((await events.first(about)).data["request"]);
		},
	};
}

const outcomeOf = (asked: Asked) => askOwnOutcome(home.origin, asked);

test("a flood from one address interrupts three times, and hides no login from an address that is known", async () => {
	const { ask, approve, told } = await follower("carol");
	await approve(await ask(office));
	const flood = [];
	for (let count = 0; count < 30; count++) flood.push(await ask(stranger, `server${count}`));
	const shown = await Promise.all(flood.map(told));
	expect(shown.filter(({ announced }) => announced)).toHaveLength(3);
	const real = await ask(office);
	expect(await told(real)).toMatchObject({ announced: true });
	expect(await approve(real)).toMatchObject({ state: "approved" });
});

test("a flood from many addresses hides no login from an address that is known", async () => {
	const { ask, approve, told } = await follower("dave");
	await approve(await ask(office));
	const flood = [];
	for (let host = 1; host <= 60; host++) flood.push(await ask(`203.0.113.${host}`));
	const shown = await Promise.all(flood.map(told));
	expect(shown.filter(({ announced }) => announced)).toHaveLength(20);
	const real = await ask(office);
	expect(await told(real)).toMatchObject({ announced: true });
	expect(await approve(real)).toMatchObject({ state: "approved" });
	const fromElsewhere = await ask("192.0.2.44");
	expect(await told(fromElsewhere)).toMatchObject({ announced: false });
	expect(await approve(fromElsewhere)).toMatchObject({ state: "approved" });
});

test("of a login that was not announced the asking side learns nothing, and it is listed and approved", async () => {
	const { session, ask, approve, told } = await follower("erin");
	const [announced, silent] = [await ask(stranger), await ask(stranger)];
	expect(await told(announced)).toMatchObject({ announced: true });
	expect(await told(silent)).toMatchObject({ announced: false });
	expect(Object.keys(silent)).toEqual(Object.keys(announced));
	for (const each of [announced, silent]) {
		expect(each.matchCode).toMatch(/^\d\d$/);
		expect(await outcomeOf(each)).toEqual({ status: 202, body: { state: "pending" } });
	}
	const { requests } = await session.send(calls.listLoginRequests, { query: { state: "pending" } });
	expect(requests.map(({ id }) => id)).toEqual([silent.id, announced.id]);
	const [first, second] = requests;
	const lifetime = (request: typeof first) =>
		Date.parse(request?.expiresAt ?? "") - Date.parse(request?.createdAt ?? "");
	expect(lifetime(first)).toBe(lifetime(second));
	await approve(silent);
	expect(await outcomeOf(silent)).toMatchObject({ status: 200, body: { state: "approved" } });
});

test("a flood of one account leaves another's logins as they are", async () => {
	const { told } = await follower("frank");
	for (let count = 0; count < 10; count++)
		await askOverApi(home.origin, { account: "bob", kind: "ssh", target: `server${count}` }, stranger);
	const asked = await askOverApi(home.origin, { account: "frank", kind: "login" }, stranger);
	expect(await told(asked)).toMatchObject({ announced: true });
});

test("nobody but a trusted proxy says where a login comes from", async () => {
	const direct = await openHousehold();
	try {
		const { id } = await askOverApi(direct.origin, { account: "bob", kind: "login" }, office);
		const { address } = await direct.bob.session.send(calls.loginRequest, { params: { id } });
		expect(address).toMatch(/^(127\.0\.0\.1|::1)$/);
	} finally {
		await direct.stop();
	}
});
