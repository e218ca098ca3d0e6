// biome-ignore-all lint/suspicious/noTemplateCurlyInString: electron-builder fills these in
import process from "node:process";
import { fileURLToPath } from "node:url";
import type { Configuration, FileSet } from "electron-builder";

/* The tray app as packages. docs/packaging.md says how to make them, and what of this was tried where. */

const path = (name: string) => fileURLToPath(new URL(name, import.meta.url));

const {
	COUNTERSIGN_UPDATE_URL: updateUrl,
	COUNTERSIGN_MAINTAINER: maintainer = "Countersign <packages@countersign.invalid>",
	COUNTERSIGN_HOMEPAGE: homepage = "https://countersign.invalid",
	APPLE_API_KEY: appleKey,
	APPLE_ID: appleId,
	APPLE_KEYCHAIN_PROFILE: appleProfile,
} = process.env;

// On Linux nothing but the connection vouches for an update.
if (updateUrl && new URL(updateUrl).protocol !== "https:") {
	throw new TypeError("COUNTERSIGN_UPDATE_URL has to be an https address.");
}

/** What node-hid brings for one system. Electron has no build for musl. */
const keyPrebuilds = (system: string, arch: string): FileSet => ({
	from: "node_modules/node-hid",
	to: "node_modules/node-hid",
	filter: [`prebuilds/*-${system}-${arch}/**`],
});

const linuxScripts = { afterInstall: "build/linux/after-install.tpl", afterRemove: "build/linux/after-remove.tpl" };
const udevRule = `${path("resources/linux/70-countersign.rules")}=/usr/lib/udev/rules.d/70-countersign.rules`;

export default {
	appId: "org.countersign.tray",
	productName: "Countersign",
	artifactName: "countersign-tray-${version}-${os}-${arch}.${ext}",
	directories: { output: "out/packages", buildResources: "build" },
	protocols: [{ name: "Countersign", schemes: ["countersign"], role: "Viewer" }],
	// Electron tells Linux desktops this name, by which they find the entry of the window, its icon and its badge.
	extraMetadata: { desktopName: "org.countersign.tray.desktop", homepage, author: { name: "Countersign" } },

	// Everything is bundled but node-hid, whose files are listed below. So nothing is rebuilt, and what package.json
	// depends on, which is the server's, is not even looked for. (`npmRebuild: false` would pass this hook by.)
	beforeBuild: async () => false,
	files: [
		...["out/main/**", "out/preload/**", "out/renderer/**", "resources/tray/**", "resources/icon/*.png", "LICENSE"],
		{
			from: "node_modules/node-hid",
			to: "node_modules/node-hid",
			filter: ["package.json", "nodehid.js", "binding-options.js", "LICENSE*"],
		},
		{
			from: "node_modules/pkg-prebuilds",
			to: "node_modules/pkg-prebuilds",
			filter: ["package.json", "bindings.js", "lib/**", "LICENSE"],
		},
		// The bundlers list the licences of the scripts that they take in, and not those of the fonts.
		{ from: "node_modules/@fontsource-variable", to: "licenses/fonts", filter: ["*/LICENSE"] },
	],
	asar: true,
	asarUnpack: ["node_modules/node-hid/prebuilds/**"],
	compression: "normal",

	electronFuses: {
		runAsNode: false,
		enableCookieEncryption: true,
		enableNodeOptionsEnvironmentVariable: false,
		enableNodeCliInspectArguments: false,
		enableEmbeddedAsarIntegrityValidation: true,
		onlyLoadAppFromAsar: true,
		loadBrowserProcessSpecificV8Snapshot: false,
		grantFileProtocolExtraPrivileges: false,
		// Changing fuses breaks the signature that Apple silicon wants of every program, also where nobody signs.
		resetAdHocDarwinSignature: true,
	},

	// Without a feed the app is not told of any, and does not look.
	publish: updateUrl ? { provider: "generic", url: updateUrl, channel: "latest" } : null,

	mac: {
		target: ["dmg", "zip"],
		category: "public.app-category.utilities",
		icon: "resources/icon/icon.icns",
		minimumSystemVersion: "13.0",
		hardenedRuntime: true,
		entitlements: "build/entitlements.mac.plist",
		entitlementsInherit: "build/entitlements.mac.inherit.plist",
		notarize: [appleKey, appleId, appleProfile].some(Boolean),
		files: [keyPrebuilds("darwin", "${arch}")],
		// It lives in the menu bar. Only alerts have room for the buttons of a notification.
		extendInfo: { LSUIElement: true, NSUserNotificationAlertStyle: "alert" },
	},

	win: {
		target: ["nsis"],
		icon: "resources/icon/icon.ico",
		// Windows keeps security keys to itself and to administrators: more rights would not help, but harm.
		requestedExecutionLevel: "asInvoker",
		files: [keyPrebuilds("win32", "${arch}")],
	},
	nsis: {
		oneClick: true,
		perMachine: false,
		// Fixed, so that a later version replaces this one whatever it is called.
		guid: "fe1ceb90-7929-4fe3-a599-5f890e99f12a",
		// Notifications come from the entry in the start menu: it carries the appId.
		createStartMenuShortcut: true,
		createDesktopShortcut: false,
		deleteAppDataOnUninstall: false,
	},

	linux: {
		target: ["AppImage", "deb", "rpm"],
		// `countersign` is the command line's name.
		executableName: "countersign-tray",
		icon: "resources/icon",
		category: "Utility;Security",
		synopsis: "Approve logins from the tray",
		maintainer,
		syncDesktopName: true,
		files: [keyPrebuilds("linux", "${arch}")],
		desktop: { entry: { Keywords: "login;approve;passkey;security key;", SingleMainWindow: "true" } },
	},
	// The older way to make AppImages starts all of them with --no-sandbox, and needs FUSE 2.
	toolsets: { appimage: "1.0.3" },
	deb: {
		...linuxScripts,
		packageName: "countersign-tray",
		// Replaces electron-builder's own list: the last two are node-hid's.
		depends: [
			...["libgtk-3-0", "libnotify4", "libnss3", "libxss1", "libxtst6", "xdg-utils", "libatspi2.0-0", "libuuid1"],
			...["libsecret-1-0", "libusb-1.0-0", "libudev1"],
		],
		// Its own recommendation has left Debian. GNOME shows trays by an extension only.
		recommends: [],
		fpm: ["--deb-suggests", "gnome-shell-extension-appindicator", udevRule],
	},
	rpm: {
		...linuxScripts,
		packageName: "countersign-tray",
		// Names of Fedora, and of openSUSE where it has others.
		depends: [
			...["gtk3", "libnotify", "nss", "libXScrnSaver", "(libXtst or libXtst6)", "xdg-utils", "at-spi2-core"],
			...["(libuuid or libuuid1)", "(libsecret or libsecret-1-0)"],
			...["(libusb1 or libusb-1_0-0)", "(systemd-libs or libudev1)"],
		],
		fpm: [udevRule],
	},
} satisfies Configuration;
