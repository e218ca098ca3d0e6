export const aboutWords = {
	about: {
		page: "About Countersign",
		version: "Version {version}",
		what: "Approve a login from your desktop tray, with a passkey or a security key. This app shows what waits for you and holds no passkey: it can not approve a login by itself.",
		licence: "Free software under the Apache License 2.0.",
		diagnostics: "Diagnostics",
		diagnosticsHint: "For whoever helps you. It holds no keys, codes or tokens.",
		copy: "Copy",
		copied: "Copied.",
	},
} as const;
