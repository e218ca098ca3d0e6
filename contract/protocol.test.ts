import { expect, test } from "vitest";
import { AnyServer, oldestApi, protocolFit, spokenApi } from "./protocol.ts";

const fitTo = (says: object, spoken?: number) => protocolFit(AnyServer.parse({ name: "countersign", ...says }), spoken);

test("a newer server is talked to for as long as it answers this version, and one beyond that is told", () => {
	expect(fitTo({ api: 3, oldestApi: 2 }, 2)).toBe("fits");
	expect(fitTo({ api: 3, oldestApi: 3 }, 3)).toBe("fits");
	expect(fitTo({ api: 3, oldestApi: 2 }, 1)).toBe("server-too-new");
	expect(fitTo({ api: 3, oldestApi: 2 }, 4)).toBe("server-too-old");
});

test("a server that names no oldest version answers its own alone", () => {
	expect(fitTo({ api: 2 }, 2)).toBe("fits");
	expect(fitTo({ api: 2 }, 1)).toBe("server-too-new");
});

test("what this program's server says fits this program", () => {
	expect(fitTo({ api: spokenApi, oldestApi })).toBe("fits");
	expect(oldestApi).toBeLessThanOrEqual(spokenApi);
});
