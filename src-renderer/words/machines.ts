import type { VpnJoinFailure } from "../../contract/vpn-join.ts";

/** Letting a machine into the VPN, with the link that it shows. */
export const machineWords = {
	machines: {
		page: "Join a machine",
		hint: "On the machine, tailscale up prints a link to {vpn}. Paste it here; then approve it like any login, and the machine is in.",
		none: "This server is not set up to let machines into a VPN. Its administrator can do that with headscale.",
		label: "The link",
		labelHint: "Or its end, from hskey-authreq- on.",
		bad: "That is no whole link. It has /register/hskey-authreq- in it, and ends after 24 more characters.",
		elsewhere: "That link belongs to another VPN. Here machines are let into {vpn}.",
		go: "Ask to let it in",
		asking: "Asking",
		waiting: "A machine waits for your approval",
		code: "Match code",
		codeHint: "Type these two digits where you approve it: here, or in an app of yours.",
		read: "Read and sign",
		withdraw: "Withdraw",
		registering: "Approved. The VPN's server is being asked to let the machine in.",
		joined: "{node} is in the VPN",
		machine: "The machine",
		joinedHint: "If that is not what you wanted, it can be taken out again within a minute.",
		remove: "Remove {node}",
		left: "{time} left to remove it.",
		kept: "The minute is over. Whoever runs the VPN can still remove it.",
		removed: "{node} is out of the VPN again",
		notIn: "The machine was not let in",
		unsure: "It is not known whether the machine is in",
		another: "Join another machine",
		ends: {
			denied: "It was denied.",
			expired: "Nobody approved it in time.",
			cancelled: "It was withdrawn.",
			collected: "The server let no machine in for it. Ask once more.",
		},
		failures: {
			unreachable: "It was approved, but the server can not reach headscale. Try again in a moment.",
			uncertain: "It was approved, but headscale's answer got lost. On the machine, tailscale status tells.",
			"key-refused": "It was approved, but headscale refused the server's API key. Tell your administrator.",
			"unknown-link":
				"It was approved, but headscale does not know this link any more. Run tailscale up again, and paste its new link.",
			"link-used": "It was approved, but another approval let this link's machine in.",
			"unknown-user": "It was approved, but headscale has no user {user}. Your administrator can make one.",
			refused: "It was approved, but headscale refused. Your administrator finds the reason in its log.",
			"not-headscale":
				"It was approved, but what answers in headscale's place is not headscale, or one older than 0.29. Tell your administrator.",
			group: "It was approved, but your account is in none of the groups whose machines are let in.",
			lapsed: "It was approved, but it could not be done in time. Ask once more.",
		} satisfies Record<VpnJoinFailure, string>,
	},
} as const;
