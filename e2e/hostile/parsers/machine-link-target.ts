import { readMachineLink } from "../../../contract/vpn-join.ts";
import type { FuzzTarget } from "../../../ctap/fuzz/harness/fuzz-target.ts";
import { holds, inputOf, textIn, wordsOf } from "./text-input.ts";

const authId = `hskey-authreq-${"a1".repeat(12)}`;

/** The link of a machine that waits to be let in: what is read names one machine, and one server or none. */
export const machineLinkTarget: FuzzTarget = {
	name: "machine-link",
	samples: [authId, `https://vpn.example.org/register/${authId}`, `http://[::1]:8080/register/${authId}/`].map(inputOf),
	shaped: wordsOf("https://", "http://", "vpn.example.org", ":8443", "/register/", authId, "user@", "[::1]"),
	attempt(input) {
		const link = readMachineLink(textIn(input));
		if (!link) return;
		holds(/^hskey-authreq-\w{24}$/.test(link.authId), "an authId has its form");
		const written = link.vpn === undefined ? link.authId : `${link.vpn}/register/${link.authId}`;
		const again = readMachineLink(written);
		holds(again?.authId === link.authId && again.vpn === link.vpn, "a link that was read can be written");
	},
};
